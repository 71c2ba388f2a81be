import { describe, expect, test } from 'vitest'
import { settledWinner } from './decisive.ts'
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

describe('the winner', () => {
  test('is settled only beyond doubt', () => {
    expect(settledWinner([0.01, 0.2])).toBe('b')
    expect(settledWinner([-0.2, -0.01])).toBe('a')
    expect(settledWinner([-0.01, 0.2])).toBeNull()
    expect(settledWinner([0, 0.2])).toBeNull()
    expect(settledWinner([0, 1e-15])).toBe('equal')
  })
})
