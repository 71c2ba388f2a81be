import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { confusion } from './confusion.ts'
import { congerKappa } from './conger.ts'
import { cohenKappa, kappaTest, pairAgreement, scottPi } from './two-raters.ts'
import { weights } from './weights.ts'

const places = (count: number) => Array.from({ length: count }, (_, at) => at)
const identity = (count: number) => weights('identity', places(count))

describe('published examples', () => {
  // Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20.
  test('two clinicians, three diagnoses: observed 0.70, chance 0.41, kappa 0.492', () => {
    const kappa = cohenKappa([88, 14, 18, 10, 40, 10, 2, 6, 12], identity(3))
    if (kappa.value === null) throw new Error(kappa.reason)
    expect(kappa.observed).toBeCloseTo(0.7, 12)
    expect(kappa.expected).toBeCloseTo(0.41, 12)
    expect(kappa.value).toBeCloseTo(0.492, 3)
  })

  // Artstein, R. & Poesio, M. (2008), Inter-coder agreement for computational linguistics, Computational Linguistics 34.
  test('two coders, two dialogue acts: S 0.4, pi 0.341, kappa 0.348', () => {
    const table = [20, 20, 10, 50]
    expect(pairAgreement('brennan-prediger', table, identity(2)).value).toBeCloseTo(0.4, 12)
    expect(scottPi(table, identity(2)).value).toBeCloseTo(0.341, 3)
    expect(cohenKappa(table, identity(2)).value).toBeCloseTo(0.348, 3)
  })

  // Gwet, K. L. (2002), Kappa statistic is not satisfactory for assessing the extent of agreement between raters.
  test('a rare category: kappa −0.0234 where 94.4 % agree, AC1 0.9408', () => {
    const table = [118, 5, 2, 0]
    expect(cohenKappa(table, identity(2)).value).toBeCloseTo(-0.0234, 4)
    expect(pairAgreement('gwet', table, identity(2)).value).toBeCloseTo(0.9408, 4)
    expect(pairAgreement('percent', table, identity(2)).value).toBeCloseTo(0.944, 12)
  })

  // SAS/STAT User's Guide, The FREQ Procedure: kappa with its asymptotic errors.
  test('three by three: kappa 0.4842, error 0.1380, under chance 0.1484, z 3.2626, p 0.0011', () => {
    const table = [0, 4, 1, 0, 8, 0, 0, 1, 5]
    expect(cohenKappa(table, identity(3))).toMatchObject({
      value: expect.closeTo(0.4842, 4),
      se: expect.closeTo(0.138, 4),
    })
    const chance = kappaTest(table, identity(3))
    expect([chance?.se.toFixed(4), chance?.z.toFixed(4), chance?.p.toFixed(4)]).toEqual(['0.1484', '3.2626', '0.0011'])
  })

  // Gwet, K. L. (2014), Handbook of Inter-Rater Reliability, 4th edition, p. 55.
  test('Conger’s kappa of four raters with labels missing: 0.763', () => {
    const rows = ['11.1', '2232', '3333', '3333', '2222', '1234', '4444', '1121', '2222', '.555', '..11', '..3.']
    const labels = rows.flatMap((row, unit) =>
      [...row].flatMap((mark, rater) => (mark === '.' ? [] : [{ unit, rater, value: +mark - 1 }])),
    )
    const of = (key: 'unit' | 'rater' | 'value') => Int32Array.from(labels, (label) => label[key])
    const votes = { units: 12, raters: 4, categories: 5, unit: of('unit'), rater: of('rater'), value: of('value') }
    expect(congerKappa(votes, identity(5)).value).toBeCloseTo(0.7628, 4)
  })
})

const anyTable = fc.array(fc.nat(5), { minLength: 9, maxLength: 9 })

describe('properties', () => {
  test('raters may change places, and both may turn the scale round', () => {
    fc.assert(
      fc.property(
        anyTable,
        fc.constantFrom('identity' as const, 'linear' as const, 'quadratic' as const),
        (table, kind) => {
          const near = weights(kind, places(3))
          const swapped = table.map((_, at) => table[(at % 3) * 3 + Math.floor(at / 3)] ?? 0)
          const turned = [...table].reverse()
          const { value } = cohenKappa(table, near)
          for (const other of [swapped, turned])
            expect(cohenKappa(other, near).value).toBeOneOf([value, expect.closeTo(value ?? Number.NaN, 9)])
        },
      ),
    )
  })

  test('Conger’s kappa of two raters with all labels is Cohen’s', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 2, maxLength: 15 }), (pairs) => {
        const votes = {
          units: pairs.length,
          raters: 2,
          categories: 3,
          unit: Int32Array.from(pairs.flatMap((_, unit) => [unit, unit])),
          rater: Int32Array.from(pairs.flatMap(() => [0, 1])),
          value: Int32Array.from(pairs.flat()),
        }
        const [conger, cohen] = [congerKappa(votes, identity(3)), cohenKappa(confusion(votes, 0, 1), identity(3))]
        if (cohen.value === null || conger.value === null) {
          expect(conger).toEqual(cohen)
          return
        }
        expect(conger.value).toBeCloseTo(cohen.value, 9)
        // The one divides the variance by n − 1, the other by n.
        const variance = ((cohen.se ?? Number.NaN) ** 2 * pairs.length) / (pairs.length - 1)
        expect((conger.se ?? Number.NaN) ** 2).toBeCloseTo(variance, 9)
      }),
    )
  })
})

test('undefined: nothing in common, or one category only', () => {
  expect(cohenKappa([0, 0, 0, 0], identity(2))).toEqual({ value: null, reason: 'no-pairs' })
  expect(cohenKappa([4, 0, 0, 0], identity(2))).toEqual({ value: null, reason: 'one-category' })
  expect(kappaTest([4, 0, 0, 0], identity(2))).toBeNull()
  expect(scottPi([], identity(0))).toEqual({ value: null, reason: 'no-pairs' })
})
