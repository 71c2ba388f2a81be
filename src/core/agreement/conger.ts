import type { Votes } from '../consensus-models/votes.ts'
import { agreeingPairs } from './chance-corrected.ts'
import { type Coefficient, coefficient } from './figure.ts'
import { countLabels, labelsOf } from './label-counts.ts'

/**
 * Conger's kappa (1980), Cohen's for more than two raters: chance takes each rater's labels as that rater gives them.
 * Missing labels, weights and standard error after Gwet (2014, ch. 2, 3, 5); a rater has at most one label per unit.
 */
export function congerKappa(votes: Votes, weights: Float64Array): Coefficient {
  const labels = countLabels(votes)
  const has = Int32Array.from({ length: votes.units }, (_, unit) => labelsOf(labels, unit))
  const units = has.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  const paired = has.reduce((sum, count) => sum + (count > 1 ? 1 : 0), 0)
  if (paired === 0) return { value: null, reason: 'no-pairs' }
  const agreed = Float64Array.from(has, (count, unit) =>
    count > 1 ? agreeingPairs(labels, unit, weights) / (count * (count - 1)) : 0,
  )
  const observed = agreed.reduce((sum, one) => sum + one, 0) / paired
  const { raters, shares, given } = sharesByRater(votes)
  const others = chanceOfOthers(shares, raters, votes.categories, weights)
  const expected = others.reduce((sum, chance, at) => sum + chance * (shares[at] as number), 0) / raters
  return coefficient(observed, expected, units, (value) => {
    const moved = movedBy(votes, { shares, given, others, raters, units })
    let sum = 0
    for (let unit = 0; unit < votes.units; unit++) {
      if (has[unit] === 0) continue
      const own = (has[unit] as number) > 1 ? (units / paired) * ((agreed[unit] as number) - expected) : 0
      sum += ((own - 2 * (1 - value) * ((moved[unit] as number) - expected)) / (1 - expected) - value) ** 2
    }
    return sum / (units * (units - 1))
  })
}

/** Raters with labels, each one's shares of the categories (raters × categories) and number of labels. */
function sharesByRater({ raters, categories, unit, rater, value }: Votes) {
  const given = new Int32Array(raters)
  const shares = new Float64Array(raters * categories)
  for (let label = 0; label < unit.length; label++) {
    const cell = (rater[label] as number) * categories + (value[label] as number)
    shares[cell] = (shares[cell] as number) + 1
    given[rater[label] as number] = (given[rater[label] as number] as number) + 1
  }
  for (let cell = 0; cell < shares.length; cell++) {
    const count = given[Math.floor(cell / categories)] as number
    if (count > 0) shares[cell] = (shares[cell] as number) / count
  }
  return { raters: given.filter((count) => count > 0).length, shares, given }
}

/** How the mean of all other raters would agree by chance with each rater's label of each category. */
function chanceOfOthers(shares: Float64Array, raters: number, categories: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(categories)
  shares.forEach((share, cell) => {
    sums[cell % categories] = (sums[cell % categories] as number) + share
  })
  return shares.map((_, cell) => {
    const [one, row] = [cell % categories, cell - (cell % categories)]
    let sum = 0
    for (let other = 0; other < categories; other++) {
      const near = weights[other * categories + one] as number
      sum += near * ((sums[other] as number) - (shares[row + other] as number))
    }
    return sum / (raters - 1)
  })
}

/** What chance agreement would be if each unit stood for all (its mean over the units is chance agreement). */
function movedBy(
  { units, categories, unit, rater, value }: Votes,
  of: { shares: Float64Array; given: Int32Array; others: Float64Array; raters: number; units: number },
): Float64Array {
  const usual = new Float64Array(of.given.length)
  of.others.forEach((chance, cell) => {
    const at = Math.floor(cell / categories)
    usual[at] = (usual[at] as number) + chance * (of.shares[cell] as number)
  })
  const always = usual.reduce((sum, chance) => sum + chance, 0) / of.raters
  const moved = new Float64Array(units).fill(always)
  for (let label = 0; label < unit.length; label++) {
    const [at, who] = [unit[label] as number, rater[label] as number]
    const chance = of.others[who * categories + (value[label] as number)] as number
    const part = (chance - (usual[who] as number)) * (of.units / (of.given[who] as number))
    moved[at] = (moved[at] as number) + part / of.raters
  }
  return moved
}
