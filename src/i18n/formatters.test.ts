import { expect, test } from 'vitest'
import { createFormat, writeValue } from './formatters.ts'
import { languages } from './languages.ts'

const now = Date.parse('2026-11-24T12:00:00Z')

test.each([
  ['2026-11-24T11:59:40Z', '20 seconds ago'],
  ['2026-11-24T09:10:00Z', '2 hours ago'],
  ['2026-11-25T13:00:00Z', 'tomorrow'],
  ['2024-11-01T00:00:00Z', '2 years ago'],
  ['soon', 'soon'],
])('%s is %s', (moment, text) => {
  expect(createFormat('en').relative(moment, now)).toBe(text)
})

test.each([
  [-3, '0 secs'],
  [40, '40 secs'],
  [61, '2 mins'],
  [3600, '1 hr'],
  [3901, '1 hr 6 mins'],
])('%s seconds are %s', (seconds, text) => {
  expect(createFormat('en').duration(seconds)).toBe(text)
})

test.each(languages.map(({ code }) => code))('%s writes Latin digits and years of the common calendar', (code) => {
  const format = createFormat(code)
  expect(format.date('2026-11-24T12:00:00Z')).toContain('2026')
  expect(format.number(38)).toBe('38')
  expect(format.percent(0.805)).toMatch(/80[.,]5/)
  expect(format.duration(120)).toMatch(/2/)
})

test.each([
  ['en', '8,964'],
  ['de', '8.964'],
  ['ar', '8,964'],
  ['pl', '8964'],
  ['fr', '8\u202f964'],
])('in %s a text says %s', (language, text) => {
  expect(writeValue(8964, undefined, language)).toBe(text)
  expect(writeValue('8964', undefined, language)).toBe('8964')
})

test('a sign of money stays whole in a line from right to left', () => {
  const { money, moneyRough } = createFormat('ar')
  expect(money(26_892, 'USD')).toBe('\u200f268.92\u00a0\u2066US$\u2069')
  expect(moneyRough(26_892, 'USD')).toContain('\u2066US$\u2069')
  expect(money(26_892, 'EUR')).toBe('\u200f268.92\u00a0€')
})

test('money is told in the unit people pay in, parts of a cent with two more decimals, days are the same everywhere', () => {
  const { money, day, currency } = createFormat('en')
  expect([money(123_450, 'EUR'), money(500, 'JPY'), money(3.5, 'EUR')]).toEqual(['€1,234.50', 'JP¥500', '€0.035'])
  expect(day('2027-03-01')).toBe('1 Mar 2027')
  expect([currency('EUR'), currency('XQQ')]).toEqual(['EUR – Euro', 'XQQ'])
})

test('ranges of days say once what both share; rough figures are short', () => {
  const { days, dayOfMonth, moneyRough, seconds, hundredths, tenths } = createFormat('en')
  expect(days('2026-12-03', '2026-12-09').replace(/\s/g, '')).toBe('3–9December2026')
  expect(days('2026-12-03', '2026-12-03')).toBe('3 December 2026')
  expect(dayOfMonth('2026-12-03')).toBe('3 Dec')
  expect([moneyRough(123_450, 'EUR').toLowerCase(), moneyRough(500, 'JPY')]).toEqual(['€1.2k', 'JP¥500'])
  expect([seconds(12.54), hundredths(0.7), tenths(3)]).toEqual(['12.5 secs', '0.70', '3'])
})
