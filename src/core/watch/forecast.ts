import { seeded } from '../seeded.ts'

/** When something is finished, in days from now: the middle and the ends of a range that holds in eight of ten cases. */
export interface Forecast {
  early: number
  middle: number
  late: number
}

/** Work of one language: labels that are still wanted, and labels that were made on each of the days that make the pace, days without any among them. */
export interface Stretch {
  remaining: number
  perDay: readonly number[]
}

/** After so many days a forecast says no more than "not at this speed". */
export const horizon = 1000

const rounds = 1000

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number

/** Days until so much is done when the coming days are drawn from the past ones; `horizon` when it takes longer. */
function daysUntil({ remaining, perDay }: Stretch, random: () => number): number {
  let left = remaining
  for (let day = 1; day <= horizon; day++) {
    left -= perDay[Math.floor(random() * perDay.length)] as number
    if (left <= 0) return day
  }
  return horizon
}

/**
 * When all languages are finished, each going on as fast as on its past days: 1,000 futures, whose days are drawn with replacement from the
 * past ones (bootstrap, Efron 1979), so that good and bad days weigh as they came; 10th, 50th and 90th of a hundred. Null where a language with work left
 * has no day with a label, and where the middle lies beyond the horizon. Nothing left is 0 days.
 */
export function forecast(stretches: readonly Stretch[], seed = 1): Forecast | null {
  const open = stretches.filter(({ remaining }) => remaining > 0)
  if (open.length === 0) return { early: 0, middle: 0, late: 0 }
  if (open.some(({ perDay }) => !perDay.some((made) => made > 0))) return null
  const random = seeded(seed)
  const ends = Array.from({ length: rounds }, () => Math.max(...open.map((stretch) => daysUntil(stretch, random))))
  ends.sort((a, b) => a - b)
  const [early, middle, late] = [quantile(ends, 0.1), quantile(ends, 0.5), quantile(ends, 0.9)]
  return middle >= horizon ? null : { early, middle, late }
}

/** What an owner can change in thought. */
export interface WhatIf {
  /** Labels that are wanted of each result. */
  overlap: number
  /** How many people work, against now: 2 is twice as many. */
  people: number
  /** Share of the work that is gold and so brings no label that counts. */
  goldShare: number
}

/** The work as it is: results, labels made of those that are wanted, the share of gold in force, labels a day that count. */
export interface Work {
  results: number
  made: number
  goldShare: number
  perDay: readonly number[]
}

/**
 * The same work under other conditions. Labels that were made stay (at most as many as are wanted); the speed follows the number of people and
 * what is not gold. It takes no account of people learning or tiring.
 */
export function changed({ results, made, goldShare, perDay }: Work, to: WhatIf): Stretch {
  const kept = Math.min(made, results * to.overlap)
  const factor = (to.people * (1 - to.goldShare)) / (1 - goldShare)
  return { remaining: results * to.overlap - kept, perDay: perDay.map((labels) => labels * factor) }
}

/** Hours of work that are left in a language: labels, gold among them, at the mean time of one, as hours add up to it; null where no time is known. */
export function hoursLeft(remaining: number, goldShare: number, meanSeconds: number | null): number | null {
  if (remaining === 0) return 0
  return meanSeconds === null ? null : (remaining / (1 - goldShare)) * (meanSeconds / 3600)
}
