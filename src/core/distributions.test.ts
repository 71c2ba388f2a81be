import { expect, test } from 'vitest'
import { beyondNormal, studentPoint } from './distributions.ts'

// Printed tables: Abramowitz & Stegun 1964, tables 26.1 and 26.10.
test('97.5 % points of Student’s t', () => {
  const printed: [number, number][] = [
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [10, 2.228],
    [11, 2.201],
    [30, 2.042],
    [120, 1.98],
    [Number.POSITIVE_INFINITY, 1.96],
  ]
  for (const [freedom, point] of printed) expect(studentPoint(freedom)).toBeCloseTo(point, 3)
  expect(studentPoint(501)).toBeCloseTo((studentPoint(500) + studentPoint(502)) / 2, 6)
  expect(studentPoint(501) - studentPoint(500)).toBeCloseTo(studentPoint(500) - studentPoint(499), 7)
})

test('two-sided tails of the normal', () => {
  expect(beyondNormal(0)).toBe(1)
  expect(beyondNormal(1)).toBeCloseTo(0.31731050786, 10)
  expect(beyondNormal(-1.959963984540054)).toBeCloseTo(0.05, 12)
  expect(beyondNormal(3)).toBeCloseTo(0.0026997960633, 12)
  expect(beyondNormal(2.9999999) - beyondNormal(3)).toBeLessThan(2e-9)
  expect(beyondNormal(5)).toBeCloseTo(5.733031e-7, 12)
})
