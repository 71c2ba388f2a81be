import { type ByUnit, unitPieces } from '../consensus-models/by-unit.ts'
import type { Steps } from '../steps.ts'

/** Two raters that have units in common, `a` before `b`; `matrix` has a's categories down and b's across. */
export interface PairConfusion {
  a: number
  b: number
  units: number
  matrix: Int32Array
}

/** The confusion of every two raters in one pass over all labels; those with most units in common come first. */
export function* pairConfusionSteps(votes: ByUnit): Steps<PairConfusion[]> {
  const { raters, categories, start, rater, value } = votes
  const pairs = new Map<number, PairConfusion>()
  for (const [from, to] of unitPieces(votes)) {
    for (let unit = from; unit < to; unit++) {
      const end = start[unit + 1] as number
      for (let one = start[unit] as number; one < end; one++) for (let two = one + 1; two < end; two++) count(one, two)
    }
    yield
  }
  return [...pairs.values()].sort((x, y) => y.units - x.units || x.a - y.a || x.b - y.b)

  function count(one: number, two: number): void {
    const isInOrder = (rater[one] as number) < (rater[two] as number)
    const [first, second] = isInOrder ? [one, two] : [two, one]
    const [a, b] = [rater[first] as number, rater[second] as number]
    let pair = pairs.get(a * raters + b)
    if (!pair) {
      pair = { a, b, units: 0, matrix: new Int32Array(categories ** 2) }
      pairs.set(a * raters + b, pair)
    }
    const cell = (value[first] as number) * categories + (value[second] as number)
    pair.units++
    pair.matrix[cell] = (pair.matrix[cell] as number) + 1
  }
}
