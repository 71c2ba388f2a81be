import { expect, test } from 'vitest'
import { parseInteger, parseNumber } from './numbers.ts'

test.each([
  ['3', 3],
  [' 3.000 ', 3],
  ['-1', -1],
  ['+2', 2],
  ['2e3', 2000],
])('%j is the whole number %d', (text, number) => {
  expect(parseInteger(text)).toBe(number)
})

test.each(['', ' ', '3.5', 'three', '0x10', '1,5', '1 2', 'Infinity', 'NaN', '1e999', '9007199254740993'])(
  '%j is no whole number',
  (text) => {
    expect(parseInteger(text)).toBeNull()
  },
)

test('fractions are numbers', () => {
  expect(parseNumber('17.767932')).toBe(17.767932)
  expect(parseNumber('.5')).toBe(0.5)
})
