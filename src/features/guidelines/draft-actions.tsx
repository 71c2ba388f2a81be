import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { useDraftActions } from '#client/queries/drafts.ts'
import type { GuidelineDraft } from '#contract/guideline-draft.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Notice } from '#ui/notice.tsx'
import { toast } from '#ui/toast.tsx'
import styles from './guidelines.module.css'

interface Props {
  projectId: string
  draft: GuidelineDraft
  version: number
  name: string
  onEdit: () => void
  onPublished: (clause: string) => void
}

/** Publishing a draft, basing it on the present text, changing it, dropping it. */
export function DraftActions({ projectId, draft, version, name, onEdit, onPublished }: Props) {
  const { t } = useTranslation(['guideline', 'errors'])
  const format = useFormat()
  const { update, drop, publish } = useDraftActions(projectId, draft.id)
  const error = publish.error ?? update.error ?? drop.error
  const next = t('guideline:drafts.publish', { version: format.number(version + 1) })
  const named = (action: string) => t('guideline:drafts.named', { action, clause: name })
  const publishNow = () =>
    publish.mutate(version, {
      onSuccess: () => {
        onPublished(draft.clause)
        toast({ text: t('guideline:published') })
      },
    })
  const rebase = () => update.mutate({ basedOn: version, texts: draft.texts, note: draft.note })
  return (
    <>
      {draft.isOwn && <p className={styles.facts}>{t('guideline:drafts.own')}</p>}
      {error instanceof ApiError && (
        <Notice kind="error">
          {error.id === 'stale-version' ? t('guideline:drafts.stale') : t(`errors:${error.id}`, { count: 0 })}
        </Notice>
      )}
      <div className={buttonRow.buttons}>
        {draft.isStale ? (
          <Button
            variant="primary"
            isPending={update.isPending}
            aria-label={named(t('guideline:drafts.rebase'))}
            onPress={rebase}
          >
            {t('guideline:drafts.rebase')}
          </Button>
        ) : (
          <Button variant="primary" isPending={publish.isPending} aria-label={named(next)} onPress={publishNow}>
            {next}
          </Button>
        )}
        <Button aria-label={named(t('guideline:drafts.edit'))} onPress={onEdit}>
          {t('guideline:drafts.edit')}
        </Button>
        <span className={buttonRow.grow} />
        <Button
          variant="quiet"
          isPending={drop.isPending}
          aria-label={named(t('guideline:drafts.drop'))}
          onPress={() => drop.mutate(null)}
        >
          {t('guideline:drafts.drop')}
        </Button>
      </div>
    </>
  )
}
