import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect, cutBytes, sizes, valuesOf } from './chunks.test-tools.ts'
import { lines } from './lines.ts'
import { maxLineLength } from './rows.ts'

test('lines end in LF or CRLF, the last one in nothing, and blank ones count', async () => {
  expect(await collect(lines(['a\r\n\n', '  \nb\nc']))).toEqual([
    { row: 1, values: 'a' },
    { row: 4, values: 'b' },
    { row: 5, values: 'c' },
  ])
})

test('the rows are the same wherever the bytes are cut', async () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => `x${text.replace(/[\r\n\0]/g, '')}`)
  await fc.assert(
    fc.asyncProperty(fc.array(line), sizes, fc.constantFrom('\n', '\r\n'), async (all, cuts, end) => {
      expect(await valuesOf(lines(cutBytes(all.join(end), cuts)))).toEqual(all)
    }),
  )
})

test('a line that is not UTF-8 is named and the next is read', async () => {
  const bytes = new Uint8Array([0x61, 0xff, 0x0a, 0x62])
  expect(await collect(lines([bytes]))).toEqual([
    { row: 1, problem: 'bad-utf8', detail: 'a\uFFFD' },
    { row: 2, values: 'b' },
  ])
})

test('a line of 1 MiB is read, one longer is named, and neither ends the file', async () => {
  const most = 'x'.repeat(maxLineLength)
  const found = await collect(lines([`${most}\r\n`, most, 'x', `${most}\n`, 'b']))
  expect(found.map((row) => ('problem' in row ? row.problem : row.values.length))).toEqual([
    maxLineLength,
    'line-too-long',
    1,
  ])
})
