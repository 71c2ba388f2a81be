import { type Votes, votesOf } from '#core/consensus-models/votes.ts'

type Cell = number | string | null

/**
 * Votes from a table with a row per unit and a column per rater, null where there is no label; the categories are those
 * that occur, in order. Their values are the numbers, or for names their places.
 */
export function votesOfRows(rows: readonly (readonly Cell[])[]): { votes: Votes; values: number[] } {
  const seen = [...new Set(rows.flat().filter((cell) => cell !== null))]
  const categories = seen.sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : `${a}` < `${b}` ? -1 : 1,
  )
  const values = categories.map((category, at) => (typeof category === 'number' ? category : at))
  const labels = rows.flatMap((row, unit) =>
    row.flatMap((cell, rater) =>
      cell === null ? [] : [{ unit: `${unit}`, rater: `${rater}`, value: values[categories.indexOf(cell)] as number }],
    ),
  )
  return { votes: votesOf(labels, values).votes, values }
}

/** Columns as rows. */
export function turned<T>(rows: readonly (readonly T[])[]): T[][] {
  return (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] as T))
}
