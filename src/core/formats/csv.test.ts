import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect, cutBytes, marks, sizes, valuesOf } from './chunks.test-tools.ts'
import { csvRows, guessDelimiter } from './csv.ts'
import { csvLine } from './csv-print.ts'
import { maxColumns, maxLineLength } from './rows.ts'

test('what is printed is read back, wherever the bytes are cut', async () => {
  const table = fc.array(fc.array(marks, { minLength: 1, maxLength: 4 }))
  await fc.assert(
    fc.asyncProperty(table, sizes, async (rows, cuts) => {
      const file = rows.map((cells) => csvLine(cells)).join('')
      expect(await valuesOf(csvRows(cutBytes(file, cuts), ','))).toEqual(rows)
    }),
    { numRuns: 300 },
  )
})

test('quotes hold commas, newlines and doubled quotes; inside a bare cell they are literal', async () => {
  expect(await valuesOf(csvRows(['a,"b,""c""\r\nd"\r\niPAQ 2.7" TFT,x'], ','))).toEqual([
    ['a', 'b,"c"\r\nd'],
    ['iPAQ 2.7" TFT', 'x'],
  ])
})

test.each(['\n', '\r\n', '\r'])('records end in %j, and blank lines are counted but give no row', async (end) => {
  expect(await collect(csvRows([['a,b', '', 'c,d', ''].join(end)]))).toEqual([
    { row: 1, values: ['a', 'b'] },
    { row: 3, values: ['c', 'd'] },
  ])
})

test('an empty cell in quotes is a record of its own', async () => {
  expect(await valuesOf(csvRows(['""\n'], ','))).toEqual([['']])
})

test('text after a closing quote is named, and the next record is read', async () => {
  expect(await collect(csvRows(['a,"b"c,d\ne,f\n'], ','))).toMatchObject([
    { row: 1, problem: 'bad-quote' },
    { row: 2, values: ['e', 'f'] },
  ])
})

test('a quote that is never closed is named', async () => {
  expect(await collect(csvRows(['a,b\nc,"d\ne,f\n'], ','))).toMatchObject([
    { row: 1 },
    { row: 2, problem: 'unclosed-quote' },
  ])
})

test('a row of a million columns is refused, and the next is read', async () => {
  expect(await collect(csvRows([`a,b\n${','.repeat(1_000_000)}\nc,d\n`]))).toMatchObject([
    { row: 1 },
    { row: 2, problem: 'too-many-columns' },
    { row: 3, values: ['c', 'd'] },
  ])
  const widest = Array.from({ length: maxColumns }, () => 'x')
  expect(await valuesOf(csvRows([csvLine(widest)], ','))).toEqual([widest])
})

test('a record over 1 MiB is refused, however its quotes spread it over lines', async () => {
  const half = 'x'.repeat(maxLineLength / 2)
  expect(await collect(csvRows(['a\n"', half, '\n', half, '"\nb\n'], ','))).toMatchObject([
    { row: 1 },
    { row: 2, problem: 'line-too-long' },
    { row: 3, values: ['b'] },
  ])
})

test('a file that never breaks its first line is refused too', async () => {
  const found = await collect(csvRows(Array.from({ length: 40 }, () => 'x'.repeat(65_536))))
  expect(found).toMatchObject([{ row: 1, problem: 'line-too-long' }])
})

test('bad UTF-8 names its record', async () => {
  const file = new Uint8Array([...new TextEncoder().encode('a,b\n"c\n'), 0xe9, ...new TextEncoder().encode('",d\ne,f')])
  expect(await collect(csvRows([file]))).toMatchObject([
    { row: 1 },
    { row: 2, problem: 'bad-utf8', detail: 'c\n\uFFFD d' },
    { row: 3, values: ['e', 'f'] },
  ])
})

test('the header tells semicolons from commas', async () => {
  expect(guessDelimiter('query;docid;rating\na,b;c,d,e;1')).toBe(';')
  expect(guessDelimiter('\n"a;b;c;d",e,f')).toBe(',')
  expect(guessDelimiter('query')).toBe(',')
  expect(await valuesOf(csvRows(['query;do', 'cid\nx,y;1']))).toEqual([
    ['query', 'docid'],
    ['x,y', '1'],
  ])
})

test('an empty file has no rows', async () => {
  expect(await collect(csvRows([]))).toEqual([])
  expect(await collect(csvRows(['\uFEFF\r\n']))).toEqual([])
})
