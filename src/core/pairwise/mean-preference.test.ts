import { expect, test } from 'vitest'
import { meanPreference } from './mean-preference.ts'

test('no query has no mean, one has no interval', () => {
  expect(meanPreference([])).toEqual({ mean: null, ci95: null, queries: 0 })
  expect(meanPreference([2])).toEqual({ mean: 2, ci95: null, queries: 1 })
})

test('queries that all say the same leave no doubt', () => {
  expect(meanPreference([-1, -1, -1])).toEqual({ mean: -1, ci95: [-1, -1], queries: 3 })
})

test('the interval holds the mean, is the same every time, and narrows as the normal one does', () => {
  const means = (n: number) => Array.from({ length: n }, (_, at) => (at % 4) - 1)
  const [few, many] = [meanPreference(means(40)), meanPreference(means(640))]
  expect(few).toEqual(meanPreference(means(40)))
  for (const { mean, ci95, queries } of [few, many]) {
    const [low, high] = ci95 ?? [0, 0]
    expect(low < (mean ?? 0) && (mean ?? 0) < high).toBe(true)
    // The values −1 to 2 have a variance of 5/4.
    expect((high - low) / (2 * 1.96 * Math.sqrt(1.25 / queries))).toBeCloseTo(1, 0)
  }
})
