import { expect, test } from 'vitest'
import { collect, valuesOf } from './chunks.test-tools.ts'
import { columnNames, previewTable, tableRows } from './table.ts'

const csv = 'query,docid,rating\nlaptop,1,3\nlaptop,2\nlaptop,3,1,,\nlaptop,4,1,x\n'

test('rows come with the number of cells that the header has', async () => {
  expect(await collect(tableRows([csv], 'csv', ['query', 'docid', 'rating']))).toEqual([
    { row: 2, values: ['laptop', '1', '3'] },
    { row: 3, problem: 'too-few-columns', detail: 'laptop 2' },
    { row: 4, values: ['laptop', '3', '1'] },
    { row: 5, problem: 'too-many-columns', detail: 'x' },
  ])
})

test('a file whose header is not the one that was previewed is refused', async () => {
  expect(await collect(tableRows([csv], 'csv', ['query', 'rating', 'docid']))).toEqual([
    { row: 1, problem: 'header-changed', detail: 'query, docid, rating' },
  ])
})

test('a header that cannot be read ends the file', async () => {
  const broken = '"a"b,c\n1,2\n'
  expect(await collect(tableRows([broken], 'csv', ['a', 'c']))).toMatchObject([{ row: 1, problem: 'bad-quote' }])
  expect(await previewTable([broken], 'csv')).toMatchObject({ columns: [], rows: [], bad: [{ row: 1 }] })
})

test('a preview has the columns, the first rows, and those that cannot be read', async () => {
  expect(await previewTable([csv], 'csv', 3)).toEqual({
    columns: ['query', 'docid', 'rating'],
    rows: [
      ['laptop', '1', '3'],
      ['laptop', '3', '1'],
    ],
    bad: [{ row: 3, problem: 'too-few-columns', detail: 'laptop 2' }],
  })
})

test('the columns of JSONL are all keys met, and later rows follow them', async () => {
  const file = '{"docid":"a","text":"x"}\n{"docid":"b","lang":"en"}\n{"more":1,"docid":"c"}\n'
  const { columns, rows } = await previewTable([file], 'jsonl', 2)
  expect(columns).toEqual(['docid', 'text', 'lang'])
  expect(rows).toEqual([
    ['a', 'x', ''],
    ['b', '', 'en'],
  ])
  expect(await valuesOf(tableRows([file], 'jsonl', columns))).toEqual([...rows, ['c', '', '']])
})

test('tab-separated rows are told by their header too', async () => {
  expect(await valuesOf(tableRows(['a\tb\n1\t2\n'], 'tsv', ['a', 'b']))).toEqual([['1', '2']])
})

test('columns without a name or with the same one can be told apart', () => {
  expect(columnNames([' query ', '', 'rating', 'rating', 'rating (2)', ''])).toEqual([
    'query',
    '#2',
    'rating',
    'rating (2)',
    'rating (2) (2)',
    '#6',
  ])
})
