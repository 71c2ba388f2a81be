import { expect, test } from 'vitest'
import { costOf, rateOf, totalCost } from './cost.ts'

const rates = [
  { language: null, perHour: 2000 },
  { language: 'de', perHour: 3000 },
]
const hour = 3_600_000

test('a language has its own rate, else that of all', () => {
  expect(rateOf(rates, 'de')).toBe(3000)
  expect(rateOf(rates, 'th')).toBe(2000)
  expect(rateOf([], 'th')).toBeNull()
})

test('cost per label and per accepted label', () => {
  const work = { language: 'de', activeMs: 2 * hour, labels: 120, accepted: 100 }
  expect(costOf(work, rates)).toEqual({ total: 6000, perHour: 3000, perLabel: 50, perAccepted: 60 })
  expect(costOf({ ...work, labels: 0, accepted: 0 }, rates)).toMatchObject({ perLabel: null, perAccepted: null })
  expect(costOf(work, [])).toBeNull()
})

test('all languages together, with what is paid once; a language without a rate leaves it open', () => {
  const worked = [
    { language: 'de', activeMs: hour, labels: 60, accepted: 50 },
    { language: 'th', activeMs: hour, labels: 40, accepted: 30 },
  ]
  expect(totalCost(worked, rates, 1000)).toEqual({ total: 6000, perHour: 3000, perLabel: 60, perAccepted: 75 })
  expect(totalCost(worked, [{ language: 'de', perHour: 3000 }], 0)).toBeNull()
})
