import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kinds } from './catalogue.ts'
import { Evaluation } from './evaluation.ts'
import { BadMeasure, measureOf } from './measure.ts'
import { falling, type Ranked, ranked } from './ranked.ts'

describe('the name of a measure', () => {
  test('says its formula', () => {
    expect(measureOf('nDCG@10').formula).toEqual({
      ...{ gain: 'grade', discount: '1/log2(rank+1)', ideal: 'judged-at-k', unjudged: 'zero' },
      ...{ k: 10, rel: null, p: null, maxGrade: null },
    })
    expect(measureOf("nDCG(dcg='exp-log2')@5").formula).toMatchObject({ gain: '2^grade-1', k: 5 })
    expect(measureOf('AP(rel=2)@100').formula).toMatchObject({ gain: 'grade>=rel', rel: 2, k: 100, ideal: 'relevant' })
    expect(measureOf('RBP(p=0.8, rel=1)').formula).toMatchObject({ p: 0.8, rel: 1, k: null, discount: 'p^(rank-1)' })
    expect(measureOf('ERR@20').formula).toMatchObject({ maxGrade: 4, k: 20 })
    expect(measureOf('Bpref(rel=2)').formula).toMatchObject({ rel: 2, unjudged: 'left-out' })
    expect(measureOf('P(judged_only=True)@5').formula.unjudged).toBe('left-out')
  })

  test('may have spaces, a cutoff in brackets and another common name', () => {
    const formula = measureOf('AP@10').formula
    for (const name of ['AP @ 10', ' AP( cutoff = 10 )', 'MAP@10', 'mAP(rel=1)@10'])
      expect(measureOf(name).formula).toEqual(formula)
  })

  test.each([
    ['', 'a measure such as'],
    ['nDCG@', 'a measure such as'],
    ['FOO@10', 'one of nDCG'],
    ['toString@10', 'one of nDCG'],
    ['lucene:ndcg@10', 'one of nDCG'],
    ['P', 'a rank after P'],
    ['nDCG@0', 'a whole number from 1'],
    ['nDCG@1.5', 'a whole number from 1'],
    ['nDCG(rel=1)@5', 'dcg or judged_only or cutoff'],
    ["nDCG(dcg='ln')@5", "'log2' or 'exp-log2'"],
    ['RBP(p=1.2)', 'between 0 and 1'],
    ['Bpref@10', 'without @'],
    ['IPrec@2', 'a recall from 0 to 1'],
    ['AP(rel=1, rel=2)', 'a measure such as'],
  ])('%j is none, and it is said what was expected', (name, expected) => {
    expect(() => measureOf(name)).toThrow(BadMeasure)
    expect(() => measureOf(name)).toThrow(expected)
  })
})

const grade = fc.constantFrom(Number.NaN, 0, 1, 2, 3)
const query = fc.tuple(fc.array(grade, { maxLength: 12 }), fc.array(fc.constantFrom(0, 1, 2, 3), { maxLength: 4 }))
const seenOf = ([returned, missed]: [number[], number[]]): Ranked => ({
  returned: Float64Array.from(returned),
  judged: falling([...returned.filter((one) => !Number.isNaN(one)), ...missed]),
})
const shares = [
  'nDCG@5',
  'AP',
  'RR',
  'P@5',
  'R@5',
  'Success@3',
  'Rprec',
  'IPrec@0.5',
  'Bpref',
  'infAP',
  'ERR',
  'RBP(p=0.8)',
  'SetF',
  'SetAP',
]

describe('every measure', () => {
  test('lies between 0 and 1, and is best in the best order', () => {
    fc.assert(
      fc.property(query, (drawn) => {
        const seen = seenOf(drawn)
        const best = { ...seen, returned: falling(seen.returned.filter((one) => one >= 0)) }
        for (const name of shares) {
          const score = measureOf(name).score(seen)
          expect(score, name).toBeGreaterThanOrEqual(0)
          expect(score, name).toBeLessThanOrEqual(1 + 1e-12)
          expect(score, name).toBeLessThanOrEqual(measureOf(name).score(best) + 1e-9)
        }
      }),
    )
  })

  test('is 0 for a query that returns nothing, but for what cannot be said', () => {
    const nothing: Ranked = { returned: new Float64Array(0), judged: Float64Array.of(2, 1) }
    for (const name of shares) expect(measureOf(name).score(nothing), name).toBe(0)
    expect(measureOf('Judged@10').score(nothing)).toBeNaN()
  })

  test('of ours has a name that can be asked for', () => {
    for (const [name, { cut }] of Object.entries(kinds))
      expect(measureOf(cut === 'needed' ? `${name}@3` : cut === 'recall' ? `${name}@0.5` : name).name).toContain(name)
  })
})

describe('an evaluation', () => {
  test('averages scores, adds counts up and tells how much is judged', () => {
    const evaluation = new Evaluation(['P@2', 'NumRet', 'Judged@2'].map(measureOf))
    evaluation.add('one', ranked(['a', 'b', 'c'], new Map([['a', 1]])))
    evaluation.add('two', ranked(['x'], new Map([['x', 0]])))
    evaluation.add('three', ranked([], new Map([['x', 1]])))
    const [precision, returned, judged] = evaluation.outcomes()
    expect(precision).toMatchObject({ mean: 0.5 / 3, coverage: 0.75 })
    expect(returned).toMatchObject({ mean: 4, coverage: (1 / 3 + 1) / 2 })
    expect(judged?.mean).toBe(0.75)
    expect([...(judged?.perQuery ?? [])]).toEqual([
      ['one', 0.5],
      ['two', 1],
      ['three', null],
    ])
    expect(new Evaluation([measureOf('AP')]).outcomes()[0]).toMatchObject({ mean: null, coverage: null })
  })
})
