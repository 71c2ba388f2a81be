import type { Votes } from '../consensus-models/votes.ts'
import { countLabels, type LabelCounts, labelsOf } from './label-counts.ts'

/**
 * Krippendorff's coincidence matrix (2011, step 2), categories × categories: each pair of labels on one unit counts
 * 1/(m − 1) where m is the unit's labels, in both orders; units with one label count for nothing. Sums to the pairable labels.
 */
export function coincidences(labels: LabelCounts): Float64Array {
  const matrix = new Float64Array(labels.categories ** 2)
  for (let unit = 0; unit < labels.units; unit++) addUnit(labels, unit, labelsOf(labels, unit), matrix, 0, 1)
  return matrix
}

/**
 * One coincidence matrix per group of units, such as per query, one after the other (groups × categories × categories):
 * their sum over any groups is the matrix of those groups. `group` names each unit's, from 0.
 */
export function coincidencesByGroup(labels: LabelCounts, group: Int32Array, groups: number): Float64Array {
  const size = labels.categories ** 2
  const matrices = new Float64Array(groups * size)
  for (let unit = 0; unit < labels.units; unit++)
    addUnit(labels, unit, labelsOf(labels, unit), matrices, (group[unit] as number) * size, 1)
  return matrices
}

/**
 * The coincidence matrix that would stand without each rater (raters × categories × categories), by taking from the whole
 * what changes; a rater has at most one label per unit.
 */
export function coincidencesWithoutEach(votes: Votes): Float64Array {
  const labels = countLabels(votes)
  const all = coincidences(labels)
  const matrices = new Float64Array(votes.raters * all.length)
  for (let rater = 0; rater < votes.raters; rater++) matrices.set(all, rater * all.length)
  for (let label = 0; label < votes.unit.length; label++) {
    const unit = votes.unit[label] as number
    const at = (votes.rater[label] as number) * all.length
    const cell = unit * labels.categories + (votes.value[label] as number)
    const has = labelsOf(labels, unit)
    addUnit(labels, unit, has, matrices, at, -1)
    labels.counts[cell] = (labels.counts[cell] as number) - 1
    addUnit(labels, unit, has - 1, matrices, at, 1)
    labels.counts[cell] = (labels.counts[cell] as number) + 1
  }
  return matrices
}

/** Adds a unit that has so many labels to the matrix that begins at `at`, `times` over. */
function addUnit(
  { categories, counts }: LabelCounts,
  unit: number,
  has: number,
  matrix: Float64Array,
  at: number,
  times: number,
): void {
  if (has < 2) return
  const row = unit * categories
  const share = times / (has - 1)
  for (let one = 0; one < categories; one++) {
    const count = counts[row + one] as number
    if (count === 0) continue
    const line = at + one * categories
    for (let other = 0; other < categories; other++) {
      const pairs = count * ((counts[row + other] as number) - (one === other ? 1 : 0))
      matrix[line + other] = (matrix[line + other] as number) + pairs * share
    }
  }
}
