import { useTranslation } from 'react-i18next'
import { useTask } from './label-context.ts'
import styles from './result-list.module.css'
import { ResultRow } from './result-row.tsx'

/** The ranked results; one of them is in view. */
export function ResultList() {
  const { t } = useTranslation('label')
  const results = useTask((state) => state.task.results)
  return (
    <ol className={styles.results} aria-label={t('results')}>
      {results.map((result, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: from task to task the rows stay, and only their words change
        <ResultRow key={at} result={result} at={at} />
      ))}
    </ol>
  )
}
