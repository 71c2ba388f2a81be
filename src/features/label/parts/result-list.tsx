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
        <ResultRow key={result.id} result={result} at={at} />
      ))}
    </ol>
  )
}
