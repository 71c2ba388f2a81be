import type { Votes } from '../consensus-models/votes.ts'

/** How two raters labelled the units that both have: categories × categories, the first one's down, the second's across. */
export function confusion({ units, categories, unit, rater, value }: Votes, first: number, second: number): Int32Array {
  const of = new Int32Array(units).fill(-1)
  const matrix = new Int32Array(categories ** 2)
  for (let label = 0; label < unit.length; label++)
    if (rater[label] === first) of[unit[label] as number] = value[label] as number
  for (let label = 0; label < unit.length; label++) {
    const row = of[unit[label] as number] as number
    if (rater[label] !== second || row < 0) continue
    const cell = row * categories + (value[label] as number)
    matrix[cell] = (matrix[cell] as number) + 1
  }
  return matrix
}
