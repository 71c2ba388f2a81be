import { type Level, levels } from './viewing.ts'

/** Fewer labels than this say nothing about what is enough. */
const least = 20

/** The lowest level at which more than half of the labels were decided, from their number by level; null where there are too few. */
export function enough(labels: Readonly<Partial<Record<number, number>>>): Level | null {
  const total = levels.reduce<number>((sum, level) => sum + (labels[level] ?? 0), 0)
  if (total < least) return null
  let sum = 0
  for (const level of levels) {
    sum += labels[level] ?? 0
    if (sum * 2 > total) return level
  }
  return null
}
