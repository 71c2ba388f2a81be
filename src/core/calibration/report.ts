import type { Figure } from '#contract/insights.ts'
import { coincidencesByGroup } from '../agreement/coincidences.ts'
import { countLabels } from '../agreement/label-counts.ts'
import { alphaFigureSteps } from '../agreement/slices.ts'
import { votesOf } from '../consensus-models/votes.ts'
import { overPeople } from '../over-people.ts'
import { skill } from '../skill.ts'
import { drain, type Steps } from '../steps.ts'

/** A grade that somebody gave an item. */
export interface Said {
  unit: string
  rater: string
  value: number
}

/**
 * Ordinal alpha of what several people said of items, with a 95 % interval drawn over items (1,000 times); without a value it says
 * why. `grades` are the numbers of the scale in rising order; what is none of them is left out. In steps, since the work of a project takes seconds.
 */
export function* agreementSteps(said: readonly Said[], grades: readonly number[]): Steps<Figure> {
  const { votes } = votesOf(
    said.filter(({ value }) => grades.includes(value)),
    grades,
  )
  const labels = countLabels(votes)
  const each = Int32Array.from({ length: votes.units }, (_, unit) => unit)
  yield
  const matrices = coincidencesByGroup(labels, each, votes.units)
  const found = yield* alphaFigureSteps(matrices, grades, 'ordinal', { resamples: 1000, seed: 1 })
  const { value, low, high } = found
  return { value, low, high, reason: found.value === null && found.reason !== 'below-zero' ? found.reason : null }
}

/** The same as `agreementSteps`, without a pause. */
export function agreementOf(said: readonly Said[], grades: readonly number[]): Figure {
  return drain(agreementSteps(said, grades))
}

/** A share of answers with Wilson's interval; null without any. */
export function shareOf(right: number, answers: number): Figure {
  if (answers === 0) return { value: null, low: null, high: null, reason: 'no-pairs' }
  const { low, high } = skill({ total: answers, correct: right })
  return { value: right / answers, low, high, reason: null }
}

/**
 * The share of all answers that are right, over items. Answers on one item are alike, so the interval is the bootstrap's over items (Efron 1979),
 * and no narrower than Wilson's of as many answers apart, which is wide where all are right. None of one item, which says nothing of others.
 */
export function shareOverItems(items: readonly { right: number; answers: number }[]): Figure {
  const answered = items.filter(({ answers }) => answers > 0)
  const share = (of: readonly { right: number; answers: number }[]) => sum(of, 'right') / sum(of, 'answers')
  const apart = shareOf(sum(answered, 'right'), sum(answered, 'answers'))
  const drawn = overPeople(answered, share)
  if (apart.low === null || apart.high === null || drawn === null) return apart
  if (answered.length === 1) return { ...apart, low: null, high: null }
  return { ...apart, low: Math.min(apart.low, drawn.low), high: Math.max(apart.high, drawn.high) }
}

const sum = <K extends string>(of: readonly Record<K, number>[], key: K) => of.reduce((all, one) => all + one[key], 0)

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
