import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DocList } from '../formats/doc-list.ts'
import { TrecScanner } from '../formats/trec-scan.ts'
import { DocIndex, judgmentsOf, meet } from './judge-list.ts'
import { ranked } from './ranked.ts'
import { inRunOrder } from './run-order.ts'

function listOf(kind: 'run' | 'qrels', lines: readonly string[]): DocList {
  const list = new DocList(2)
  const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''))
  new TrecScanner(kind, () => list).scan(bytes, bytes.length)
  return list
}

const id = fc.constantFrom('a', 'b', 'aa', 'ab', 'é', '\uFF5E', '\u{1F600}', 'z', 'zz', 'y', 'x1', 'x2', 'x3')
const ids = fc.uniqueArray(id, { minLength: 1 })

test('what measures see is the same as from texts, in the same order', () => {
  const index = new DocIndex()
  fc.assert(
    fc.property(
      ids,
      ids,
      fc.array(fc.constantFrom(0.5, 1, 1.00000000001, 2), { minLength: 13, maxLength: 13 }),
      (run, judged, scores) => {
        const entries = run.map((docId, at) => ({ docId, score: scores[at] as number }))
        const grades = new Map(judged.map((docId, at) => [docId, (at % 5) - 1]))
        const qrels = listOf(
          'qrels',
          [...grades].map(([docId, grade]) => `q 0 ${docId} ${grade}`),
        )
        const results = listOf(
          'run',
          entries.map(({ docId, score }) => `q Q0 ${docId} 0 ${score} t`),
        )
        const order = inRunOrder(entries).map(({ docId }) => docId)
        expect(meet(results, judgmentsOf(qrels, index), index)).toEqual(ranked(order, grades))
      },
    ),
  )
})

test('a document that stands twice is named with its line', () => {
  const index = new DocIndex()
  const qrels = judgmentsOf(listOf('qrels', ['q 0 a 1']), index)
  expect(() => meet(listOf('run', ['q Q0 a 1 1 t', 'q Q0 b 1 1 t', 'q Q0 a 2 0 t']), qrels, index)).toThrow(
    'line 3: expected each document once in a query, not a again',
  )
  expect(() => judgmentsOf(listOf('qrels', ['q 0 a 1', 'q 0 a 1']), index)).toThrow(
    'line 2: expected one judgment of a',
  )
})
