import { describe, expect, test } from 'vitest'
import { groupBy } from '#core/group-by.ts'
import { ndcg } from '#core/measures/ndcg.ts'
import { inRunOrder } from '#core/measures/run-order.ts'
import { hasShared, sharedVectors, skipNote } from './shared.ts'

interface Vector {
  qrels: [string, string, number][]
  run: [string, string, number, number][]
  expected_hp: Record<string, Record<string, number>>
  tolerance_hp: number
}

const files = ['trec_eval_standard.json', 'trec_eval_graded_level1.json']
const cuts = [5, 10, 20, 100]

describe.skipIf(!hasShared)(`trec_eval on its own test files${skipNote}`, () => {
  test.each(files)('%s: nDCG of every query and of all, at every cut', (file) => {
    const { qrels, run, expected_hp: expected, tolerance_hp: tolerance } = sharedVectors<Vector>(file)
    const gains = groupBy(qrels, ([query]) => query)
    const returned = groupBy(run, ([query]) => query)
    const queries = Object.keys(expected).filter((query) => query !== 'all')
    expect(queries.length).toBeGreaterThan(0)
    for (const k of cuts) {
      const values = queries.map((query) => {
        const entries = (returned.get(query) ?? []).map(([, docId, , score]) => ({ docId, score }))
        const judged = new Map((gains.get(query) ?? []).map(([, docId, grade]) => [docId, grade]))
        const value = ndcg(
          inRunOrder(entries).map(({ docId }) => docId),
          judged,
          k,
        )
        expect(Math.abs(value - (expected[query]?.[`ndcg_cut_${k}`] ?? Number.NaN))).toBeLessThanOrEqual(tolerance)
        return value
      })
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      expect(Math.abs(mean - (expected.all?.[`ndcg_cut_${k}`] ?? Number.NaN))).toBeLessThanOrEqual(tolerance)
    }
  })
})
