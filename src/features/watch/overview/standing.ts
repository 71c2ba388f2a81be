import type { OverviewCell } from '#contract/watch.ts'

/** What the grid shows: delay, cost against its standard, quality against its standard. */
export const views = ['late', 'cost', 'quality'] as const
export type View = (typeof views)[number]

/** How a place of the grid stands: something is wrong, nothing is, or nothing is known. */
export type Standing = 'wrong' | 'fine' | 'unknown'

/** How far a cell is from where it should be: days, or a share of the standard; above 0 is wrong, null is not known. */
export function gapOf(cell: OverviewCell, view: View): number | null {
  return { late: cell.daysLate, cost: cell.overCost, quality: cell.underQuality }[view]
}

/** Whether a gap is wrong. What lies within half a percent of its standard meets it, as it would be shown as 0. */
export function standingOf(gap: number | null, view: View): Standing {
  if (gap === null) return 'unknown'
  return gap > (view === 'late' ? 0 : 0.005) ? 'wrong' : 'fine'
}

/** All cells of one language and market: how the worst of them stands, its gap, and how many are wrong. */
export interface Place {
  cells: OverviewCell[]
  standing: Standing
  worst: number | null
  wrong: number
}

/** The place that these cells share. One that is wrong makes it wrong; it is unknown only where all are. */
export function placeOf(cells: OverviewCell[], view: View): Place {
  const gaps = cells.flatMap((cell) => gapOf(cell, view) ?? [])
  const worst = gaps.length > 0 ? Math.max(...gaps) : null
  const wrong = gaps.filter((gap) => standingOf(gap, view) === 'wrong').length
  return { cells, standing: standingOf(worst, view), worst, wrong }
}

/** The name of a place among others. */
export const placeKey = (language: string, market: string) => JSON.stringify([language, market])
