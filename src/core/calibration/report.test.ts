import { describe, expect, test } from 'vitest'
import { agreementOf, isRight, mostConfused, shareOf, shareOverItems } from './report.ts'

const grades = [0, 1, 2, 3]
const said = (rows: number[][]) =>
  rows.flatMap((values, unit) => values.map((value, rater) => ({ unit: `${unit}`, rater: `${rater}`, value })))

describe('agreement of a room', () => {
  test('is 1 where all say the same of different items', () => {
    expect(
      agreementOf(
        said([
          [0, 0, 0],
          [3, 3, 3],
          [1, 1, 1],
        ]),
        grades,
      ),
    ).toMatchObject({ value: 1, reason: null })
  })

  test('says why there is none', () => {
    expect(agreementOf([], grades)).toMatchObject({ value: null, reason: 'no-pairs' })
    expect(
      agreementOf(
        said([
          [2, 2],
          [2, 2],
        ]),
        grades,
      ),
    ).toMatchObject({ value: null, reason: 'one-category' })
  })

  test('has an interval around it, the same each time', () => {
    const figure = agreementOf(
      said([
        [0, 1, 0],
        [3, 3, 2],
        [1, 1, 1],
        [2, 0, 2],
      ]),
      grades,
    )
    expect(figure).toEqual(
      agreementOf(
        said([
          [0, 1, 0],
          [3, 3, 2],
          [1, 1, 1],
          [2, 0, 2],
        ]),
        grades,
      ),
    )
    expect(figure.low).toBeLessThan(figure.value ?? 0)
    expect(figure.high).toBeGreaterThan(figure.value ?? 1)
  })
})

test('a share comes with its interval; of nothing there is none', () => {
  expect(shareOf(8, 10)).toMatchObject({ value: 0.8 })
  expect(shareOf(0, 0)).toMatchObject({ value: null })
})

describe('a share over items', () => {
  const items = (...rights: number[]) => rights.map((right) => ({ right, answers: 4 }))

  test('is as wide as the items differ, and never narrower than of answers apart', () => {
    const apart = shareOf(12, 24)
    const split = shareOverItems(items(4, 4, 4, 0, 0, 0))
    expect(split.value).toBe(0.5)
    expect(split.low).toBeLessThan(apart.low ?? 0)
    expect(split.high).toBeGreaterThan(apart.high ?? 1)
    expect(shareOverItems(items(2, 2, 2, 2, 2, 2))).toEqual(apart)
    // All are right: drawing items anew would say that nothing else can be.
    expect(shareOverItems(items(4, 4, 4))).toEqual(shareOf(12, 12))
  })

  test('has no interval of one item, and no value of none', () => {
    expect(shareOverItems([...items(3), { right: 0, answers: 0 }])).toEqual({
      value: 0.75,
      low: null,
      high: null,
      reason: null,
    })
    expect(shareOverItems([{ right: 0, answers: 0 }])).toMatchObject({ value: null, reason: 'no-pairs' })
  })
})

test('tolerance counts places of the scale, not numbers', () => {
  const esci = [0, 1, 10, 100]
  expect(isRight(10, { value: 100, tolerance: 1 }, esci)).toBe(true)
  expect(isRight(1, { value: 100, tolerance: 1 }, esci)).toBe(false)
  expect(isRight(null, { value: 1, tolerance: 3 }, esci)).toBe(false)
  expect(isRight(1, { value: null, tolerance: 3 }, esci)).toBe(false)
})

test('the pair of grades that was confused most often, if more than once', () => {
  const vote = (value: number, settled: number) => ({ value, settled, isRight: value === settled })
  expect(mostConfused([vote(1, 2), vote(2, 1), vote(0, 3), vote(2, 2)])).toEqual({ values: [1, 2], votes: 2 })
  expect(mostConfused([vote(1, 2), vote(2, 2)])).toBeNull()
})
