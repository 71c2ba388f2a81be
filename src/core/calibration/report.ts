import type { Figure } from '#contract/insights.ts'
import { coincidencesByGroup } from '../agreement/coincidences.ts'
import { countLabels } from '../agreement/label-counts.ts'
import { alphaFigureSteps } from '../agreement/slices.ts'
import { votesOf } from '../consensus-models/votes.ts'
import { skill } from '../skill.ts'
import { drain } from '../steps.ts'

/** A grade that somebody gave an item. */
export interface Said {
  unit: string
  rater: string
  value: number
}

/**
 * Ordinal alpha of what several people said of items, with a 95 % interval drawn over items (1,000 times); without a value it says
 * why. `grades` are the numbers of the scale in rising order; what is none of them is left out.
 */
export function agreementOf(said: readonly Said[], grades: readonly number[]): Figure {
  const { votes } = votesOf(
    said.filter(({ value }) => grades.includes(value)),
    grades,
  )
  const labels = countLabels(votes)
  const each = Int32Array.from({ length: votes.units }, (_, unit) => unit)
  const found = drain(
    alphaFigureSteps(coincidencesByGroup(labels, each, votes.units), grades, 'ordinal', { resamples: 1000, seed: 1 }),
  )
  const { value, low, high } = found
  return { value, low, high, reason: found.value === null && found.reason !== 'below-zero' ? found.reason : null }
}

/** A share of answers with Wilson's interval; null without any. */
export function shareOf(right: number, answers: number): Figure {
  if (answers === 0) return { value: null, low: null, high: null, reason: 'no-pairs' }
  const { low, high } = skill({ total: answers, correct: right })
  return { value: right / answers, low, high, reason: null }
}

/** Whether a grade is within `tolerance` places of the scale from what was settled; what is no grade is not. */
export function isRight(
  value: number | null,
  settled: { value: number | null; tolerance: number },
  grades: readonly number[],
): boolean {
  if (value === null || settled.value === null) return false
  const [own, other] = [grades.indexOf(value), grades.indexOf(settled.value)]
  return own >= 0 && other >= 0 && Math.abs(own - other) <= settled.tolerance
}

/** Two grades that were taken for each other: one was settled, the other said, at least twice; the pair that came most often. */
export function mostConfused(
  votes: readonly { value: number | null; settled: number | null; isRight: boolean }[],
): { values: [number, number]; votes: number } | null {
  const pairs = new Map<string, { values: [number, number]; votes: number }>()
  for (const { value, settled, isRight: right } of votes) {
    if (value === null || settled === null || right) continue
    const values: [number, number] = value < settled ? [value, settled] : [settled, value]
    const pair = pairs.get(values.join()) ?? { values, votes: 0 }
    pair.votes++
    pairs.set(values.join(), pair)
  }
  const [first] = [...pairs.values()].sort((a, b) => b.votes - a.votes || a.values[0] - b.values[0])
  return first && first.votes > 1 ? first : null
}
