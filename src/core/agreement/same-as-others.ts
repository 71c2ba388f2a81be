import { type ByUnit, pieces } from '../consensus-models/by-unit.ts'
import type { Steps } from '../steps.ts'
import { asShare, type Ratio, ratioSums } from './ratio-sums.ts'

/** One rater against the others: units that somebody else has labelled, too, and how often one of the others gave the same. */
export interface SameAsOthers {
  units: number
  same: Ratio | null
}

/** Units worked through between two breaths. */
const atATime = 30_000

/**
 * How often each rater's label is that of another one on the same unit; `group` names each unit's group, such as its
 * query, by which intervals are made.
 */
export function* sameAsOthersSteps(votes: ByUnit, group: Int32Array, groups: number): Steps<SameAsOthers[]> {
  const { raters, start, rater, value } = votes
  const order = unitsByGroup(group, groups)
  const sums = ratioSums(raters)
  const [alike, units, all] = [new Float64Array(raters), new Int32Array(raters), new Int32Array(raters)]
  const touched = new Set<number>()
  const close = () => {
    for (const who of touched) {
      sums.add(who, alike[who] as number, units[who] as number)
      all[who] = (all[who] as number) + (units[who] as number)
      alike[who] = 0
      units[who] = 0
    }
    touched.clear()
  }
  let now = -1
  for (const [from, to] of pieces(order.length, atATime)) {
    for (let at = from; at < to; at++) {
      const unit = order[at] as number
      if (group[unit] !== now) close()
      now = group[unit] as number
      const [first, end] = [start[unit] as number, start[unit + 1] as number]
      for (let label = first; label < end && end - first > 1; label++) {
        const who = rater[label] as number
        let same = -1
        for (let other = first; other < end; other++) if (value[other] === value[label]) same++
        touched.add(who)
        alike[who] = (alike[who] as number) + same / (end - first - 1)
        units[who] = (units[who] as number) + 1
      }
    }
    yield
  }
  close()
  return Array.from({ length: raters }, (_, who) => {
    const same = sums.ratio(who)
    return { units: all[who] as number, same: same && asShare(same) }
  })
}

/** The units in the order of their groups. */
function unitsByGroup(group: Int32Array, groups: number): Int32Array {
  const next = new Int32Array(groups + 1)
  for (const one of group) next[one + 1] = (next[one + 1] as number) + 1
  for (let at = 0; at < groups; at++) next[at + 1] = (next[at + 1] as number) + (next[at] as number)
  const order = new Int32Array(group.length)
  for (let unit = 0; unit < group.length; unit++) {
    const at = group[unit] as number
    order[next[at] as number] = unit
    next[at] = (next[at] as number) + 1
  }
  return order
}
