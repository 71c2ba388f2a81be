import type { PairConfusion } from '../agreement/pair-confusions.ts'
import { beyondChance } from './beyond-chance.ts'
import { signalLimits } from './limits.ts'

/** Two raters who agree more with each other than with everybody else. */
export interface TooAlike {
  a: number
  b: number
  units: number
  seen: number
  usual: number
}

/**
 * Pairs that agree far more than expected. Expected is the larger of the two shares in which each agrees with everybody
 * else; a pair that has nobody else to be compared with is never asked about. `counts` says who can be asked at all.
 */
export function tooAlike(pairs: readonly PairConfusion[], counts: (rater: number) => boolean): TooAlike[] {
  const sums = new Map<number, { same: number; units: number }>()
  for (const pair of pairs) {
    for (const rater of [pair.a, pair.b]) {
      const sum = sums.get(rater) ?? { same: 0, units: 0 }
      sums.set(rater, { same: sum.same + sameIn(pair), units: sum.units + pair.units })
    }
  }
  return pairs.flatMap((pair) => {
    const { a, b, units } = pair
    if (units < signalLimits.alikeResults || !counts(a) || !counts(b)) return []
    const rates = [a, b].map((rater) => {
      const all = sums.get(rater) ?? { same: 0, units: 0 }
      const rest = all.units - units
      return rest < signalLimits.alikeResults ? null : (all.same - sameIn(pair)) / rest
    })
    const known = rates.filter((rate) => rate !== null)
    if (known.length === 0) return []
    const [seen, usual] = [sameIn(pair) / units, Math.max(...known)]
    const isFar = seen - usual >= signalLimits.alikeExcess && beyondChance(seen, usual, units) >= signalLimits.alikeZ
    return isFar ? [{ a, b, units, seen, usual }] : []
  })
}

/** On how many units both gave the same. */
function sameIn({ matrix }: PairConfusion): number {
  const categories = Math.sqrt(matrix.length)
  let same = 0
  for (let at = 0; at < categories; at++) same += matrix[at * (categories + 1)] as number
  return same
}
