import { expect, test } from 'vitest'
import { drain } from '../steps.ts'
import { compareScores } from './compare.ts'
import { narrowing, type Spent } from './narrowing.ts'

const one = (difference: number | null, at: number): Spent => ({
  queryId: String(900 - at),
  difference,
  labels: 3,
  minutes: 0.5,
  money: 15,
})

test('the last place is what the comparison says of all queries, with all that was spent', () => {
  const differences = Array.from({ length: 40 }, (_, at) => ((at * 7) % 11) / 10 - 0.3)
  // What neither run answers was paid for as well.
  const known = drain(narrowing([...differences.map(one), one(null, 40)], 4))
  expect(known.map(({ queries }) => queries)).toEqual([10, 20, 30, 40])
  const ci95 = compareScores(
    differences.map(() => 0),
    differences.toReversed(),
  )?.ci95
  expect(known.at(-1)).toEqual({ queries: 40, labels: 123, minutes: 20.5, money: 615, low: ci95?.[0], high: ci95?.[1] })
  expect(known[0]).toMatchObject({ labels: 30, minutes: 5, money: 150 })
  const widths = known.map(({ low, high }) => high - low)
  expect(widths).toEqual(widths.toSorted((a, b) => b - a))
})

test('with fewer than five queries nothing is told', () => {
  expect(drain(narrowing([0.1, 0.2, 0.3, 0.4].map(one)))).toEqual([])
  expect(drain(narrowing([0.1, 0.2, 0.3, 0.4, 0.5].map(one)))).toHaveLength(1)
})
