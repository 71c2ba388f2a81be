import { agreeingPairs, pooled, within } from './chance-corrected.ts'
import { type Coefficient, coefficient } from './figure.ts'
import { type LabelCounts, labelsOf } from './label-counts.ts'

/**
 * Krippendorff's alpha as weighted agreement with a standard error (Gwet 2014, ch. 2, 5): identity and quadratic weights
 * give the nominal and the interval alpha. Units with one label are left out.
 */
export function weightedAlpha(labels: LabelCounts, weights: Float64Array): Coefficient {
  const paired = Array.from({ length: labels.units }, (_, unit) => unit).filter((unit) => labelsOf(labels, unit) > 1)
  const units = paired.length
  if (units === 0) return { value: null, reason: 'no-pairs' }
  const all = paired.reduce((sum, unit) => sum + labelsOf(labels, unit), 0)
  const usual = all / units
  const agreed = paired.map((unit) => agreeingPairs(labels, unit, weights) / (usual * (labelsOf(labels, unit) - 1)))
  const plain = agreed.reduce((sum, one) => sum + one, 0) / units
  const observed = (1 - 1 / all) * plain + 1 / all
  const chance = pooled(sharesOf(labels, paired, all), weights)
  const expected = paired.reduce((sum, unit) => sum + within(labels, unit, chance), 0) / all
  // The variance leaves out the small-sample correction of the observed agreement, as the irrCAC packages do.
  const value = (plain - expected) / (1 - expected)
  return coefficient(observed, expected, units, () => {
    const parts = paired.map((unit, at) => {
      const more = (labelsOf(labels, unit) - usual) / usual
      const own = (agreed[at] as number) - observed * more
      const moved = within(labels, unit, chance) / usual - expected * more - expected
      return ((own - expected - 2 * (1 - value) * moved) / (1 - expected) - value) ** 2
    })
    return parts.reduce((sum, part) => sum + part, 0) / (units * (units - 1))
  })
}

function sharesOf(labels: LabelCounts, units: number[], all: number): Float64Array {
  const shares = new Float64Array(labels.categories)
  for (const unit of units)
    for (let at = 0; at < labels.categories; at++)
      shares[at] = (shares[at] as number) + (labels.counts[unit * labels.categories + at] as number) / all
  return shares
}
