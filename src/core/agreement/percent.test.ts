import { expect, test } from 'vitest'
import { confusion } from './confusion.ts'
import { countLabels } from './label-counts.ts'
import { percentAgreement, unanimous } from './percent.ts'

/** Unit 0: 1 1 0, unit 1: 2 2, unit 2: 1. */
const votes = {
  units: 3,
  raters: 3,
  categories: 3,
  unit: Int32Array.of(0, 0, 0, 1, 1, 2),
  rater: Int32Array.of(0, 1, 2, 0, 2, 1),
  value: Int32Array.of(1, 1, 0, 2, 2, 1),
}

test('percent agreement is a mean of the units with two labels or more', () => {
  expect(percentAgreement(countLabels(votes)).value).toBeCloseTo((1 / 3 + 1) / 2, 12)
  expect(unanimous(countLabels(votes))).toEqual({ value: 1 / 2 })
})

test('without such a unit there is none', () => {
  const lone = { ...votes, unit: Int32Array.of(2), rater: Int32Array.of(1), value: Int32Array.of(1) }
  expect(percentAgreement(countLabels(lone))).toEqual({ value: null, reason: 'no-pairs' })
  expect(unanimous(countLabels(lone))).toEqual({ value: null, reason: 'no-pairs' })
})

test('two raters are set against each other where both have a label', () => {
  expect([...confusion(votes, 0, 2)]).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 1])
  expect([...confusion(votes, 2, 0)]).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 1])
})
