import type { WorkCell } from '#contract/watch.ts'

/** The work of several cells together. */
export type Sums = Omit<WorkCell, 'language' | 'market'>

const added = (a: readonly number[], b: readonly number[]) => a.map((value, at) => value + (b[at] ?? 0))

function plus(a: Sums, b: Sums): Sums {
  return {
    results: a.results + b.results,
    wanted: a.wanted + b.wanted,
    made: a.made + b.made,
    perDay: added(a.perDay, b.perDay),
    msPerDay: added(a.msPerDay, b.msPerDay),
    days: Math.max(a.days, b.days),
    activeMs: a.activeMs + b.activeMs,
    labels: a.labels + b.labels,
    counting: a.counting + b.counting,
    accepted: a.accepted + b.accepted,
  }
}

/** Cells added up, of which there is at least one. */
export const sumOf = (cells: readonly WorkCell[]): Sums => cells.map((cell): Sums => cell).reduce(plus)
