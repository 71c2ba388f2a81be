import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { useBulkApply } from '#client/queries/bulk.ts'
import type { BulkAction, BulkBatch, BulkPreview } from '#contract/bulk.ts'
import type { Project } from '#contract/project.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { Dialog } from '#ui/dialog.tsx'
import { Notice } from '#ui/notice.tsx'
import { Problem } from '#ui/problem.tsx'
import { ProgressBar } from '#ui/progress-bar.tsx'
import { TextField } from '#ui/text-field.tsx'
import { toast } from '#ui/toast.tsx'
import styles from './bulk.module.css'
import { Examples } from './examples.tsx'
import { useCounts } from './use-counts.ts'

interface Props {
  project: Project
  action: BulkAction
  preview: BulkPreview
  onDone: () => void
  onAnew: () => void
}

/** What would be touched, the reason, and the button that asks once more before it does it. */
export function PreviewPanel({ project, action, preview, onDone, onAnew }: Props) {
  const { t } = useTranslation(['bulk', 'common'])
  const format = useFormat()
  const write = useCounts()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState<'no' | 'reason' | 'yes'>('no')
  const [batch, setBatch] = useState<BulkBatch | null>(null)
  const apply = useBulkApply(project.id, setBatch)
  const { counts, examples, digest } = preview
  const size = action.kind === 'stale' ? counts.labels : counts.tasks
  const go = () => {
    setAsked('no')
    apply.mutate(
      { action, digest, reason },
      {
        onSuccess: () => {
          toast({ text: t('bulk:applied') })
          onDone()
        },
      },
    )
  }
  const left = action.kind === 'stale' ? 'bulk:leftLabels' : 'bulk:leftTasks'
  const isStale = apply.error instanceof ApiError && apply.error.id === 'bulk-changed'
  return (
    <section className={styles.preview} aria-label={t('bulk:examples')}>
      <Notice kind={size > 0 ? 'info' : 'quiet'}>
        <strong role="status">{size > 0 ? write(action.kind, counts) : t('bulk:nothing')}</strong>
        {counts.left > 0 && <p>{t(left, { count: counts.left })}</p>}
      </Notice>
      {size > 0 && (
        <>
          <p className={styles.hint}>
            {t('bulk:examplesFirst', { shown: format.number(examples.length), all: format.number(size) })}
          </p>
          <Examples project={project} kind={action.kind} examples={examples} />
          <form
            className={styles.preview}
            onSubmit={(event) => {
              event.preventDefault()
              if (!isStale && !apply.isPending) setAsked(reason.trim() === '' ? 'reason' : 'yes')
            }}
          >
            <TextField
              label={t('bulk:reason')}
              description={t('bulk:reasonHint')}
              error={asked === 'reason' && reason.trim() === '' ? t('bulk:reasonMissing') : undefined}
              value={reason}
              maxLength={1000}
              onChange={setReason}
            />
            {apply.isPending && (
              <ProgressBar
                label={t('bulk:working')}
                value={(batch?.moved ?? 0) + (batch?.skipped ?? 0)}
                max={batch?.total ?? size}
              />
            )}
            <Problem error={apply.error} />
            <div className={buttonRow.buttons}>
              <Button variant="primary" isPending={apply.isPending} isDisabled={isStale} type="submit">
                {t('bulk:apply')}
              </Button>
              {isStale && <Button onPress={onAnew}>{t('bulk:preview')}</Button>}
            </div>
          </form>
        </>
      )}
      <Dialog
        title={t('bulk:confirm.title')}
        isOpen={asked === 'yes'}
        onClose={() => setAsked('no')}
        size="small"
        isAlert
      >
        <p>{t('bulk:confirm.body', { what: write(action.kind, counts) })}</p>
        <div className={buttonRow.buttons}>
          <Button variant="danger" onPress={go}>
            {t('bulk:confirm.go')}
          </Button>
          <Button onPress={() => setAsked('no')}>{t('common:cancel')}</Button>
        </div>
      </Dialog>
    </section>
  )
}
