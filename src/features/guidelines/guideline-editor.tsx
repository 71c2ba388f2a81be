import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#client/call.ts'
import { useUpdateGuideline } from '#client/queries/guidelines.ts'
import type { Guideline } from '#contract/project.ts'
import { changedClauses, clauseProblems } from '#core/guideline.ts'
import { languages as uiLanguages } from '#i18n/languages.ts'
import { useFormat } from '#i18n/use-format.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Select } from '#ui/select.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { toast } from '#ui/toast.tsx'
import { GuidelineText } from './guideline-text.tsx'
import styles from './guidelines.module.css'

interface Props {
  projectId: string
  guideline: Guideline
  languages: string[]
  /** Told of the clauses that read otherwise once a version is published. */
  onChanged: (clauses: string[]) => void
}

/** Writing on one side, what people will read on the other; publishing makes a new version. */
export function GuidelineEditor({ projectId, guideline, languages, onChanged }: Props) {
  const { t, i18n } = useTranslation(['guideline', 'errors'])
  const format = useFormat()
  const [texts, setTexts] = useState(guideline.texts)
  const [language, setLanguage] = useState(languages[0] ?? i18n.resolvedLanguage ?? 'en')
  const update = useUpdateGuideline(projectId)
  const text = texts[language] ?? ''
  const changed = JSON.stringify(texts) !== JSON.stringify(guideline.texts)
  // Ids that are missing are given when the version is published.
  const filled = Object.fromEntries(Object.entries(texts).filter(([, one]) => one.trim() !== ''))
  const problems = clauseProblems(filled).filter(({ id, language: where }) => id !== 'no-id' && where === language)
  const offered = [...new Set([...languages, ...Object.keys(texts), ...uiLanguages.map(({ code }) => code)])]
  const publish = () =>
    update.mutate(
      { basedOn: guideline.version, texts },
      {
        onSuccess: (next) => {
          onChanged(changedClauses(guideline.texts, next.texts))
          toast({ text: t('guideline:published') })
        },
      },
    )
  return (
    <div className={styles.editor}>
      <div className={styles.tools}>
        <Select
          label={t('guideline:language')}
          value={language}
          onChange={setLanguage}
          options={offered.map((code) => ({
            value: code,
            label: `${format.language(code)}${texts[code]?.trim() ? ' ✓' : ''}`,
          }))}
        />
        <Button variant="primary" isDisabled={!changed} isPending={update.isPending} onPress={publish}>
          {t('guideline:publish')}
        </Button>
      </div>
      {update.error instanceof ApiError && <Notice kind="error">{t(`errors:${update.error.id}`, { count: 0 })}</Notice>}
      {problems.length > 0 && (
        <Notice kind="warning">
          {problems.map(({ id, clause }) => (
            <span key={`${id} ${clause}`} className={styles.problem}>
              {t(`guideline:problem.${id}`, { clause })}
            </span>
          ))}
        </Notice>
      )}
      <div className={styles.sides}>
        <TextArea
          label={t('guideline:text')}
          description={t('guideline:hint')}
          lang={language}
          dir="auto"
          rows={24}
          value={text}
          onChange={(value) => setTexts((old) => ({ ...old, [language]: value }))}
        />
        <section className={styles.preview} aria-label={t('guideline:preview')}>
          {text.trim() ? <GuidelineText markdown={text} language={language} /> : <p>{t('guideline:empty')}</p>}
        </section>
      </div>
    </div>
  )
}
