import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect, cutBytes, sizes } from './chunks.test-tools.ts'
import { decode, textProblem } from './decode.ts'

const text = async (bytes: number[], cuts = [1]) =>
  (await collect(decode(cutBytes(new Uint8Array(bytes), cuts)))).join('')

test('any text comes back whole, wherever its bytes are cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), sizes, async (original, cuts) => {
      expect((await collect(decode(cutBytes(`x${original}`, cuts)))).join('')).toBe(`x${original}`)
    }),
  )
})

test('a BOM is dropped at the beginning only, also when it comes byte by byte', async () => {
  expect(await text([0xef, 0xbb, 0xbf, 0x61, 0xef, 0xbb, 0xbf])).toBe('a\uFEFF')
  expect((await collect(decode(['\uFEFFid']))).join('')).toBe('id')
})

test('bytes that are not UTF-8 are marked, and a replacement character that stands in the file is not', async () => {
  expect(textProblem(await text([0x61, 0xff, 0x62]))).toBe('bad-utf8')
  expect(textProblem(await text([0xef, 0xbf, 0xbd]))).toBeNull()
  expect(await text([0xef, 0xbf, 0xbd, 0xff, 0x62], [9])).toBe('\uFFFD\uD800b')
})

test.each([
  ['cut short at the end', [0x61, 0xe2, 0x82]],
  ['cut short before ASCII', [0xe2, 0x82, 0x61]],
  ['overlong', [0xc0, 0xaf]],
  ['an encoded surrogate', [0xed, 0xa0, 0x80]],
  ['beyond Unicode', [0xf5, 0x80, 0x80, 0x80]],
  ['continuation bytes alone', [0x80, 0x80, 0x80, 0x80, 0x80]],
])('%s is not UTF-8', async (_, bytes) => {
  expect(textProblem(await text(bytes))).toBe('bad-utf8')
  expect(textProblem(await text(bytes, [9]))).toBe('bad-utf8')
})

test('memory that the reader of a file uses again does not change what was read', async () => {
  const shared = new Uint8Array(2)
  function* reusing() {
    shared.set([0x61, 0xc3])
    yield shared
    shared.set([0xa9, 0x62])
    yield shared
  }
  expect((await collect(decode(reusing()))).join('')).toBe('aéb')
})

test('U+0000 is a bad character, which PostgreSQL could not store', () => {
  expect(textProblem('a\0b')).toBe('bad-character')
})
