import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { useDraftActions } from '#client/queries/drafts.ts'
import type { GuidelineDraft } from '#contract/guideline-draft.ts'
import { isOneClause } from '#core/guideline-clause.ts'
import { Button } from '#ui/button.tsx'
import buttonRow from '#ui/button-row.module.css'
import { ClauseFields } from '#ui/clause-fields.tsx'
import { Notice } from '#ui/notice.tsx'
import { TextField } from '#ui/text-field.tsx'
import { Plain } from './guideline-text.tsx'
import styles from './guidelines.module.css'

interface Props {
  projectId: string
  draft: GuidelineDraft
  version: number
  written: readonly string[]
  onClose: () => void
}

/** Writing other words into a draft, beside the clause as it reads now; kept words are based on the version in force. */
export function DraftEditor({ projectId, draft, version, written, onClose }: Props) {
  const { t } = useTranslation(['guideline', 'common', 'errors'])
  const languages = [...new Set([...Object.keys(draft.texts), ...written])]
  const [language, setLanguage] = useState(languages[0] ?? 'en')
  const [texts, setTexts] = useState(draft.texts)
  const [note, setNote] = useState(draft.note)
  const { update } = useDraftActions(projectId, draft.id)
  const inForce = draft.inForce[language]
  const save = () => update.mutate({ basedOn: version, texts, note }, { onSuccess: onClose })
  return (
    <div className={styles.editor}>
      <ClauseFields
        languages={languages}
        language={language}
        onLanguage={setLanguage}
        value={texts[language] ?? inForce ?? { title: '', text: '' }}
        onChange={(words) => setTexts((old) => ({ ...old, [language]: words }))}
        beside={
          <div>
            <h4>{t('guideline:drafts.is')}</h4>
            {inForce ? (
              <div className={styles.text} lang={language} dir="auto">
                <h5>{inForce.title}</h5>
                <Plain>{inForce.text}</Plain>
              </div>
            ) : (
              <p className={styles.facts}>{t('guideline:drafts.new')}</p>
            )}
          </div>
        }
      />
      <TextField label={t('guideline:drafts.note')} maxLength={2000} value={note} onChange={setNote} />
      {update.error instanceof ApiError && <Notice kind="error">{t(`errors:${update.error.id}`, { count: 0 })}</Notice>}
      <div className={buttonRow.buttons}>
        <Button
          variant="primary"
          isDisabled={!Object.values(texts).every(isOneClause)}
          isPending={update.isPending}
          onPress={save}
        >
          {t('common:save')}
        </Button>
        <Button onPress={onClose}>{t('common:cancel')}</Button>
      </div>
    </div>
  )
}
