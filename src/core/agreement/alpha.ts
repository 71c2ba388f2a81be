import type { Votes } from '../consensus-models/votes.ts'
import { coincidences, coincidencesWithoutEach } from './coincidences.ts'
import type { Figure } from './figure.ts'
import { countLabels } from './label-counts.ts'

/** What the values say: names only, an order, equal steps, or amounts from a true zero. */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/** Less than this is what subtracting leaves of nothing. */
const nothing = 1e-9

/**
 * Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability") of any number of raters, each
 * with any number of labels; `values` are the values of the categories, ascending.
 */
export function alpha(votes: Votes, values: readonly number[], level: Level): Figure {
  return alphaOf(coincidences(countLabels(votes)), values, level)
}

/** Krippendorff's alpha without each rater in turn, in the order of the raters. */
export function alphaWithoutEach(votes: Votes, values: readonly number[], level: Level): Figure[] {
  const matrices = coincidencesWithoutEach(votes)
  const size = votes.categories ** 2
  return Array.from({ length: votes.raters }, (_, rater) =>
    alphaOf(matrices.subarray(rater * size, (rater + 1) * size), values, level),
  )
}

/** Krippendorff's alpha of a coincidence matrix (categories × categories): 1 − observed / expected disagreement. */
export function alphaOf(matrix: Float64Array, values: readonly number[], level: Level): Figure {
  if (level === 'ratio' && values.some((value) => value < 0)) return { value: null, reason: 'below-zero' }
  const categories = values.length
  const totals = new Float64Array(categories)
  let all = 0
  for (let one = 0; one < categories; one++) {
    let sum = 0
    for (let other = 0; other < categories; other++) sum += matrix[one * categories + other] as number
    totals[one] = sum < nothing ? 0 : sum
    all += totals[one] as number
  }
  if (all === 0) return { value: null, reason: 'no-pairs' }
  let [observed, expected] = [0, 0]
  for (let one = 0; one < categories; one++) {
    for (let other = one + 1; other < categories; other++) {
      const far = distance(level, values, totals, one, other)
      observed += (matrix[one * categories + other] as number) * far
      expected += (totals[one] as number) * (totals[other] as number) * far
    }
  }
  if (expected === 0) return { value: null, reason: 'one-category' }
  return { value: 1 - ((all - 1) * observed) / expected }
}

/** The squared difference of two categories; of an order, by the labels that lie between them (Krippendorff 2011, E). */
function distance(level: Level, values: readonly number[], totals: Float64Array, one: number, other: number): number {
  if (level === 'nominal') return 1
  const [low, high] = [values[one] as number, values[other] as number]
  if (level === 'interval') return (high - low) ** 2
  if (level === 'ratio') return ((high - low) / (high + low)) ** 2
  let between = -((totals[one] as number) + (totals[other] as number)) / 2
  for (let at = one; at <= other; at++) between += totals[at] as number
  return between ** 2
}
