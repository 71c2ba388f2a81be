import type { Tally } from './tally.ts'

/**
 * Standard errors of the logarithms of strengths about their mean, from the inverse of the information matrix: in the
 * logarithms of strengths and ν the model is log-linear, so that each meeting adds the covariance of its outcomes.
 */
export function strengthErrors(votes: Tally, strong: Float64Array, tie: number, prior: number): Float64Array {
  const { items } = votes
  const inverse = invert(information(votes, strong, tie, prior))
  const means = inverse.slice(0, items).map((row) => row.slice(0, items).reduce((sum, cell) => sum + cell, 0) / items)
  const middle = means.reduce((sum, mean) => sum + mean, 0) / items
  return Float64Array.from(means, (mean, at) =>
    Math.sqrt(Math.max(0, (inverse[at]?.[at] as number) - 2 * mean + middle)),
  )
}

/** Items × items, and ν's row and column after them where there are ties; no direction is left without information. */
function information({ items, meetings }: Tally, strong: Float64Array, tie: number, prior: number): number[][] {
  const size = items + (tie > 0 ? 1 : 0)
  // All strengths together may be anything; fixing their mean adds this, which centring takes away again.
  const free = prior > 0 ? 0 : 1 / items
  const matrix = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => (row < items && column < items ? free : 0)),
  )
  const add = (row: number, column: number, amount: number) => {
    const cells = matrix[row]
    if (cells && column < size) cells[column] = (cells[column] as number) + amount
  }
  strong.forEach((one, at) => {
    add(at, at, (2 * prior * one) / (one + 1) ** 2)
  })
  for (const { one, other, oneWon, otherWon, ties } of meetings) {
    const count = oneWon + otherWon + ties
    const [a, b] = [strong[one] as number, strong[other] as number]
    const all = a + b + tie * Math.sqrt(a * b)
    const even = (tie * Math.sqrt(a * b)) / all
    const [first, second] = [a / all + even / 2, b / all + even / 2]
    const places: [number, number][] = [
      [one, first],
      [other, second],
      [items, even],
    ]
    const meets = [
      [a / all + even / 4, even / 4, even / 2],
      [even / 4, b / all + even / 4, even / 2],
      [even / 2, even / 2, even],
    ]
    places.forEach(([row, mean], i) => {
      places.forEach(([column, otherMean], j) => {
        if (row < size) add(row, column, count * ((meets[i]?.[j] as number) - mean * otherMean))
      })
    })
  }
  return matrix
}

/** The inverse of a symmetric, positive matrix, by Gauss and Jordan. */
function invert(matrix: number[][]): number[][] {
  const size = matrix.length
  const rows = matrix.map((row, at) => [...row, ...row.map((_, column) => (column === at ? 1 : 0))])
  for (let at = 0; at < size; at++) {
    const pivot = rows[at] as number[]
    const by = pivot[at] as number
    for (let column = 0; column < 2 * size; column++) pivot[column] = (pivot[column] as number) / by
    for (const row of rows) {
      const times = row[at] as number
      if (row === pivot || times === 0) continue
      for (let column = 0; column < 2 * size; column++)
        row[column] = (row[column] as number) - times * (pivot[column] as number)
    }
  }
  return rows.map((row) => row.slice(size))
}
