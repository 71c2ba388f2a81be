import type { ByUnit } from './consensus-models/by-unit.ts'

/** Labels that count, and those of them that are accepted. */
export interface Accepted {
  labels: number
  accepted: number
}

/**
 * How many labels are accepted in each group of units: those that equal the grade that stands, which is the decided one, else that of the consensus. Labels of
 * units without such a grade are not accepted yet. `groupOf` and `final` are per unit (−1: none).
 */
export function countAccepted(votes: ByUnit, final: Int32Array, groupOf: Int32Array, groups: number): Accepted[] {
  const counted = Array.from({ length: groups }, () => ({ labels: 0, accepted: 0 }))
  for (let unit = 0; unit < votes.units; unit++) {
    const group = counted[groupOf[unit] as number]
    if (!group) continue
    const grade = final[unit] as number
    for (let at = votes.start[unit] as number; at < (votes.start[unit + 1] as number); at++) {
      group.labels++
      if (grade >= 0 && votes.value[at] === grade) group.accepted++
    }
  }
  return counted
}

/** The share of labels that is accepted; null where none counts. */
export function acceptedShare(of: Accepted | undefined): number | null {
  return of && of.labels > 0 ? of.accepted / of.labels : null
}
