import type { Votes } from '../consensus-models/votes.ts'
import { studentPoint } from '../distributions.ts'
import { drain, type Steps } from '../steps.ts'

/** Labels that are worked through at a time. */
const atATime = 60_000

/**
 * How far a rater's labels lie from the others' on the same units, in steps of the scale: above 0 is lenient, below is
 * harsh. `steps` is the plain mean over `units`; the rest is null where the labels lie in one group of units only.
 */
export interface Severity {
  rater: number
  units: number
  steps: number
  se: number | null
  ci95: [number, number] | null
  /** The mean drawn towards 0 as far as its error says that raters differ by chance. */
  shrunk: number | null
}

/** Per rater: the sum of distances, how many, and per group the same. */
interface Distances {
  sum: number
  count: number
  groups: Map<number, { sum: number; count: number }>
}

/**
 * How harsh or lenient each rater is: the signed distance of each label from the mean of the others' labels on the unit,
 * in places of the scale, averaged. The interval is Student's with the standard error of clustered means over groups such
 * as queries (Liang & Zeger 1986); shrinkage is empirical Bayes around 0 with the between-rater variance of DerSimonian &
 * Laird 1986. Raters without a shared unit are left out.
 */
export function severities(votes: Votes, group: Int32Array): Severity[] {
  return drain(severitySteps(votes, group))
}

/** The same as `severities`, in steps of some milliseconds, so that other work gets its turn. */
export function* severitySteps(votes: Votes, group: Int32Array): Steps<Severity[]> {
  const found = (yield* distances(votes, group)).flatMap((one, rater) =>
    one && one.count > 0 ? [ofRater(rater, one)] : [],
  )
  const between = variance(found)
  return found.map((one) => ({
    ...one,
    shrunk: one.se === null ? null : one.steps * (between + one.se ** 2 > 0 ? between / (between + one.se ** 2) : 1),
  }))
}

function* distances({ units, unit, rater, value, raters }: Votes, group: Int32Array): Steps<(Distances | undefined)[]> {
  const [sums, counts] = [new Int32Array(units), new Int32Array(units)]
  for (let label = 0; label < unit.length; label++) {
    const at = unit[label] as number
    sums[at] = (sums[at] as number) + (value[label] as number)
    counts[at] = (counts[at] as number) + 1
  }
  const all = new Array<Distances | undefined>(raters).fill(undefined)
  yield
  for (let label = 0; label < unit.length; label++) {
    if (label % atATime === atATime - 1) yield
    const at = unit[label] as number
    const others = (counts[at] as number) - 1
    if (others < 1) continue
    const place = value[label] as number
    const who = rater[label] as number
    const one = all[who] ?? { sum: 0, count: 0, groups: new Map() }
    all[who] = one
    add(one, place - ((sums[at] as number) - place) / others, group[at] as number)
  }
  return all
}

function add(one: Distances, far: number, group: number): void {
  one.sum += far
  one.count++
  const part = one.groups.get(group) ?? { sum: 0, count: 0 }
  one.groups.set(group, part)
  part.sum += far
  part.count++
}

function ofRater(rater: number, { sum, count, groups }: Distances): Severity {
  const steps = sum / count
  const many = groups.size
  if (many < 2) return { rater, units: count, steps, se: null, ci95: null, shrunk: null }
  let spread = 0
  for (const part of groups.values()) spread += (part.sum - part.count * steps) ** 2
  const se = Math.sqrt((spread * many) / (many - 1)) / count
  const reach = studentPoint(many - 1) * se
  return { rater, units: count, steps, se, ci95: [steps - reach, steps + reach], shrunk: null }
}

/** How much raters differ beyond their errors, about 0: (Q − k) / Σw with weights 1/se². */
function variance(found: Severity[]): number {
  let [excess, weights] = [0, 0]
  for (const { se, steps } of found) {
    if (!se) continue
    excess += (steps / se) ** 2 - 1
    weights += 1 / se ** 2
  }
  return weights > 0 ? Math.max(0, excess / weights) : 0
}
