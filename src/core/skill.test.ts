import { expect, test } from 'vitest'
import { enoughAnswers, isBelow, skill } from './skill.ts'

test('q is (0.5 + correct) / (1 + total)', () => {
  expect(skill({ total: 0, correct: 0 })).toEqual({ q: 0.5, low: 0, high: 1 })
  expect(skill({ total: 9, correct: 9 }).q).toBeCloseTo(0.95, 12)
  expect(skill({ total: 10, correct: 0 }).q).toBeCloseTo(0.5 / 11, 12)
  expect(skill({ total: 20, correct: 14 }).q).toBeCloseTo(14.5 / 21, 12)
})

// Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('the interval of %i in %i is the published one', (correct, total, low, high) => {
  const interval = skill({ correct, total })
  expect(interval.low).toBeCloseTo(low, 4)
  expect(interval.high).toBeCloseTo(high, 4)
})

test('the interval never leaves 0 to 1 and holds the share and q', () => {
  for (let total = 1; total <= 40; total += 1)
    for (let correct = 0; correct <= total; correct += 1) {
      const { q, low, high } = skill({ total, correct })
      expect(low).toBeGreaterThanOrEqual(0)
      expect(high).toBeLessThanOrEqual(1)
      expect([low <= q, q <= high]).toEqual([true, true])
      expect([low <= correct / total + 1e-12, correct / total <= high + 1e-12]).toEqual([true, true])
    }
})

test('nobody is below a standard before there are enough answers, nor where there is none', () => {
  expect(isBelow(0.8, { total: enoughAnswers - 1, correct: 0 })).toBe(false)
  expect(isBelow(0.8, { total: enoughAnswers, correct: 0 })).toBe(true)
  expect(isBelow(0, { total: 100, correct: 0 })).toBe(false)
  expect(isBelow(0.8, { total: 10, correct: 9 })).toBe(false)
})
