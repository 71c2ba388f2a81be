import type { Cut } from './binary.ts'
import type { Ranked } from './ranked.ts'

/**
 * Expected reciprocal rank (Chapelle et al. 2009): a reader goes down the list and stops at a document with the chance
 * (2^grade − 1) / 2^maxGrade. RangeError for a grade above `maxGrade`.
 */
export function expectedReciprocalRank({ returned }: Ranked, k: number, maxGrade: number): number {
  const end = Math.min(k, returned.length)
  let [sum, stillReading] = [0, 1]
  for (let at = 0; at < end; at++) {
    const grade = returned[at] as number
    if (!(grade > 0)) continue
    if (grade > maxGrade) throw new RangeError(`ERR knows grades up to ${maxGrade}, not ${grade}`)
    const stops = (2 ** grade - 1) / 2 ** maxGrade
    sum += (stillReading * stops) / (at + 1)
    stillReading *= 1 - stops
  }
  return sum
}

/** Rank-biased precision (Moffat and Zobel 2008): (1 − p) Σ p^(rank − 1) over the relevant documents of the first k. */
export function rankBiasedPrecision({ returned }: Ranked, { rel, k }: Cut, p: number): number {
  const end = Math.min(k, returned.length)
  let [sum, weight] = [0, 1 - p]
  for (let at = 0; at < end; at++) {
    if ((returned[at] as number) >= rel) sum += weight
    weight *= p
  }
  return sum
}
