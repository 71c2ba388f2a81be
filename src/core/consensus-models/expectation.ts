import { type ByUnit, unitPieces } from './by-unit.ts'

/** No category that any unit may have falls below this probability, as in crowd-kit. */
export const leastChance = 1e-10

/** What one pass over all labels leaves: probabilities and what they add up to. */
export interface Expectation {
  /** Units × categories: how probable each category is. */
  p: Float64Array
  /** Raters × given × true: how often a rater gave one category where another is the true one, as expected. */
  counts: Float64Array
  /** Per category: how many of the units that have labels have it, as expected. */
  mass: Float64Array
}

/** Room for the expectations of these votes, all zero. */
export function noExpectation({ units, raters, categories }: ByUnit): Expectation {
  return {
    p: new Float64Array(units * categories),
    counts: new Float64Array(raters * categories * categories),
    mass: new Float64Array(categories),
  }
}

/** Expects of each unit what its labels say, in equal shares (all categories alike where there are none). */
export function* expectShares(votes: ByUnit, into: Expectation): Generator<void, void> {
  yield* expectEach(votes, into, (from, to) => {
    shares(votes, into.p, from, to)
    return 0
  })
}

/**
 * Expects after Bayes: the chance of a category is `priors` (categories) times, for every label, `likelihood` (raters ×
 * given × true), normalised. The value is the log-likelihood of all labels.
 */
export function* expectBayes(
  votes: ByUnit,
  likelihood: Float64Array,
  priors: Float64Array,
  into: Expectation,
): Generator<void, number> {
  return yield* expectEach(votes, into, (from, to) => bayes(votes, likelihood, priors, into.p, from, to))
}

function* expectEach(
  votes: ByUnit,
  into: Expectation,
  fill: (from: number, to: number) => number,
): Generator<void, number> {
  into.counts.fill(0)
  into.mass.fill(0)
  let sum = 0
  for (const [from, to] of unitPieces(votes)) {
    sum += fill(from, to)
    addUp(votes, into, from, to)
    yield
  }
  return sum
}

function shares(votes: ByUnit, p: Float64Array, from: number, to: number): void {
  const { categories, start, value } = votes
  for (let unit = from; unit < to; unit++) {
    const [first, end, row] = [start[unit] as number, start[unit + 1] as number, unit * categories]
    p.fill(first === end ? 1 / categories : 0, row, row + categories)
    for (let label = first; label < end; label++) {
      const at = row + (value[label] as number)
      p[at] = (p[at] as number) + 1 / (end - first)
    }
  }
}

function bayes(
  votes: ByUnit,
  likelihood: Float64Array,
  priors: Float64Array,
  p: Float64Array,
  from: number,
  to: number,
): number {
  const { categories, start, rater, value } = votes
  let log = 0
  for (let unit = from; unit < to; unit++) {
    const row = unit * categories
    const end = start[unit + 1] as number
    for (let at = 0; at < categories; at++) p[row + at] = priors[at] as number
    for (let label = start[unit] as number; label < end; label++) {
      const cell = ((rater[label] as number) * categories + (value[label] as number)) * categories
      let most = 0
      for (let at = 0; at < categories; at++) {
        const chance = (p[row + at] as number) * (likelihood[cell + at] as number)
        p[row + at] = chance
        if (chance > most) most = chance
      }
      if (most < 1e-150) log += Math.log(scale(p, row, categories, most))
    }
    log += Math.log(scale(p, row, categories))
    for (let at = 0; at < categories; at++) {
      if ((p[row + at] as number) < leastChance && (priors[at] as number) > 0) p[row + at] = leastChance
    }
    scale(p, row, categories)
  }
  return log
}

/** Divides a row by its sum, or by `by`, and gives what it was divided by. */
function scale(p: Float64Array, row: number, categories: number, by = 0): number {
  let divisor = by
  if (by === 0) for (let at = 0; at < categories; at++) divisor += p[row + at] as number
  for (let at = 0; at < categories; at++) p[row + at] = (p[row + at] as number) / divisor
  return divisor
}

function addUp(votes: ByUnit, { p, counts, mass }: Expectation, from: number, to: number): void {
  const { categories, start, rater, value } = votes
  for (let unit = from; unit < to; unit++) {
    const [first, end, row] = [start[unit] as number, start[unit + 1] as number, unit * categories]
    if (first === end) continue
    for (let at = 0; at < categories; at++) mass[at] = (mass[at] as number) + (p[row + at] as number)
    for (let label = first; label < end; label++) {
      const cell = ((rater[label] as number) * categories + (value[label] as number)) * categories
      for (let at = 0; at < categories; at++)
        counts[cell + at] = (counts[cell + at] as number) + (p[row + at] as number)
    }
  }
}
