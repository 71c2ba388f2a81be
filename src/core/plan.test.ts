import { expect, test } from 'vitest'
import { changedParts, emptyPlan, inCurrency, planProblems, rateFor } from './plan.ts'

test('plans are compared part by part, whatever the order of their keys', () => {
  const { currency, amount } = { currency: 'EUR', amount: 500 }
  const one = { ...emptyPlan, budget: { amount, currency } }
  expect(changedParts(one, { ...one, budget: { currency, amount } })).toEqual([])
  const other = { ...one, hours: [{ language: 'de', perWeek: 20 }], budget: { amount: 600, currency } }
  expect(changedParts(one, other)).toEqual(['budget', 'hours'])
})

test('a language is paid at its own rate, that of the language without its region, or that of all others', () => {
  const rates = [
    { language: null, perHour: 1000 },
    { language: 'de', perHour: 2000 },
    { language: 'pt-BR', perHour: 1500 },
  ]
  expect(['de', 'de-AT', 'pt-BR', 'pt', 'en'].map((language) => rateFor({ rates }, language))).toEqual([
    2000, 2000, 1500, 1000, 1000,
  ])
  expect(rateFor({ rates: rates.slice(1) }, 'en')).toBeNull()
})

test('dates go forward, a language stands once, and a cost says what it is for', () => {
  expect(planProblems(emptyPlan)).toEqual([])
  const dates = { pilot: '2027-02-01', production: null, delivery: '2027-01-31' }
  const hours = [1, 2].map((perWeek) => ({ language: 'de', perWeek }))
  expect(planProblems({ ...emptyPlan, dates, hours, fixedCosts: [{ what: ' ', amount: 1 }] })).toEqual([
    ...['dates', 'hours', 'fixedCosts'],
  ])
  expect(planProblems({ ...emptyPlan, dates: { ...dates, delivery: '2027-02-01' } })).toEqual([])
})

test('another currency leaves the amounts as they were written', () => {
  const plan = {
    ...emptyPlan,
    budget: { amount: 199_950, currency: 'EUR' },
    rates: [{ language: null, perHour: 3000 }],
    fixedCosts: [{ what: 'Set-up', amount: 50_000 }],
    standards: { ...emptyPlan.standards, costPerAccepted: 25 },
  }
  expect(inCurrency(plan, 'KWD')).toMatchObject({
    ...{
      budget: { amount: 1_999_500, currency: 'KWD' },
      rates: [{ perHour: 30_000 }],
      fixedCosts: [{ amount: 500_000 }],
    },
    standards: { costPerAccepted: 250 },
  })
  expect(inCurrency(plan, 'JPY')).toMatchObject({ budget: { amount: 2000 }, rates: [{ perHour: 30 }] })
  expect(inCurrency(inCurrency(plan, 'KWD'), 'EUR')).toEqual(plan)
})
