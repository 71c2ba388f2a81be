import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Compared, lead, leadRange, type OpenDocument, settledWinner, weightOf } from './decisive.ts'
import { gainOf } from './discounted.ts'
import { judgedAt, ndcg } from './ndcg.ts'
import { inRunOrder } from './run-order.ts'

const gainsOf = (gains: Record<string, number>) => new Map(Object.entries(gains))

describe('the order of a run', () => {
  test('score decides, not the order of the file; ties fall by document id', () => {
    const run = [
      { docId: 'b', score: 1 },
      { docId: 'a', score: 2 },
      { docId: 'c', score: 1 },
    ]
    expect(inRunOrder(run).map(({ docId }) => docId)).toEqual(['a', 'c', 'b'])
  })

  test('scores that differ beyond 32 bits are a tie, and ids go by their bytes', () => {
    const run = [
      { docId: '\uFF5E', score: 1.00000000001 },
      { docId: '\u{1F600}', score: 1 },
    ]
    expect(inRunOrder(run).map(({ docId }) => docId)).toEqual(['\u{1F600}', '\uFF5E'])
  })
})

describe('nDCG', () => {
  test('is that of Järvelin and Kekäläinen 2002, with the logarithm of rank + 1', () => {
    expect(gainOf(Float64Array.of(3, 2, 3, 0, 1, 2), 6, false)).toBeCloseTo(
      3 + 2 / Math.log2(3) + 3 / 2 + 1 / Math.log2(6) + 2 / Math.log2(7),
      12,
    )
    expect(gainOf(Float64Array.of(3, 2), 1, false)).toBe(3)
  })

  test('its ideal is over everything judged, unjudged and negative grades gain nothing', () => {
    const gains = gainsOf({ a: 1, b: 2, c: 0, d: -2 })
    expect(ndcg(['b', 'a'], gains, 10)).toBe(1)
    expect(ndcg(['x', 'b', 'd'], gains, 10)).toBeCloseTo(2 / Math.log2(3) / (2 + 1 / Math.log2(3)), 12)
    expect(ndcg(['a'], gainsOf({ a: 0 }), 10)).toBe(0)
  })

  test('coverage is of what was returned', () => {
    expect(judgedAt(['a', 'x', 'b'], gainsOf({ a: 0, b: 1 }), 2)).toBe(0.5)
    expect(judgedAt([], gainsOf({ a: 0 }), 10)).toBeNull()
  })
})

const grades = [0, 1, 2, 3]
const even = (docId: string): OpenDocument => ({
  docId,
  outcomes: grades.map((gain) => ({ gain, probability: 1 / grades.length })),
})

describe('what a decision can change', () => {
  const compared: Compared = { a: ['x', 'y'], b: ['y', 'x'], gains: gainsOf({ x: 1, y: 1 }) }

  test('a document that no run returns changes nothing, unless it is better than what they return', () => {
    const of = { mean: 0.1, queries: 4, k: 2 }
    const apart: Compared = { ...compared, gains: gainsOf({ x: 3, y: 1 }) }
    const unseen = (gain: number): OpenDocument => ({ docId: 'z', outcomes: [{ gain, probability: 1 }] })
    expect(weightOf(apart, unseen(1), of).effect).toBe(0)
    expect(weightOf(apart, unseen(3), of).effect).toBeGreaterThan(0)
  })

  test('the chance that the other run wins counts outcomes that turn the mean round, also into a tie', () => {
    // Lead of B now 0; only x = 0 puts B ahead, x = 2 and 3 put A ahead, x = 1 leaves it.
    expect(weightOf(compared, even('x'), { mean: 0, queries: 1, k: 2 }).flip).toBeCloseTo(0.75, 12)
    expect(weightOf(compared, even('x'), { mean: 0.5, queries: 1, k: 2 }).flip).toBe(0)
  })

  test('the range holds every outcome: the same as trying each in turn', () => {
    const gain = fc.constantFrom(...grades)
    const docs = ['a', 'b', 'c', 'd', 'e']
    fc.assert(
      fc.property(
        fc.tuple(gain, gain, gain, gain, gain),
        fc.shuffledSubarray(docs),
        fc.shuffledSubarray(docs),
        fc.subarray(docs, { maxLength: 3 }),
        (values, a, b, open) => {
          const gains = new Map(docs.map((docId, at) => [docId, values[at] ?? 0]))
          const [low, high] = leadRange({ a, b, gains }, open.map(even), 3)
          const now = lead({ a, b, gains }, 3)
          expect(low).toBeLessThanOrEqual(now + 1e-12)
          expect(high).toBeGreaterThanOrEqual(now - 1e-12)
          const tried = new Map(gains)
          for (const docId of open) tried.set(docId, values[0] ?? 0)
          const other = lead({ a, b, gains: tried }, 3)
          expect(other).toBeGreaterThanOrEqual(low - 1e-12)
          expect(other).toBeLessThanOrEqual(high + 1e-12)
        },
      ),
    )
  })

  test('what would take too long to try is left wide open', () => {
    const many = Array.from({ length: 9 }, (_, at) => even(`d${at}`))
    expect(leadRange(compared, many, 2)).toEqual([-1, 1])
  })

  test('a winner is settled only beyond doubt', () => {
    expect(settledWinner([0.01, 0.2])).toBe('b')
    expect(settledWinner([-0.2, -0.01])).toBe('a')
    expect(settledWinner([-0.01, 0.2])).toBeNull()
    expect(settledWinner([0, 0.2])).toBeNull()
    expect(settledWinner([0, 1e-15])).toBe('equal')
  })
})
