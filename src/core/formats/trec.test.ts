import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect, cutBytes, marks, sizes, valuesOf } from './chunks.test-tools.ts'
import { foldWhiteSpace, idMapLine, qrelsLine, runLine, topicsLine } from './trec-print.ts'
import { trecQrels } from './trec-qrels.ts'
import { trecRun } from './trec-run.ts'
import { trecTopics } from './trec-topics.ts'

const id = fc.stringMatching(/^[\w%:/.é"-]{1,20}$/)

test('qrels that are printed are read back', async () => {
  const qrel = fc.record({ queryId: id, docId: id, grade: fc.integer({ min: -2, max: 10 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(qrel), sizes, async (qrels, cuts) => {
      const file = qrels.map(({ queryId, docId, grade }) => qrelsLine(queryId, docId, grade)).join('')
      expect(await valuesOf(trecQrels(cutBytes(file, cuts)))).toEqual(qrels)
    }),
  )
})

test('a run that is printed is read back', async () => {
  const score = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0)
  const entry = fc.record({ queryId: id, docId: id, rank: fc.nat(), score, tag: id })
  await fc.assert(
    fc.asyncProperty(fc.array(entry), sizes, async (run, cuts) => {
      const file = run.map((e) => runLine(e.queryId, e.docId, e.rank, e.score, e.tag)).join('')
      expect(await valuesOf(trecRun(cutBytes(file, cuts)))).toEqual(run)
    }),
  )
})

test('topics that are printed are read back, with their white space folded', async () => {
  const topic = fc.record({ queryId: id, text: marks.map((text) => `x${text}`) })
  await fc.assert(
    fc.asyncProperty(fc.array(topic), sizes, async (topics, cuts) => {
      const file = topics.map(({ queryId, text }) => topicsLine(queryId, text)).join('')
      const folded = topics.map(({ queryId, text }) => ({ queryId, text: foldWhiteSpace(text) }))
      expect(await valuesOf(trecTopics(cutBytes(file, cuts)))).toEqual(folded)
    }),
  )
})

test('columns may be parted by tabs or many spaces', async () => {
  expect(await valuesOf(trecRun([' q1\tQ0  d1 1\t-0.5e1 bm25 \r\n']))).toEqual([
    { queryId: 'q1', docId: 'd1', rank: 1, score: -5, tag: 'bm25' },
  ])
})

test.each([
  ['q1 Q0 d1 1 2.5', 'too-few-columns'],
  ['q1 Q0 d 1 1 2.5 tag', 'too-many-columns'],
  ['q1 Q0 d1 first 2.5 tag', 'bad-number'],
  ['q1 Q0 d1 1 nan tag', 'bad-number'],
  [`q1 Q0 ${'d'.repeat(501)} 1 1 tag`, 'id-too-long'],
])('the run line %.30j is refused as %s', async (line, problem) => {
  expect(await collect(trecRun([line]))).toMatchObject([{ row: 1, problem }])
})

test.each([
  ['q1 0 d1', 'too-few-columns'],
  ['q1 0 d1 1 x', 'too-many-columns'],
  ['q1 0 d1 1.5', 'bad-number'],
  ['q1 0 d1 good', 'bad-number'],
])('the qrels line %j is refused as %s', async (line, problem) => {
  expect(await collect(trecQrels([`q 0 d 1\n${line}`]))).toMatchObject([{ row: 1 }, { row: 2, problem }])
})

test.each([
  ['q1 text', 'too-few-columns'],
  ['\ttext', 'empty-query-id'],
  ['q1\t ', 'empty-query'],
])('the topics line %j is refused as %s', async (line, problem) => {
  expect(await collect(trecTopics([line]))).toMatchObject([{ row: 1, problem }])
})

test('quotes and further tabs belong to a topic', async () => {
  expect(await valuesOf(trecTopics(['q 1\t"a"\tb']))).toEqual([{ queryId: 'q 1', text: '"a"\tb' }])
})

test('an id that does not fit is never printed', () => {
  expect(() => qrelsLine('q 1', 'd', 1)).toThrow(RangeError)
  expect(() => qrelsLine('q', '', 1)).toThrow(RangeError)
  expect(() => topicsLine('q\u00a01', 'x')).toThrow(RangeError)
})

test('the list of changed ids is two columns whatever the id holds', () => {
  expect(idMapLine('sku%201', 'sku 1')).toBe('sku%201\tsku 1\n')
  expect(idMapLine('a%09b', 'a\tb')).toBe('a%09b\t"a\\tb"\n')
})
