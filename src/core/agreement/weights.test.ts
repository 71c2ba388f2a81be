import { expect, test } from 'vitest'
import { type WeightKind, weights } from './weights.ts'

const kinds: WeightKind[] = ['identity', 'linear', 'quadratic', 'ordinal', 'radical', 'ratio', 'circular', 'bipolar']

test('the first row for five categories', () => {
  const first = (kind: WeightKind) =>
    [...weights(kind, [1, 2, 3, 4, 5])].slice(0, 5).map((weight) => +weight.toFixed(4))
  expect(first('identity')).toEqual([1, 0, 0, 0, 0])
  expect(first('linear')).toEqual([1, 0.75, 0.5, 0.25, 0])
  expect(first('quadratic')).toEqual([1, 0.9375, 0.75, 0.4375, 0])
  expect(first('ordinal')).toEqual([1, 0.9, 0.7, 0.4, 0])
  expect(first('radical')).toEqual([1, 0.5, 0.2929, 0.134, 0])
})

test.each(kinds)('%s: 1 for the same, symmetric, between 0 and 1, and no NaN for a scale from 0', (kind) => {
  const matrix = weights(kind, [0, 1, 2, 3])
  matrix.forEach((weight, at) => {
    const [one, other] = [at >> 2, at & 3]
    if (one === other) expect(weight).toBe(1)
    expect(weight).toBeCloseTo(matrix[other * 4 + one] ?? Number.NaN, 12)
    expect(weight).toBeGreaterThanOrEqual(-1e-12)
    expect(weight).toBeLessThanOrEqual(1)
  })
})

test.each(kinds)('%s: one category only, or two', (kind) => {
  expect([...weights(kind, [2])]).toEqual([1])
  expect([...weights(kind, [0, 3])].map((weight) => Math.round(weight * 1e9) / 1e9)).toEqual([1, 0, 0, 1])
})
