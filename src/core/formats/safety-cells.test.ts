import { expect, test } from 'vitest'
import { readCategories, readPredictions, readTreatment } from './safety-cells.ts'

test('predictions as words, and as JSON', () => {
  const value = [
    { category: 'violence', leaf: null, severity: 2 },
    { category: 'self-harm', leaf: 'suicide', severity: 4 },
  ]
  expect(readPredictions('violence:2; self-harm/suicide : 4')).toEqual({ value })
  expect(readPredictions('Violence:2,self-harm/suicide:4,')).toEqual({ value })
  expect(
    readPredictions(
      JSON.stringify([
        { category: 'violence', severity: 2 },
        { ...value[1], score: 0.9 },
      ]),
    ),
  ).toEqual({ value })
  expect(readPredictions('[]')).toEqual({ value: [] })
})

test.each([
  'violence',
  'violence:5',
  'violence:-1',
  'violence:2.5',
  'violence/suicide:2',
  'rude:2',
  '[{"category":"violence"}]',
  '[{"category":"violence","severity":"2"}]',
  '[1]',
  '[',
  '[{"category":"__proto__","severity":1}]',
  `[${'{"category":"hate","severity":1},'.repeat(64)}{"category":"hate","severity":1}]`,
])('%s is no prediction', (text) => expect(readPredictions(text)).toMatchObject({ problem: 'bad-prediction' }))

test('categories and treatments', () => {
  expect(readCategories('Hate; sexual,hate')).toEqual({ value: ['hate', 'sexual'] })
  expect(readCategories('["hate"]')).toEqual({ value: ['hate'] })
  expect(readCategories('rude')).toMatchObject({ problem: 'unknown-category', detail: 'rude' })
  expect(readTreatment('tx')).toEqual({ value: 'TX' })
  expect(readTreatment('T9')).toMatchObject({ problem: 'unknown-treatment' })
})
