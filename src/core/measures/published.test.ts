import { describe, expect, test } from 'vitest'
import { measureOf } from './measure.ts'
import type { Ranked } from './ranked.ts'

/** A query of which everything that is judged is returned, and `missed` beside. */
const query = (returned: readonly number[], missed: readonly number[] = []): Ranked => ({
  returned: Float64Array.from(returned),
  judged: Float64Array.from([...returned.filter((grade) => !Number.isNaN(grade)), ...missed])
    .sort()
    .reverse(),
})
const of = (name: string, seen: Ranked) => measureOf(name).score(seen)
const none = Number.NaN

describe('published cases', () => {
  test('average precision: Manning, Raghavan and Schütze 2008, exercise 8.8', () => {
    const one = query([1, 0, 1, 0, 0, 0, 0, 0, 1, 1])
    const two = query([0, 1, 0, 0, 1, 1, 1, 0, 0, 0])
    expect(of('AP', one)).toBeCloseTo((1 + 2 / 3 + 3 / 9 + 4 / 10) / 4, 12)
    expect(of('AP', two)).toBeCloseTo((1 / 2 + 2 / 5 + 3 / 6 + 4 / 7) / 4, 12)
    expect(of('Rprec', one)).toBe(0.5)
    expect(of('Rprec', two)).toBe(0.25)
  })

  test('rank-biased precision: Moffat and Zobel 2008, the ranking of section 1', () => {
    const seen = query([1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0])
    expect(of('RBP(p=0.5)', seen)).toBeCloseTo(0.7661, 4)
    expect(of('RBP(p=0.8)', seen)).toBeCloseTo(0.4526, 4)
    expect(of('RBP(p=0.95)', seen)).toBeCloseTo(0.1881, 4)
  })

  test('nDCG with 2^grade − 1: Burges et al. 2005', () => {
    const best = 7 + 7 / Math.log2(3) + 3 / 2 + 3 / Math.log2(5) + 1 / Math.log2(6)
    const got = 7 + 3 / Math.log2(3) + 7 / 2 + 1 / Math.log2(6) + 3 / Math.log2(7)
    expect(of("nDCG(dcg='exp-log2')@6", query([3, 2, 3, 0, 1, 2]))).toBeCloseTo(got / best, 12)
  })

  test('expected reciprocal rank: Chapelle et al. 2009, with the cascade written out', () => {
    const [a, b, c] = [7 / 16, 1 / 16, 15 / 16]
    const exact = a + ((1 - a) * b) / 2 + ((1 - a) * (1 - b) * c) / 4
    expect(of('ERR@10', query([3, 1, none, 4]))).toBeCloseTo(exact, 12)
    expect(of('ERR(max=4)@1', query([3, 1]))).toBeCloseTo(a, 12)
    expect(() => of('ERR(max=2)@10', query([3]))).toThrow(RangeError)
  })

  test('bpref: Buckley and Voorhees 2004, with no more than R of those that are not relevant', () => {
    // Three relevant, three not: relevant ones after 1, 2 and 3 of them.
    expect(of('Bpref', query([0, 1, none, 0, 1, 0, 1]))).toBeCloseTo((2 / 3 + 1 / 3 + 0) / 3, 12)
    expect(of('Bpref', query([1, none, none], [1]))).toBe(0.5)
  })
})

describe('other tools’ numbers for the same ranking', () => {
  const gain = (grades: readonly number[]) =>
    grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0)

  test('differ by their ideals', () => {
    const seen = query([2, 0], [3, 1, 1])
    expect(of('quepid:ndcg@2', seen)).toBeCloseTo(gain([2]) / gain([3, 2, 1, 1]), 12)
    expect(of('quepid:ndcg_cut@2', seen)).toBeCloseTo(gain([2]) / gain([3, 2]), 12)
    expect(of('opensearch:ndcg@2', seen)).toBe(0.34)
    expect(of('elasticsearch:ndcg@10', seen)).toBeCloseTo(gain([2]) / gain([3, 2]), 12)
    expect(of("nDCG(dcg='exp-log2')@10", seen)).toBeCloseTo(gain([2]) / gain([3, 2, 1, 1]), 12)
    expect(of('nDCG@2', seen)).toBeCloseTo(2 / (3 + 2 / Math.log2(3)), 12)
  })

  test('say so in their formula', () => {
    expect(measureOf('quepid:ndcg@10').formula).toMatchObject({ gain: '2^rating-1', ideal: 'judged-uncut', k: 10 })
    expect(measureOf('opensearch:NDCG@10').formula).toMatchObject({ ideal: 'judged-at-k', decimals: 2 })
    expect(measureOf('elasticsearch:ndcg@10').formula).toMatchObject({ ideal: 'judged-at-returned' })
  })
})
