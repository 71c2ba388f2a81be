import type { RunQueryRow } from '#contract/runs.ts'

/** A query with how far B is ahead of A in it. */
export type Differing = RunQueryRow & { difference: number }

/** So many queries a picture and the table behind it hold. */
export const mostDrawn = 400

/** The queries that differ most, as many as are drawn, from the one where B is furthest ahead to the one where A is. */
export function bySize(rows: readonly RunQueryRow[]): Differing[] {
  return rows
    .slice(0, mostDrawn)
    .map((row) => ({ ...row, difference: (row.b ?? 0) - (row.a ?? 0) }))
    .sort((x, y) => y.difference - x.difference)
}
