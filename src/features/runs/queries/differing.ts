import type { RunQueryRow } from '#contract/runs.ts'

/** A query with how far B is ahead of A in it. */
export type Differing = RunQueryRow & { difference: number }

/** The queries with their differences, in their order. */
export function withDifference(rows: readonly RunQueryRow[]): Differing[] {
  return rows.map((row) => ({ ...row, difference: (row.b ?? 0) - (row.a ?? 0) }))
}
