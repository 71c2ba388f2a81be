import { drain } from '../steps.ts'
import { type ByUnit, groupByUnit, pieces } from './by-unit.ts'
import { type Expectation, expectBayes, expectShares, leastChance, noExpectation } from './expectation.ts'
import type { Posterior, Votes } from './votes.ts'

/** At most so many rounds; fewer when the bound per label (see `logs`) grows by less than `tolerance`. */
export interface DawidSkeneOptions {
  iterations?: number
  tolerance?: number
  /** `full`: every rater has a confusion matrix; `one-coin`: only a share of right labels, errors spread evenly. */
  raters?: 'full' | 'one-coin'
}

/** Each a probability: `priors` per category, `errors` (raters × given × true) that a rater gives one for another. */
export interface DawidSkene {
  posterior: Posterior
  priors: Float64Array
  errors: Float64Array
  iterations: number
}

/**
 * True categories and the raters' errors together (Dawid & Skene 1979): expectation–maximisation from the shares of the
 * labels. As in crowd-kit nothing is smoothed; a probability of a category in use and an expected count of a label that
 * a rater has given are at least 10⁻¹⁰, and what a rater has never given has probability 0.
 */
export function dawidSkene(votes: Votes, options: DawidSkeneOptions = {}): DawidSkene {
  return drain(dawidSkeneSteps(votes, options))
}

/** The same as `dawidSkene`, in steps of some milliseconds, so that other work gets its turn. */
export function* dawidSkeneSteps(
  votes: Votes,
  { iterations = 100, tolerance = 1e-5, raters = 'full' }: DawidSkeneOptions = {},
): Generator<void, DawidSkene> {
  const sorted = yield* groupByUnit(votes)
  const { units, categories, labels } = sorted
  const expected = noExpectation(sorted)
  const errors = new Float64Array(expected.counts.length)
  const priors = new Float64Array(categories).fill(1 / categories)
  const maximise = () => (raters === 'full' ? confusions(sorted, expected, errors) : coins(sorted, expected, errors))
  yield* expectShares(sorted, expected)
  shareOut(expected.mass, priors)
  yield* maximise()
  let rounds = 0
  for (let before = -Infinity; rounds < iterations && labels > 0; ) {
    rounds++
    const likelihood = yield* expectBayes(sorted, errors, priors, expected)
    const entropy = likelihood - logs(expected.counts, errors) - logs(expected.mass, priors)
    shareOut(expected.mass, priors)
    yield* maximise()
    const now = (entropy + logs(expected.counts, errors) + logs(perLabel(expected), priors)) / labels
    if (now - before < tolerance) break
    before = now
  }
  return { posterior: { units, categories, p: expected.p }, priors, errors, iterations: rounds }
}

/**
 * What the expected counts say of the logarithms of chances. The rounds end by the bound that crowd-kit has: its priors
 * count once per label where the likelihood has them once per unit, so that it stops before the raters' errors run to
 * their extremes, often after a few rounds.
 */
function logs(counts: Float64Array, chances: Float64Array): number {
  let sum = 0
  for (let at = 0; at < counts.length; at++)
    if ((counts[at] as number) > 0 && (chances[at] as number) > 0)
      sum += (counts[at] as number) * Math.log(chances[at] as number)
  return sum
}

/** How many labels stand on units of each category, as expected. */
function perLabel({ counts, mass }: Expectation): Float64Array {
  const labels = new Float64Array(mass.length)
  for (let at = 0; at < counts.length; at++)
    labels[at % mass.length] = (labels[at % mass.length] as number) + (counts[at] as number)
  return labels
}

function shareOut(mass: Float64Array, priors: Float64Array): void {
  const total = mass.reduce((sum, part) => sum + part, 0)
  for (let at = 0; at < mass.length && total > 0; at++) priors[at] = (mass[at] as number) / total
}

function* raterPieces({ raters, categories }: ByUnit): Generator<[number, number]> {
  yield* pieces(raters, Math.max(1, Math.floor(100_000 / categories ** 2)))
}

function* confusions(votes: ByUnit, { counts }: Expectation, errors: Float64Array): Generator<void, void> {
  for (const [from, to] of raterPieces(votes)) {
    for (let rater = from; rater < to; rater++) confusion(votes, rater, counts, errors)
    yield
  }
}

function confusion({ categories, given }: ByUnit, rater: number, counts: Float64Array, errors: Float64Array): void {
  for (let truth = 0; truth < categories; truth++) {
    let sum = 0
    for (let value = 0; value < categories; value++) {
      const cell = rater * categories + value
      const count = given[cell] ? Math.max(leastChance, counts[cell * categories + truth] as number) : 0
      errors[cell * categories + truth] = count
      sum += count
    }
    for (let value = 0; value < categories; value++) {
      const at = (rater * categories + value) * categories + truth
      errors[at] = sum > 0 ? (errors[at] as number) / sum : 1 / categories
    }
  }
}

function* coins(votes: ByUnit, { counts }: Expectation, errors: Float64Array): Generator<void, void> {
  for (const [from, to] of raterPieces(votes)) {
    for (let rater = from; rater < to; rater++) coin(votes, rater, counts, errors)
    yield
  }
}

function coin({ categories, given }: ByUnit, rater: number, counts: Float64Array, errors: Float64Array): void {
  let [right, total] = [0, 0]
  for (let value = 0; value < categories; value++) {
    right += counts[(rater * categories + value) * categories + value] as number
    total += given[rater * categories + value] as number
  }
  const skill = total > 0 ? right / total : 1 / categories
  const slip = (1 - skill) / Math.max(1, categories - 1)
  for (let cell = 0; cell < categories ** 2; cell++) {
    const chance = cell % (categories + 1) === 0 ? skill : slip
    errors[rater * categories ** 2 + cell] = Math.min(1 - leastChance, Math.max(leastChance, chance))
  }
}
