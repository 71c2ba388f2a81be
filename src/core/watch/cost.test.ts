import { expect, test } from 'vitest'
import { costOf, totalCost } from './cost.ts'

const rateOf = (language: string) => (language === 'de' ? 3000 : 2000)
const hour = 3_600_000

test('cost per label and per accepted label', () => {
  const work = { language: 'de', activeMs: 2 * hour, labels: 120, accepted: 100 }
  expect(costOf(work, rateOf)).toEqual({ total: 6000, perHour: 3000, perLabel: 50, perAccepted: 60 })
  expect(costOf({ ...work, labels: 0, accepted: 0 }, rateOf)).toMatchObject({ perLabel: null, perAccepted: null })
  expect(costOf(work, () => null)).toBeNull()
})

test('all languages together, with what is paid once; a language without a rate leaves it open', () => {
  const worked = [
    { language: 'de', activeMs: hour, labels: 60, accepted: 50 },
    { language: 'th', activeMs: hour, labels: 40, accepted: 30 },
  ]
  expect(totalCost(worked, rateOf, 1000)).toEqual({ total: 6000, perHour: 3000, perLabel: 60, perAccepted: 75 })
  expect(totalCost(worked, (language) => (language === 'de' ? 3000 : null), 0)).toBeNull()
})
