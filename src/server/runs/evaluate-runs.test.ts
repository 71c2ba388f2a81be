import { expect, test } from 'vitest'
import { Evaluation } from '#core/measures/evaluation.ts'
import { measureOf } from '#core/measures/measure.ts'
import { presentQueries } from './evaluate-runs.ts'

test('of very many queries both ends are told one by one, and all are counted', () => {
  const measures = [measureOf('P@1')]
  const [one, other] = [new Evaluation(measures), new Evaluation(measures)]
  const judged = Float64Array.of(1)
  const add = (to: Evaluation, query: number, isRight: boolean) =>
    to.add(`q${1000 + query}`, { returned: Float64Array.of(isRight ? 1 : 0), judged })
  // A is ahead in 500, B in 3, and in 97 none is.
  for (let query = 0; query < 600; query++) {
    add(one, query, query < 500)
    add(other, query, query >= 500 && query < 503)
  }
  const runs = (['a', 'b'] as const).map((side) => ({ id: side, name: side, side }))
  const outcomes = [one.outcomes(), other.outcomes()]
  const evaluated = { measures, runs, outcomes, differences: [null], queries: new Map(), computedAt: '' }
  const { rows, ahead } = presentQueries(evaluated, 'P@1')
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
