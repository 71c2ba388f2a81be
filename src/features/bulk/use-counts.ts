import { useTranslation } from 'react-i18next'
import type { BulkAction, BulkCounts } from '#contract/bulk.ts'

const parts = {
  stale: ['labels', 'results', 'tasks', 'queries', 'people', 'decisions'],
  reassign: ['tasks', 'queries', 'labels'],
  places: ['tasks', 'queries', 'results'],
} as const

/** Writes out what an action touches: “12 labels · 4 results · 2 tasks”. */
export function useCounts(): (kind: BulkAction['kind'], counts: BulkCounts) => string {
  const { t } = useTranslation('bulk')
  return (kind, counts) =>
    parts[kind]
      .filter((part) => counts[part] > 0)
      .map((part) => t(`count.${part}`, { count: counts[part] }))
      .join(' · ')
}
