import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consensus, lowerMedian, majority } from './consensus.ts'

const grades = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 9 })

test.each([
  [[], null, null],
  [[2], 2, 2],
  [[0, 3], 0, 0],
  [[2, 3, 3], 3, 3],
  [[3, 0, 3], 3, 3],
  [[1, 2, 3], 2, 2],
  [[0, 0, 3, 3], 0, 0],
  [[3, 3, 2, 0, 0], 2, 2],
  [[0, 0, 1, 2, 3], 0, 1],
  [[10, 9, 9, 10, 10], 10, 10],
])('%j has the majority %s and the lower median %s', (values, most, middle) => {
  expect(majority(values)).toBe(most)
  expect(consensus('majority', values)).toBe(most)
  expect(consensus('median', values)).toBe(middle)
})

test('both are values somebody gave, in whatever order they came', () => {
  fc.assert(
    fc.property(grades, fc.func(fc.integer()), (values, rank) => {
      const other = [...values].sort((a, b) => rank(a) - rank(b)).reverse()
      for (const rule of ['majority', 'median'] as const) {
        expect(values).toContain(consensus(rule, values))
        expect(consensus(rule, other)).toBe(consensus(rule, values))
      }
    }),
  )
})

test('more than half is always the majority, and at most half lie below the lower median', () => {
  fc.assert(
    fc.property(grades, (values) => {
      const middle = lowerMedian(values) ?? -1
      expect(values.filter((value) => value < middle).length * 2).toBeLessThan(values.length)
      expect(values.filter((value) => value <= middle).length * 2).toBeGreaterThanOrEqual(values.length)
      for (const value of values) {
        if (values.filter((other) => other === value).length * 2 > values.length) expect(majority(values)).toBe(value)
      }
    }),
  )
})
