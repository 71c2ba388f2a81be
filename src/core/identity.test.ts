import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasWhiteSpace, nextQueryId, normaliseLanguage, normaliseMarket, queryIdMaker, queryKey } from './identity.ts'

test('two queries are the same only if id, language and market all are', () => {
  const part = fc.constantFrom('q1', 'q', '1', 'en', '"', '","', '\\', ' ')
  fc.assert(
    fc.property(part, part, part, part, part, part, (a, b, c, d, e, f) => {
      expect(queryKey(a, b, c) === queryKey(d, e, f)).toBe(a === d && b === e && c === f)
    }),
  )
})

test('ids are counted from q1, past those in use', () => {
  expect(nextQueryId([])).toBe('q1')
  expect(nextQueryId(['q1', 'q3', 'x'])).toBe('q2')
  const next = queryIdMaker((id) => id === 'q2')
  expect([next(), next(), next()]).toEqual(['q1', 'q3', 'q4'])
})

test.each([
  ['en', 'en'],
  ['EN_us', 'en-US'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['sr-latn', 'sr-Latn'],
  ['iw', 'he'],
  ['yue', 'yue'],
  ['es-419', 'es-419'],
])('the language %s is %s', (tag, language) => {
  expect(normaliseLanguage(tag)).toBe(language)
  expect(normaliseLanguage(language)).toBe(language)
})

test.each(['', 'e', 'english', 'en-', 'x-private', 'en us', '12', 'en-a', '<b>'])('%j is no language', (tag) => {
  expect(normaliseLanguage(tag)).toBeNull()
})

test.each([
  ['de', 'DE'],
  [' us ', 'US'],
  ['LATAM', 'LATAM'],
  ['Süd  Asien', 'Süd Asien'],
])('the market %j is %s', (text, market) => {
  expect(normaliseMarket(text)).toBe(market)
})

test.each(['', ' ', 'a label that goes on for too long', 'a\u0007b'])('%j is no market', (text) => {
  expect(normaliseMarket(text)).toBeNull()
})

test.each([' ', '\t', '\n', '\u00a0', '\u3000', '\u0085', '\u001c', '\uFEFF', '\0'])('%j parts columns', (space) => {
  expect(hasWhiteSpace(`a${space}b`)).toBe(true)
})

test('marks and letters of any script do not', () => {
  expect(hasWhiteSpace('sku-1/ä:สวัสดี%20')).toBe(false)
})
