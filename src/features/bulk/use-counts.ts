import { useTranslation } from 'react-i18next'
import type { BulkAction, BulkCounts } from '#contract/bulk.ts'
import { useFormat } from '#i18n/use-format.ts'

const parts = {
  stale: ['labels', 'results', 'tasks', 'queries', 'people', 'decisions'],
  reassign: ['tasks', 'queries', 'labels'],
  places: ['tasks', 'queries', 'results'],
} as const

/** Writes out what an action touches: “12 labels, 4 results, 2 tasks”. */
export function useCounts(): (kind: BulkAction['kind'], counts: BulkCounts) => string {
  const { t } = useTranslation('bulk')
  const format = useFormat()
  return (kind, counts) =>
    format.list(
      parts[kind].filter((part) => counts[part] > 0).map((part) => t(`count.${part}`, { count: counts[part] })),
    )
}
