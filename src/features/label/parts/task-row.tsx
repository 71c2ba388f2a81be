import { memo } from 'react'
import type { ResultView } from '#contract/labelling.ts'
import { ResultRow } from '#ui/workbench/result-row.tsx'
import { GradeBadge } from './grade-badge.tsx'
import { useLabel, useTask } from './label-context.ts'

/** One result in the list, with the grade given; drawn again only when it is concerned. */
export const TaskRow = memo(function TaskRow({ result, at }: { result: ResultView; at: number }) {
  const { task } = useLabel()
  const isCurrent = useTask((state) => state.at === at)
  const judged = useTask((state) => state.judgements[result.id])
  const language = useTask((state) => state.task.query.language)
  return (
    <ResultRow
      {...{ result, at, language, isCurrent }}
      onSelect={() => task.select(at)}
      badge={<GradeBadge judged={judged} />}
    />
  )
})
