import { expect, test } from 'vitest'
import type { ImportField } from '#contract/imports.ts'
import type { Scale } from '#contract/project.ts'
import { rowReader } from './import-row.ts'

const scale: Scale = {
  kind: 'binary',
  grades: [0, 1].map((value) => ({
    key: `${value}`,
    value,
    gain: value,
    names: { en: `g${value}` },
    descriptions: {},
  })),
}

/** Reads one row given as cells by field; a rating's column is named by the key. */
function read(cells: Partial<Record<ImportField | 'anna' | 'ben', string>>) {
  const columns = Object.keys(cells)
  const isField = (column: string): column is ImportField => column !== 'anna' && column !== 'ben'
  const mapping = columns.map((column) => (isField(column) ? column : 'rating'))
  return rowReader({ columns, mapping, language: 'en', market: 'GB', scale })(Object.values(cells))
}

test('a row names its query, its result and who rated it', () => {
  const cells = {
    query: 'sofa',
    docId: 'sku 1',
    title: 'Sofa',
    rank: '2',
    anna: '1.0',
    ben: '',
    language: 'DE',
    market: 'at',
  }
  expect(read(cells)).toMatchObject({
    values: {
      queryId: '',
      query: 'sofa',
      docId: 'sku 1',
      title: 'Sofa',
      rank: 2,
      language: 'de',
      market: 'AT',
      ratings: [{ source: 'anna', value: 1 }],
    },
  })
})

test('what the row does not say comes from the import, or is empty', () => {
  expect(read({ query: 'sofa', docId: '1', language: ' ', rank: '', url: '' })).toMatchObject({
    values: { language: 'en', market: 'GB', rank: null, url: null, snippet: '', treatment: null, ratings: [] },
  })
})

test('safety categories are separated by semicolons, each once', () => {
  expect(read({ query: 'a', docId: '1', categories: ' Sexual;self-harm; sexual ;' })).toMatchObject({
    values: { categories: ['sexual', 'self-harm'] },
  })
})

test("Quepid's guard comes off text", () => {
  expect(read({ query: ' -5 degrees', docId: ' -1', title: ' five' })).toMatchObject({
    values: { query: '-5 degrees', docId: '-1', title: 'five' },
  })
})

test('a row of ids alone needs no query text, if the file has no column for it', () => {
  expect(read({ queryId: 'q1', docId: 'd1' })).toMatchObject({ values: { queryId: 'q1', query: '' } })
})

test.each([
  ['empty-docid', { query: 'a', docId: ' ' }],
  ['empty-query', { query: ' ', docId: '1', queryId: 'q' }],
  ['empty-query', { docId: '1' }],
  ['id-too-long', { query: 'a', docId: 'x'.repeat(501) }],
  ['bad-language', { query: 'a', docId: '1', language: 'english' }],
  ['bad-market', { query: 'a', docId: '1', market: 'somewhere far away indeed' }],
  ['bad-url', { query: 'a', docId: '1', url: 'javascript:alert(1)' }],
  ['bad-url', { query: 'a', docId: '1', url: 'https://' }],
  ['bad-number', { query: 'a', docId: '1', rank: 'first' }],
  ['bad-number', { query: 'a', docId: '1', rank: '-1' }],
  ['bad-number', { query: 'a', docId: '1', duration: 'long' }],
  ['unknown-category', { query: 'a', docId: '1', categories: 'sexual; kittens' }],
  ['unknown-treatment', { query: 'a', docId: '1', treatment: 'constructor' }],
  ['unknown-grade', { query: 'a', docId: '1', anna: '7' }],
])('a row is refused as %s', (problem, cells) => {
  expect(read(cells)).toMatchObject({ problem })
})

test.each([
  ['12.5', 12.5],
  ['1:05', 65],
  ['1:00:07', 3607],
])('a clip of %s runs %d seconds', (duration, seconds) => {
  expect(read({ query: 'a', docId: '1', duration, treatment: 't2' })).toMatchObject({
    values: { durationSeconds: seconds, treatment: 'T2' },
  })
})
