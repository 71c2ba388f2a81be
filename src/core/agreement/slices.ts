import type { Steps } from '../steps.ts'
import { alphaOf, type Level } from './alpha.ts'
import { alphaIntervalSteps } from './alpha-interval.ts'
import { coincidencesByGroup } from './coincidences.ts'
import type { Figure } from './figure.ts'
import { type LabelCounts, labelsOf } from './label-counts.ts'
import { asShare, type Ratio, ratioSums } from './ratio-sums.ts'

/** A figure with the ends of its 95 % interval where there is one. */
export type IntervalFigure = Figure & { low: number | null; high: number | null }

/** Agreement within one slice of the units: alpha, and the share of pairs that agree. */
export interface Slice {
  /** Units with two labels or more, and their labels. */
  units: number
  labels: number
  alpha: IntervalFigure
  same: Ratio | null
}

/** How the intervals of alpha are made. */
export interface Resampling {
  resamples: number
  seed: number
}

/** Alpha of matrices, one per group, with its interval over the groups. */
export function* alphaFigureSteps(
  matrices: Float64Array,
  values: readonly number[],
  level: Level,
  resampling: Resampling,
): Steps<IntervalFigure> {
  const size = values.length ** 2
  const sum = new Float64Array(size)
  for (let at = 0; at < matrices.length; at++) sum[at % size] = (sum[at % size] as number) + (matrices[at] as number)
  const figure = alphaOf(sum, values, level)
  if (figure.value === null) return { ...figure, low: null, high: null }
  const { ci95 } = yield* alphaIntervalSteps(matrices, values, level, resampling)
  return { ...figure, low: ci95?.[0] ?? null, high: ci95?.[1] ?? null }
}

interface Slicing {
  labels: LabelCounts
  values: readonly number[]
  level: Level
  /** Per unit: its slice (−1: in none) and its group. */
  slice: Int32Array
  slices: number
  group: Int32Array
  groups: number
  resampling: Resampling
}

/** Agreement in each slice of the units, such as each language; intervals come from the groups within it. */
export function* slicesSteps(slicing: Slicing): Steps<Slice[]> {
  const { labels, values, level, slices, resampling } = slicing
  const { part, sliceOf, parts } = crossed(slicing)
  const size = values.length ** 2
  const matrices = coincidencesByGroup(labels, part, parts)
  yield
  const shares = sharesOf(slicing, part, parts)
  const sums = ratioSums(slices)
  for (let at = 0; at < parts - 1; at++)
    sums.add(sliceOf[at] as number, shares.same[at] as number, shares.units[at] as number)
  const found: Slice[] = []
  for (let slice = 0; slice < slices; slice++) {
    const own = sliceOf.flatMap((of, at) => (of === slice ? [at] : []))
    const gathered = new Float64Array(own.length * size)
    for (const [to, at] of own.entries()) gathered.set(matrices.subarray(at * size, (at + 1) * size), to * size)
    const same = sums.ratio(slice)
    found.push({
      units: total(own, shares.units),
      labels: total(own, shares.labels),
      alpha: yield* alphaFigureSteps(gathered, values, level, resampling),
      same: same && asShare(same),
    })
  }
  return found
}

const total = (places: number[], of: Float64Array) => places.reduce((sum, at) => sum + (of[at] as number), 0)

/** Every slice within every group as a part of its own; the last part is for units in no slice. */
function crossed({ slice, slices, group, labels }: Slicing) {
  const numbers = new Map<number, number>()
  const part = new Int32Array(labels.units)
  const sliceOf: number[] = []
  for (let unit = 0; unit < labels.units; unit++) {
    const own = slice[unit] as number
    const key = own < 0 ? -1 : (group[unit] as number) * slices + own
    let number = key < 0 ? -1 : numbers.get(key)
    if (number === undefined) {
      number = sliceOf.push(own) - 1
      numbers.set(key, number)
    }
    part[unit] = number
  }
  for (let unit = 0; unit < labels.units; unit++) if (part[unit] === -1) part[unit] = sliceOf.length
  return { part, sliceOf, parts: sliceOf.length + 1 }
}

function sharesOf({ labels }: Slicing, part: Int32Array, parts: number) {
  const [units, all, same] = [new Float64Array(parts), new Float64Array(parts), new Float64Array(parts)]
  for (let unit = 0; unit < labels.units; unit++) {
    const has = labelsOf(labels, unit)
    if (has < 2) continue
    let pairs = 0
    for (let cell = unit * labels.categories; cell < (unit + 1) * labels.categories; cell++)
      pairs += (labels.counts[cell] as number) * ((labels.counts[cell] as number) - 1)
    const at = part[unit] as number
    units[at] = (units[at] as number) + 1
    all[at] = (all[at] as number) + has
    same[at] = (same[at] as number) + pairs / (has * (has - 1))
  }
  return { units, labels: all, same }
}

/**
 * Agreement on each category against all others: nominal alpha of "this or not this", and of the labels that give it
 * how often another one of the unit does, too. From one coincidence matrix per group.
 */
export function* categorySlicesSteps(
  matrices: Float64Array,
  categories: number,
  resampling: Resampling,
): Steps<{ alpha: IntervalFigure; same: Ratio | null; labels: number }[]> {
  const size = categories ** 2
  const groups = matrices.length / size
  const found: { alpha: IntervalFigure; same: Ratio | null; labels: number }[] = []
  for (let category = 0; category < categories; category++) {
    const two = new Float64Array(groups * 4)
    const sums = ratioSums(1)
    let labels = 0
    for (let group = 0; group < groups; group++) {
      const [both, given, all] = marginsOf(matrices.subarray(group * size, (group + 1) * size), categories, category)
      two.set([all - 2 * given + both, given - both, given - both, both], group * 4)
      sums.add(0, both, given)
      labels += given
    }
    yield
    const same = sums.ratio(0)
    const alpha = yield* alphaFigureSteps(two, [0, 1], 'nominal', resampling)
    found.push({ alpha, same: same && asShare(same), labels: Math.round(labels) })
  }
  return found
}

function marginsOf(matrix: Float64Array, categories: number, category: number): [number, number, number] {
  let [given, all] = [0, 0]
  for (let at = 0; at < matrix.length; at++) {
    all += matrix[at] as number
    if (Math.floor(at / categories) === category) given += matrix[at] as number
  }
  return [matrix[category * categories + category] as number, given, all]
}
