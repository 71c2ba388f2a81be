import { beyondNormal, studentPoint } from '../distributions.ts'
import { seeded } from '../seeded.ts'

/** How far ahead the second of two runs is on average, a 95 % interval of that, and how probable as much would be by chance. */
export interface Difference {
  delta: number
  ci95: [number, number] | null
  p: number | null
}

/** Draws for a test or an interval: fewer where there are very many queries, of which fewer are needed. */
const drawsFor = (queries: number) => Math.max(1000, Math.min(10_000, Math.floor(2e7 / queries)))

/**
 * Compares the scores of two runs on the same queries, in the same order: delta is the mean of b − a, with the intervals of
 * `pairedInterval` and the p of `randomisationTest`; both null below two queries. Approximate, and the same for the same seed.
 */
export function compareScores(a: readonly number[], b: readonly number[], seed = 1): Difference | null {
  const differences = Float64Array.from(a, (score, at) => (b[at] as number) - score)
  if (differences.length === 0) return null
  return {
    delta: meanOf(differences),
    ci95: pairedInterval(differences, seed),
    p: differences.length > 1 ? randomisationTest(differences, seed) : null,
  }
}

/**
 * A 95 % interval of the mean difference from resampled queries (paired bootstrap, Efron and Tibshirani 1993, ch. 13),
 * its percentiles moved out as far as Student's t is wider than the normal (the expanded percentile interval of
 * Hesterberg 2015), since plain percentiles are too narrow for few queries. Null below two queries.
 */
export function pairedInterval(differences: Float64Array, seed = 1): [number, number] | null {
  const count = differences.length
  if (count < 2) return null
  const random = seeded(seed)
  const means = new Float64Array(drawsFor(count))
  for (let draw = 0; draw < means.length; draw++) {
    let sum = 0
    for (let turn = 0; turn < count; turn++) sum += differences[Math.floor(random() * count)] as number
    means[draw] = sum / count
  }
  means.sort()
  const tail = beyondNormal(studentPoint(count - 1) * Math.sqrt(count / (count - 1))) / 2
  return [quantile(means, tail), quantile(means, 1 - tail)]
}

/** Sign patterns that are all tried out. */
const fewEnough = 2 ** 13

/**
 * The two-sided p of a paired randomisation test (Fisher 1935; Smucker, Allan and Carterette 2007): how often the signs of the differences,
 * thrown anew, make a mean as far from 0. Exact up to 13 queries that differ, else from seeded draws, never 0.
 */
export function randomisationTest(differences: Float64Array, seed = 1): number {
  const apart = differences.filter((difference) => difference !== 0)
  const seen = Math.abs(sumOf(apart)) * (1 - 1e-12)
  const patterns = 2 ** apart.length
  if (patterns <= fewEnough) {
    let asFar = 0
    for (let pattern = 0; pattern < patterns; pattern++) if (Math.abs(signedSum(apart, () => pattern)) >= seen) asFar++
    return asFar / patterns
  }
  const random = seeded(seed)
  const draws = drawsFor(apart.length)
  let asFar = 1
  for (let draw = 0; draw < draws; draw++)
    if (Math.abs(signedSum(apart, () => Math.floor(random() * 2 ** 32))) >= seen) asFar++
  return asFar / (draws + 1)
}

/** The sum with the signs that bits say; `bits` gives 32 at a time. */
function signedSum(numbers: Float64Array, bits: () => number): number {
  let [sum, signs] = [0, 0]
  for (let at = 0; at < numbers.length; at++) {
    if (at % 32 === 0) signs = bits()
    sum += signs & 1 ? (numbers[at] as number) : -(numbers[at] as number)
    signs >>>= 1
  }
  return sum
}

function sumOf(numbers: Float64Array): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

function meanOf(numbers: Float64Array): number {
  return sumOf(numbers) / numbers.length
}

/** The value below which a share of ordered numbers lies, in between where it falls between two. */
export function quantile(ordered: ArrayLike<number>, share: number): number {
  const place = share * (ordered.length - 1)
  const [low, high] = [ordered[Math.floor(place)] as number, ordered[Math.ceil(place)] as number]
  return low + (high - low) * (place - Math.floor(place))
}
