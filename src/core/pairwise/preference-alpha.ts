import { alpha } from '../agreement/alpha.ts'
import type { Figure } from '../agreement/figure.ts'
import { votesOf } from '../consensus-models/votes.ts'
import { bothBad } from '../preference.ts'

/**
 * Krippendorff's alpha, ordinal, over preferences from the first side to the second. "Both bad" has no place in that order and
 * is left out as if it were missing.
 */
export function preferenceAlpha(labels: readonly { subject: string; by: string; value: number }[]): Figure {
  const ordered = labels.filter(({ value }) => value !== bothBad)
  const values = [...new Set(ordered.map(({ value }) => value))].sort((a, b) => a - b)
  const rows = ordered.map(({ subject, by, value }) => ({ unit: subject, rater: by, value }))
  return alpha(votesOf(rows, values).votes, values, 'ordinal')
}
