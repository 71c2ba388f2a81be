import { describe, expect, test } from 'vitest'
import { judge, meanOf, medianPlaces, perAccepted } from './gate.ts'

const atLeast = { direction: 'at-least' as const, limit: 0.8, fewest: 30 }
const figure = (value: number, low: number, high: number, count = 100) => ({ value, low, high, count })

describe('a figure passes, fails or is unclear', () => {
  test('with its whole interval on one side of what is asked', () => {
    expect(judge(figure(0.85, 0.8, 0.9), atLeast)).toEqual({ verdict: 'pass', more: null })
    expect(judge(figure(0.7, 0.6, 0.79), atLeast)).toEqual({ verdict: 'fail', more: null })
    const atMost = { direction: 'at-most' as const, limit: 20, fewest: 30 }
    expect(judge(figure(15, 12, 20), atMost).verdict).toBe('pass')
    expect(judge(figure(25, 21, 30), atMost).verdict).toBe('fail')
  })

  test('between the two it says how many more would settle it', () => {
    // Twice as far to its end as to the limit: four times the items.
    const threeQuarters = { ...atLeast, limit: 0.75 }
    expect(judge(figure(0.875, 0.625, 0.95), threeQuarters)).toEqual({ verdict: 'unclear', more: 300 })
    expect(judge(figure(0.625, 0.5, 0.875), threeQuarters)).toEqual({ verdict: 'unclear', more: 300 })
    expect(judge(figure(0.8, 0.7, 0.9), atLeast)).toEqual({ verdict: 'unclear', more: null })
  })

  test('with too few items, without a value, and where nothing is asked', () => {
    expect(judge(figure(0.99, 0.98, 1, 12), atLeast)).toEqual({ verdict: 'unclear', more: 18 })
    expect(judge({ value: null, low: null, high: null, count: 40 }, atLeast)).toEqual({ verdict: 'unclear', more: 1 })
    expect(judge(figure(0.1, 0, 0.2), { ...atLeast, limit: null })).toEqual({ verdict: 'none', more: null })
  })

  test('without an interval its value decides', () => {
    expect(judge({ value: 0.8, low: null, high: null, count: 30 }, atLeast).verdict).toBe('pass')
  })
})

test('the median of 100 values lies between the 40th and the 61st', () => {
  expect(medianPlaces(100)).toEqual({ low: 40, high: 61 })
  expect(medianPlaces(3)).toEqual({ low: 1, high: 3 })
})

test('costs of 2, 4 and 6 with 3 on top are 5 each, give or take 1.96 standard errors', () => {
  const { value, low, high } = meanOf({ count: 3, sum: 12, squares: 56, extra: 3 })
  expect(value).toBe(5)
  expect((high ?? 0) - 5).toBeCloseTo(1.959964 * Math.sqrt(4 / 3), 5)
  expect(low).toBeCloseTo(5 - 1.959964 * Math.sqrt(4 / 3), 5)
  expect(meanOf({ count: 0, sum: 0, squares: 0, extra: 9 }).value).toBeNull()
})

test('where half of the labels are accepted an accepted one costs twice as much, and its interval knows of both errors', () => {
  const cost = { value: 10, low: 9, high: 11, count: 100 }
  expect(perAccepted(cost, { labels: 100, accepted: 100 })).toEqual(cost)
  const { value, low, high } = perAccepted(cost, { labels: 100, accepted: 50 })
  expect(value).toBe(20)
  expect((high ?? 0) - 20).toBeCloseTo(20 * Math.hypot(0.1, 1.959964 * 0.1), 5)
  expect(20 - (low ?? 0)).toBeCloseTo((high ?? 0) - 20, 10)
  expect(perAccepted(cost, { labels: 9, accepted: 0 }).value).toBeNull()
  expect(perAccepted(cost, { labels: 0, accepted: 0 })).toEqual(cost)
})
