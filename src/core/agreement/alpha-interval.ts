import { seeded } from '../seeded.ts'
import type { Steps } from '../steps.ts'
import { alphaOf, type Level } from './alpha.ts'

/** The middle 95 % of what resampling gave, or why there is none. */
export type Interval = { ci95: [number, number] } | { ci95: null; reason: 'one-group' | 'often-undefined' }

/** Groups that are drawn between two breaths. */
const atATime = 5000

/** More groups than this are put together first, which is far quicker and changes the interval by a hair. */
const mostGroups = 2000

/**
 * A 95 % interval of Krippendorff's alpha: groups of units, such as queries, are drawn anew with replacement and their
 * coincidence matrices (from `coincidencesByGroup`) summed; percentiles of the alphas (Efron & Tibshirani 1993, 13.3),
 * the same for the same `seed`. None where more than one resample in twenty has no alpha.
 */
export function* alphaIntervalSteps(
  matrices: Float64Array,
  values: readonly number[],
  level: Level,
  { resamples = 1000, seed = 1 }: { resamples?: number; seed?: number } = {},
): Steps<Interval> {
  const size = values.length ** 2
  const bundles = bundled(matrices, size)
  const groups = size > 0 ? bundles.length / size : 0
  if (groups < 2) return { ci95: null, reason: 'one-group' }
  const random = seeded(seed)
  const alphas: number[] = []
  const sum = new Float64Array(size)
  let drawn = 0
  for (let resample = 0; resample < resamples; resample++) {
    draw(bundles, groups, random, sum)
    const { value } = alphaOf(sum, values, level)
    if (value !== null) alphas.push(value)
    drawn += groups
    if (drawn < atATime) continue
    drawn = 0
    yield
  }
  if (alphas.length < resamples * 0.95) return { ci95: null, reason: 'often-undefined' }
  alphas.sort((a, b) => a - b)
  return { ci95: [quantile(alphas, 0.025), quantile(alphas, 0.975)] }
}

/** The sum of as many matrices as there are, drawn with replacement. */
function draw(matrices: Float64Array, groups: number, random: () => number, sum: Float64Array): void {
  const size = sum.length
  sum.fill(0)
  for (let turn = 0; turn < groups; turn++) {
    const from = Math.floor(random() * groups) * size
    for (let at = 0; at < size; at++) sum[at] = (sum[at] as number) + (matrices[from + at] as number)
  }
}

/** At most `mostGroups` matrices, each the sum of every so-manieth. */
function bundled(matrices: Float64Array, size: number): Float64Array {
  const length = mostGroups * size
  if (matrices.length <= length) return matrices
  const bundles = new Float64Array(length)
  for (let at = 0; at < matrices.length; at++)
    bundles[at % length] = (bundles[at % length] as number) + (matrices[at] as number)
  return bundles
}

/** The value below which a share of ordered numbers lies, in between where it falls between two. */
function quantile(ordered: readonly number[], share: number): number {
  const place = share * (ordered.length - 1)
  const [low, high] = [ordered[Math.floor(place)] as number, ordered[Math.ceil(place)] as number]
  return low + (high - low) * (place - Math.floor(place))
}
