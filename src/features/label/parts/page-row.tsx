import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { WholeRow } from '#ui/workbench/result-row.tsx'
import { GradeBadge } from './grade-badge.tsx'
import { useLabel, useTask } from './label-context.ts'

/** The whole page as the last row of its results. */
export const PageRow = memo(function PageRow({ at }: { at: number }) {
  const { t } = useTranslation('label')
  const { task } = useLabel()
  const isCurrent = useTask((state) => state.at === at)
  const judged = useTask((state) => state.judgements[state.task.whole ?? ''])
  return (
    <WholeRow
      title={t('wholePage')}
      isCurrent={isCurrent}
      onSelect={() => task.select(at)}
      badge={<GradeBadge judged={judged} />}
    />
  )
})
