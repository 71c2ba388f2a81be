import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect, cutBytes, sizes, valuesOf } from './chunks.test-tools.ts'
import { jsonlRows } from './jsonl.ts'

const read = async (line: string) => (await collect(jsonlRows([line])))[0]

test('text objects come back, wherever the bytes are cut', async () => {
  const object = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))
  const clean = object.filter((o) => !JSON.stringify(o).includes('\\u0000'))
  await fc.assert(
    fc.asyncProperty(fc.array(clean), sizes, async (objects, cuts) => {
      const file = objects.map((o) => JSON.stringify(o)).join('\n')
      const found = await valuesOf(jsonlRows(cutBytes(file, cuts)))
      expect(found.map((values) => [...values])).toEqual(objects.map((o) => Object.entries(o)))
    }),
  )
})

test('what is not text becomes text', async () => {
  const [values] = await valuesOf(jsonlRows(['{"a":1.5,"b":true,"c":null,"d":["x",{"y":1}],"e":"ö"}']))
  expect([...(values ?? [])]).toEqual([
    ['a', '1.5'],
    ['b', 'true'],
    ['c', ''],
    ['d', '["x",{"y":1}]'],
    ['e', 'ö'],
  ])
})

test('__proto__ is a key like any other', async () => {
  const [values] = await valuesOf(jsonlRows(['{"__proto__":{"admin":true},"constructor":"x"}']))
  expect(values?.get('__proto__')).toBe('{"admin":true}')
  expect(values?.get('admin')).toBeUndefined()
  expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
})

test.each([
  ['{"a":', 'bad-json'],
  ['[1,2]', 'bad-json'],
  ['"text"', 'bad-json'],
  ['null', 'bad-json'],
  ['{"a":"\\ud800"}', 'bad-character'],
  ['{"a":"\\u0000"}', 'bad-character'],
  ['{"a\\u0000":1}', 'bad-character'],
  ['{"docid":12345678901234567890}', 'bad-number'],
  [`{"a":${'['.repeat(500_000)}`, 'too-deep'],
  [`{"a":${'{"a":'.repeat(40)}1${'}'.repeat(41)}`, 'too-deep'],
  [`{${Array.from({ length: 501 }, (_, n) => `"k${n}":0`).join()}}`, 'too-many-columns'],
])('%.40s is refused as %s', async (line, problem) => {
  expect(await read(line)).toMatchObject({ row: 1, problem })
})

test('brackets inside strings are not depth', async () => {
  expect(await read(`{"a":"\\"${'['.repeat(100)}"}`)).toMatchObject({
    row: 1,
    values: new Map([['a', `"${'['.repeat(100)}`]]),
  })
})
