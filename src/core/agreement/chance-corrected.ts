import { type Coefficient, coefficient } from './figure.ts'
import { type LabelCounts, labelsOf } from './label-counts.ts'

/** How chance would agree with a label of each category, from the categories' shares. */
type ChanceOf = (shares: Float64Array, weights: Float64Array) => Float64Array

/**
 * Fleiss' kappa (1971), for weights and any number of raters per unit after Gwet (2014, ch. 2 and 3): chance takes labels
 * from the pool. `weights` (categories × categories) as in `weights.ts`.
 */
export function fleissKappa(labels: LabelCounts, weights: Float64Array): Coefficient {
  return corrected(labels, weights, pooled)
}

/** Gwet's AC1 (identity weights) or AC2 (Gwet 2008, 2014 ch. 3): chance agrees only where labels are hard to give. */
export function gwetAc(labels: LabelCounts, weights: Float64Array): Coefficient {
  return corrected(labels, weights, hardOnly)
}

/** Brennan–Prediger (1981): chance takes every category alike; with two raters Bennett's S, else Randolph's free kappa. */
export function brennanPrediger(labels: LabelCounts, weights: Float64Array): Coefficient {
  return corrected(labels, weights, (shares) => shares.map(() => mean(weights)))
}

/** Weighted percent agreement with its standard error (Gwet 2014): nothing is taken off for chance. */
export function weightedPercent(labels: LabelCounts, weights: Float64Array): Coefficient {
  return corrected(labels, weights, (shares) => shares.map(() => 0))
}

/** Chance that takes its labels from the pool of all. */
export function pooled(shares: Float64Array, weights: Float64Array): Float64Array {
  return shares.map((_, one) =>
    shares.reduce((sum, share, other) => sum + share * (weights[one * shares.length + other] as number), 0),
  )
}

/** Gwet's chance, 1 − share in equal parts; of a single category it is certain. */
export function hardOnly(shares: Float64Array, weights: Float64Array): Float64Array {
  const count = shares.length
  return shares.map((share) => (count < 2 ? 1 : ((1 - share) * mean(weights) * count) / (count - 1)))
}

/** The mean of all weights, which is how often chance agrees when it takes every category alike. */
export function mean(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0) / weights.length
}

/** The linearised variance is Gwet's (2014, ch. 5): each unit's share in the figure, minus what it moves chance by. */
function corrected(labels: LabelCounts, weights: Float64Array, chanceOf: ChanceOf): Coefficient {
  const { shares, agreed, units, paired } = unitsOf(labels, weights)
  if (paired === 0) return { value: null, reason: 'no-pairs' }
  const chance = chanceOf(shares, weights)
  const observed = agreed.reduce((sum, one) => sum + one, 0) / paired
  const expected = shares.reduce((sum, share, at) => sum + share * (chance[at] as number), 0)
  return coefficient(observed, expected, units, (value) => {
    let sum = 0
    for (let unit = 0; unit < labels.units; unit++) {
      const has = labelsOf(labels, unit)
      if (has === 0) continue
      const own = has < 2 ? 0 : ((units / paired) * ((agreed[unit] as number) - expected)) / (1 - expected)
      const moved = (2 * (1 - value) * (within(labels, unit, chance) / has - expected)) / (1 - expected)
      sum += (own - moved - value) ** 2
    }
    return sum / (units * (units - 1))
  })
}

/** The mean shares of the categories, each unit's agreement (0 without a pair), units with labels and with two or more. */
function unitsOf(labels: LabelCounts, weights: Float64Array) {
  const { categories, counts } = labels
  const shares = new Float64Array(categories)
  const agreed = new Float64Array(labels.units)
  let [units, paired] = [0, 0]
  for (let unit = 0; unit < labels.units; unit++) {
    const has = labelsOf(labels, unit)
    if (has === 0) continue
    units++
    for (let at = 0; at < categories; at++)
      shares[at] = (shares[at] as number) + (counts[unit * categories + at] as number) / has
    if (has < 2) continue
    paired++
    agreed[unit] = agreeingPairs(labels, unit, weights) / (has * (has - 1))
  }
  return { shares: shares.map((share) => share / units), agreed, units, paired }
}

/** How many of a unit's pairs of labels agree, in both orders, weighted. */
export function agreeingPairs({ categories, counts }: LabelCounts, unit: number, weights: Float64Array): number {
  let pairs = 0
  for (let one = 0; one < categories; one++) {
    const count = counts[unit * categories + one] as number
    if (count === 0) continue
    let near = -1
    for (let other = 0; other < categories; other++)
      near += (weights[one * categories + other] as number) * (counts[unit * categories + other] as number)
    pairs += count * near
  }
  return pairs
}

/** The sum of what the categories of a unit's labels are each given in `each`. */
export function within({ categories, counts }: LabelCounts, unit: number, each: Float64Array): number {
  let sum = 0
  for (let at = 0; at < categories; at++) sum += (counts[unit * categories + at] as number) * (each[at] as number)
  return sum
}
