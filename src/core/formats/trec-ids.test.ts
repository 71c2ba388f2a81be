import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queryIdMaker } from '#core/identity.ts'
import { fitsTrec, fromTrecId, trecDocId, trecQueryId } from './trec-ids.ts'

test.each(['sku-1', 'https://shop.example/my%20doc?a=1%25', 'เอกสาร', '"x"'])('%j stands as it is', (id) => {
  expect(trecDocId(id)).toBe(id)
})

test.each([
  ['sku 1', 'sku%201'],
  ['50 %', '50%20%25'],
  ['a\tb\nc', 'a%09b%0Ac'],
  ['a\u00a0b', 'a%C2%A0b'],
  ['東京 駅', '東京%20駅'],
  ['', '%'],
])('%j becomes %s', (id, docno) => {
  expect(trecDocId(id)).toBe(docno)
  expect(fromTrecId(docno)).toBe(id)
})

test('every id comes to fit, and every changed one comes back', () => {
  const spaced = fc
    .array(fc.constantFrom('a', ' ', '%', '%20', '\t', '\u3000', '\u0085', 'é', '😀', '%C3'))
    .map((p) => p.join(''))
  fc.assert(
    fc.property(spaced, (id) => {
      const docno = trecDocId(id)
      expect(fitsTrec(docno)).toBe(true)
      if (docno !== id) expect(fromTrecId(docno)).toBe(id)
    }),
    { numRuns: 1000 },
  )
})

test('an encoded id never takes the place of a document that really has that id', () => {
  expect(trecDocId('sku 1', new Set(['sku%201']))).toBe('sku%25201')
  expect(trecDocId('sku 1', new Set(['sku%201', 'sku%25201']))).toBe('sku%2525201')
})

test('queries whose id does not fit are counted through, past the ids in use', () => {
  const next = queryIdMaker((id) => id === 'q2')
  expect(['a', 'b c', '', 'd'].map((id) => trecQueryId(id, next))).toEqual(['a', 'q1', 'q3', 'd'])
})
