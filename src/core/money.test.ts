import { expect, test } from 'vitest'
import { fromMinor, minorDigits, toMinor } from './money.ts'

test('cents of a euro, no part of a yen, thousandths of a Kuwaiti dinar', () => {
  expect(['EUR', 'JPY', 'KWD'].map(minorDigits)).toEqual([2, 0, 3])
  expect([toMinor(19.99, 'EUR'), toMinor(500, 'JPY'), toMinor(1.5, 'KWD')]).toEqual([1999, 500, 1500])
  expect([fromMinor(1999, 'EUR'), fromMinor(500, 'JPY')]).toEqual([19.99, 500])
})
