import { expect, test } from 'vitest'
import { measureOf } from '#core/measures/measure.ts'
import { queriesApart } from './evaluate-runs.ts'

test('of very many queries both ends are told one by one, and all are counted', () => {
  const answered = Array.from({ length: 600 }, (_, place) => place)
  // A is ahead in 500, B in 3, and in 97 none is.
  const isRight = { a: (query: number) => query < 500, b: (query: number) => query >= 500 && query < 503 }
  const runs = (['a', 'b'] as const).map((side) => {
    const scores = answered.map((query) => (isRight[side](query) ? 1 : 0))
    return { id: side, name: side, side, answered, outcomes: [{ mean: null, coverage: null, scores }] }
  })
  const queries = answered.map((query) => `q${1000 + query}`)
  const evaluated = { measures: [measureOf('P@1')], queries, runs, differences: [null], computedAt: '' }
  const { rows, ahead } = queriesApart(evaluated, 'P@1')
  expect(ahead).toEqual({ a: 500, b: 3, none: 97 })
  expect(rows).toHaveLength(400)
  expect(rows.slice(0, 4).map(({ a, b }) => [a, b])).toEqual([
    [0, 1],
    [0, 1],
    [0, 1],
    [0, 0],
  ])
  expect(rows.at(-1)).toMatchObject({ a: 1, b: 0 })
})
