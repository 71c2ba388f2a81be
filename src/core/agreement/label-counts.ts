import type { Votes } from '../consensus-models/votes.ts'

/** How many labels of each category each unit has: units × categories, row after row. */
export interface LabelCounts {
  units: number
  categories: number
  counts: Int32Array
}

/** Counts the labels of each unit by category, in one pass. */
export function countLabels({ units, categories, unit, value }: Votes): LabelCounts {
  const counts = new Int32Array(units * categories)
  for (let label = 0; label < unit.length; label++) {
    const cell = (unit[label] as number) * categories + (value[label] as number)
    counts[cell] = (counts[cell] as number) + 1
  }
  return { units, categories, counts }
}

/** How many labels a unit has. */
export function labelsOf({ categories, counts }: LabelCounts, unit: number): number {
  let labels = 0
  for (let cell = unit * categories; cell < (unit + 1) * categories; cell++) labels += counts[cell] as number
  return labels
}

/**
 * The same votes with the categories that nobody gave left out, and the values of those that stay: several figures depend
 * on whether the label set is the declared one or the observed one.
 */
export function observedOnly(votes: Votes, values: readonly number[]): { votes: Votes; values: number[] } {
  const given = new Uint8Array(votes.categories)
  for (const value of votes.value) given[value] = 1
  const places = new Int32Array(votes.categories)
  let categories = 0
  for (let at = 0; at < votes.categories; at++) if (given[at]) places[at] = categories++
  const value = votes.value.map((at) => places[at] as number)
  return { votes: { ...votes, categories, value }, values: values.filter((_, at) => given[at]) }
}
