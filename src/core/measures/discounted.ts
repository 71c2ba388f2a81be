import type { Formula } from './formula.ts'
import type { Ranked } from './ranked.ts'

/** log2(rank + 1) by rank − 1, as far as anybody asked. */
let discounts = new Float64Array(0)

function discountsFor(count: number): Float64Array {
  if (discounts.length < count)
    discounts = Float64Array.from({ length: Math.max(count, 2 * discounts.length, 1024) }, (_, at) => Math.log2(at + 2))
  return discounts
}

/** Discounted cumulated gain of the first `k` grades; what is not judged or below 0 gains nothing. */
export function gainOf(grades: Float64Array, k: number, isExponential: boolean): number {
  const end = Math.min(k, grades.length)
  const by = discountsFor(end)
  let sum = 0
  for (let at = 0; at < end; at++) {
    const grade = grades[at] as number
    if (grade > 0) sum += (isExponential ? 2 ** grade - 1 : grade) / (by[at] as number)
  }
  return sum
}

/** The nDCG of a formula (Järvelin and Kekäläinen 2002 with the logarithm of rank + 1; Burges et al. 2005 for 2^grade − 1); 0 where the ideal is 0. */
export function ndcgBy({ gain, ideal, k }: Pick<Formula, 'gain' | 'ideal' | 'k'>): (query: Ranked) => number {
  const isExponential = gain !== 'grade'
  const cut = k ?? Number.POSITIVE_INFINITY
  return ({ returned, judged }) => {
    const idealCut =
      ideal === 'judged-uncut' ? judged.length : ideal === 'judged-at-returned' ? Math.min(cut, returned.length) : cut
    const best = gainOf(judged, idealCut, isExponential)
    return best > 0 ? gainOf(returned, cut, isExponential) / best : 0
  }
}
