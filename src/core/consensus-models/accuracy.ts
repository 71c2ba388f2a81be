import type { Posterior, Votes } from './votes.ts'

/** Per rater: how many labels are the right category, of how many on units whose category is known. */
export interface Accuracy {
  right: Int32Array
  of: Int32Array
}

/** How often each rater gave the category that `known` has for the unit, such as gold or a consensus; −1 is not known. */
export function accuracy({ raters, unit, rater, value }: Votes, known: Int32Array): Accuracy {
  const [right, of] = [new Int32Array(raters), new Int32Array(raters)]
  for (let label = 0; label < unit.length; label++) {
    const category = known[unit[label] as number] as number
    if (category < 0) continue
    const who = rater[label] as number
    of[who] = (of[who] as number) + 1
    if (value[label] === category) right[who] = (right[who] as number) + 1
  }
  return { right, of }
}

/** The shares of the categories in each unit's labels, each weighing as its rater does (0 or more); even where none weighs. */
export function weightedShares({ units, categories, unit, rater, value }: Votes, weight: ArrayLike<number>): Posterior {
  const p = new Float64Array(units * categories)
  const sums = new Float64Array(units)
  for (let label = 0; label < unit.length; label++) {
    const at = unit[label] as number
    const cell = at * categories + (value[label] as number)
    const weighs = weight[rater[label] as number] as number
    p[cell] = (p[cell] as number) + weighs
    sums[at] = (sums[at] as number) + weighs
  }
  for (let cell = 0; cell < p.length; cell++) {
    const sum = sums[Math.floor(cell / categories)] as number
    p[cell] = sum > 0 ? (p[cell] as number) / sum : 1 / categories
  }
  return { units, categories, p }
}
