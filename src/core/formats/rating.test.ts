import { expect, test } from 'vitest'
import type { Scale } from '#contract/project.ts'
import { readRating } from './rating.ts'

const grade = (value: number, name: string) => ({
  key: `${value}`,
  value,
  gain: value,
  names: { en: name },
  descriptions: {},
})
const scale: Scale = { kind: 'graded-0-3', grades: ['Bad', 'Fair', 'Good', 'Perfect'].map((name, n) => grade(n, name)) }

test.each(['3', '3.000', ' 3 ', '+3', 'perfect'])('%j is the grade 3', (cell) => {
  expect(readRating(cell, scale)).toEqual({ value: 3 })
})

test.each(['', '  '])('%j is not rated', (cell) => {
  expect(readRating(cell, scale)).toEqual({ value: null })
})

test.each([
  ['4', 'unknown-grade'],
  ['-1', 'unknown-grade'],
  ['2.5', 'unknown-grade'],
  ['superb', 'unknown-grade'],
  ['2,5', 'bad-number'],
  ['E', 'unknown-grade'],
])('%j is refused as %s', (cell, problem) => {
  expect(readRating(cell, scale)).toEqual({ problem, detail: cell })
})

test('ESCI letters are grades of an ESCI scale', () => {
  const esci: Scale = { ...scale, kind: 'esci' }
  expect(['E', 's', 'C', 'I'].map((letter) => readRating(letter, esci))).toEqual(
    [3, 2, 1, 0].map((value) => ({ value })),
  )
  expect(readRating('SE', esci)).toMatchObject({ problem: 'unknown-grade' })
})
