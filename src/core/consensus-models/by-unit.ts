import type { Votes } from './votes.ts'

/** Labels that are worked through at a time, few enough to take some milliseconds. */
const atATime = 20_000

/**
 * Votes in the order of their units: unit u has the labels `start[u]` to `start[u + 1]` (exclusive), `bounds` cuts the
 * units into pieces of some milliseconds' work, and `given` (raters × categories) counts how often each rater gave each.
 */
export interface ByUnit {
  units: number
  raters: number
  categories: number
  labels: number
  start: Int32Array
  rater: Int32Array
  value: Int32Array
  given: Int32Array
  bounds: number[]
}

/** Votes sorted by unit, labels of one unit in the order they came; yields between pieces of some milliseconds' work. */
export function* groupByUnit(votes: Votes): Generator<void, ByUnit> {
  const { units, raters, categories } = votes
  const labels = votes.unit.length
  const next = new Int32Array(units + 1)
  const given = new Int32Array(raters * categories)
  for (const [from, to] of pieces(labels, atATime)) {
    count(votes, next, given, from, to)
    yield
  }
  for (let unit = 0; unit < units; unit++) next[unit + 1] = (next[unit + 1] as number) + (next[unit] as number)
  const start = next.slice()
  const [rater, value] = [new Int32Array(labels), new Int32Array(labels)]
  yield
  for (const [from, to] of pieces(labels, atATime)) {
    place(votes, next, { rater, value }, from, to)
    yield
  }
  return { units, raters, categories, labels, start, rater, value, given, bounds: boundsOf(start) }
}

function count(votes: Votes, next: Int32Array, given: Int32Array, from: number, to: number): void {
  for (let label = from; label < to; label++) {
    const unit = votes.unit[label] as number
    const cell = (votes.rater[label] as number) * votes.categories + (votes.value[label] as number)
    next[unit + 1] = (next[unit + 1] as number) + 1
    given[cell] = (given[cell] as number) + 1
  }
}

function place(votes: Votes, next: Int32Array, to: Pick<Votes, 'rater' | 'value'>, first: number, end: number): void {
  for (let label = first; label < end; label++) {
    const unit = votes.unit[label] as number
    const spot = next[unit] as number
    next[unit] = spot + 1
    to.rater[spot] = votes.rater[label] as number
    to.value[spot] = votes.value[label] as number
  }
}

function boundsOf(start: Int32Array): number[] {
  const units = start.length - 1
  const bounds = [0]
  let before = 0
  for (let unit = 1; unit <= units; unit++) {
    const work = (start[unit] as number) - (start[before] as number) + unit - before
    if (work < atATime && unit < units) continue
    bounds.push(unit)
    before = unit
  }
  return bounds
}

/** The ranges `[from, to)` that cut `total` things into pieces of at most `size`, in order. */
export function* pieces(total: number, size: number): Generator<[number, number]> {
  for (let from = 0; from < total; from += size) yield [from, Math.min(total, from + size)]
}

/** The pieces of the units `[from, to)` that are worked through at a time. */
export function* unitPieces({ bounds }: ByUnit): Generator<[number, number]> {
  for (let at = 1; at < bounds.length; at++) yield [bounds[at - 1] as number, bounds[at] as number]
}
