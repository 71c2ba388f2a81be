import { useTranslation } from 'react-i18next'
import { ResultRows } from '#ui/workbench/result-row.tsx'
import { useTask } from './label-context.ts'
import { PageRow } from './page-row.tsx'
import { TaskRow } from './task-row.tsx'

/** The ranked results; one of them is in view. */
export function ResultList() {
  const { t } = useTranslation('label')
  const results = useTask((state) => state.task.results)
  const isPage = useTask(({ task }) => task.kind === 'page' && task.whole !== null)
  return (
    <ResultRows label={t('results')}>
      {results.map((result, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: from task to task the rows stay, and only their words change
        <TaskRow key={at} result={result} at={at} />
      ))}
      {isPage && <PageRow at={results.length} />}
    </ResultRows>
  )
}
