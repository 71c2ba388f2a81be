import type { Steps } from '../steps.ts'
import { type ByUnit, unitPieces } from './by-unit.ts'
import type { Posterior } from './votes.ts'

/**
 * The posterior over categories from a uniform prior: each label multiplies `skillOf` its rater on the unit for the category
 * given, and (1 − skill) / (categories − 1) for each other one. Units without labels keep the prior.
 */
export function* skilledSteps(votes: ByUnit, skillOf: (rater: number, unit: number) => number): Steps<Posterior> {
  const { units, categories, start, rater, value } = votes
  const p = new Float64Array(units * categories)
  for (const [from, to] of unitPieces(votes)) {
    for (let unit = from; unit < to; unit++) {
      const row = p.subarray(unit * categories, (unit + 1) * categories).fill(1 / categories)
      for (let label = start[unit] as number; label < (start[unit + 1] as number); label++) {
        const skill = skillOf(rater[label] as number, unit)
        const slip = (1 - skill) / Math.max(1, categories - 1)
        let sum = 0
        for (let at = 0; at < categories; at++) {
          row[at] = (row[at] as number) * (at === value[label] ? skill : slip)
          sum += row[at] as number
        }
        for (let at = 0; at < categories; at++) row[at] = (row[at] as number) / sum
      }
    }
    yield
  }
  return { units, categories, p }
}
