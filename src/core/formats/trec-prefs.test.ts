import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bothBad } from '../preference.ts'
import { collect, cutBytes, sizes, valuesOf } from './chunks.test-tools.ts'
import { levelsOf, preferenceOf, prefsLine, trecPrefs } from './trec-prefs.ts'

const id = fc.stringMatching(/^[\w%:/.é"-]{1,20}$/)

test('lines that are printed are read back', async () => {
  const line = fc.record({ queryId: id, judge: id, sub: id, docId: id, level: fc.integer({ min: 0, max: 9 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(line), sizes, async (given, cuts) => {
      expect(await valuesOf(trecPrefs(cutBytes(given.map(prefsLine).join(''), cuts)))).toEqual(given)
    }),
  )
})

test.each([-1, 0, 1, bothBad])('the preference %i is written in two levels and read from them', (value) => {
  expect(preferenceOf(...levelsOf(value))).toBe(value)
})

test('levels beyond 1 compare as well', () => {
  expect([preferenceOf(3, 1), preferenceOf(1, 3), preferenceOf(2, 2), preferenceOf(0, -1)]).toEqual([-1, 1, 0, -1])
})

test('what is no preference line is named', async () => {
  const rows = await collect(trecPrefs(cutBytes('t1 j p a\nt1 j p a 1 x\nt1 j p a good\nt1\tj p  a 1\n', [99])))
  expect(rows.map((row) => ('problem' in row ? row.problem : row.values.docId))).toEqual([
    'too-few-columns',
    'too-many-columns',
    'bad-number',
    'a',
  ])
})

test('an id with white space is never printed', () => {
  expect(() => prefsLine({ queryId: 't 1', judge: 'j', sub: 'p', docId: 'a', level: 1 })).toThrow(RangeError)
})
