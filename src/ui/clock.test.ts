import { expect, test } from 'vitest'
import { clock } from './clock.ts'

test.each([
  [0, '0:00'],
  [7.9, '0:07'],
  [61, '1:01'],
  [3723, '1:02:03'],
  [-1, '0:00'],
  [Number.NaN, '–:––'],
  [Number.POSITIVE_INFINITY, '–:––'],
])('%s seconds are printed as %s', (seconds, text) => {
  expect(clock(seconds)).toBe(text)
})
