import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphaOf } from './alpha.ts'
import { brennanPrediger, fleissKappa, gwetAc, weightedPercent } from './chance-corrected.ts'
import { coincidences } from './coincidences.ts'
import { countLabels, type LabelCounts } from './label-counts.ts'
import { percentAgreement } from './percent.ts'
import { weightedAlpha } from './weighted-alpha.ts'
import { weights } from './weights.ts'

const countsOf = (rows: string[]): LabelCounts => ({
  units: rows.length,
  categories: rows[0]?.length ?? 0,
  counts: Int32Array.from(rows.flatMap((row) => [...row].map(Number))),
})
const places = (count: number) => Array.from({ length: count }, (_, at) => at)
const identity = (count: number) => weights('identity', places(count))

describe('published examples', () => {
  // Fleiss, J. L. (1971), Measuring nominal scale agreement among many raters, Psychological Bulletin 76, table 1.
  test('thirty patients, six diagnoses each: kappa 0.430, chance 0.220', () => {
    const rows = [
      '00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031',
      '00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006',
    ]
    const kappa = fleissKappa(countsOf(rows.join(' ').split(' ')), identity(5))
    if (kappa.value === null) throw new Error(kappa.reason)
    expect(kappa.value).toBeCloseTo(0.43, 3)
    expect(kappa.expected).toBeCloseTo(0.22, 3)
  })

  // Wikipedia, “Fleiss' kappa”, the worked example: ten subjects, fourteen raters.
  test('ten subjects, fourteen raters: kappa 0.210', () => {
    const table = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ]
    const labels = { units: 10, categories: 5, counts: Int32Array.from(table.flat()) }
    expect(fleissKappa(labels, identity(5)).value).toBeCloseTo(0.21, 3)
  })

  // Gwet, K. L. (2014), Handbook of Inter-Rater Reliability, 4th edition, p. 55: four raters, labels missing.
  test('twelve objects, four raters, missing labels: Fleiss 0.761, AC1 0.775, Brennan–Prediger 0.773, alpha 0.743', () => {
    const rows = [
      '30000',
      '03100',
      '00400',
      '00400',
      '04000',
      '11110',
      '00040',
      '31000',
      '04000',
      '00003',
      '20000',
      '00100',
    ]
    const figures = [fleissKappa, gwetAc, brennanPrediger, weightedAlpha]
    const found = figures.map((figure) => figure(countsOf(rows), identity(5)).value?.toFixed(4))
    expect(found).toEqual(['0.7612', '0.7754', '0.7727', '0.7434'])
  })
})

const anyCounts = fc
  .array(fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 12 })
  .map((rows): LabelCounts => ({ units: rows.length, categories: 4, counts: Int32Array.from(rows.flat()) }))

describe('properties', () => {
  test('a value is 1 exactly when all agree, never above, and its interval holds it', () => {
    fc.assert(
      fc.property(anyCounts, (labels) => {
        for (const figure of [fleissKappa, gwetAc, brennanPrediger, weightedAlpha, weightedPercent]) {
          const found = figure(labels, identity(4))
          if (found.value === null) continue
          expect(found.value).toBeLessThanOrEqual(1 + 1e-12)
          expect(Math.abs(found.value - 1) < 1e-9).toBe(percentAgreement(labels).value === 1)
          if (found.ci95) expect(found.ci95[0]).toBeLessThanOrEqual(found.value + 1e-12)
        }
      }),
    )
  })

  test('percent agreement is what weighted percent is with identity weights', () => {
    fc.assert(
      fc.property(anyCounts, (labels) => {
        const weighted = weightedPercent(labels, identity(4)).value
        expect(weighted).toBeOneOf([null, expect.closeTo(percentAgreement(labels).value ?? Number.NaN, 12)])
      }),
    )
  })

  test('alpha by weights is alpha by coincidences: nominal with identity, interval with quadratic', () => {
    fc.assert(
      fc.property(anyCounts, fc.constantFrom('nominal' as const, 'interval' as const), (labels, level) => {
        const weighted = weightedAlpha(labels, weights(level === 'nominal' ? 'identity' : 'quadratic', places(4)))
        const plain = alphaOf(coincidences(labels), places(4), level)
        if (plain.value === null) expect(weighted).toEqual(plain)
        else expect(weighted.value).toBeCloseTo(plain.value, 9)
      }),
    )
  })

  test('the order of the units and units without labels change nothing', () => {
    fc.assert(
      fc.property(anyCounts, (labels) => {
        const rows = places(labels.units).map((unit) => [...labels.counts.slice(unit * 4, unit * 4 + 4)])
        const turned = {
          units: rows.length + 1,
          categories: 4,
          counts: Int32Array.from([...rows.reverse(), [0, 0, 0, 0]].flat()),
        }
        for (const figure of [fleissKappa, gwetAc, brennanPrediger, weightedAlpha]) {
          const [one, other] = [figure(labels, identity(4)), figure(turned, identity(4))]
          if (one.value === null || other.value === null) expect(one).toEqual(other)
          else {
            expect(one.value).toBeCloseTo(other.value, 9)
            if (one.se !== null) expect(one.se).toBeCloseTo(other.se ?? Number.NaN, 6)
          }
        }
      }),
    )
  })
})

test('undefined: no pairs, one category; one unit has no standard error', () => {
  const lone = countLabels({
    units: 2,
    raters: 1,
    categories: 2,
    unit: Int32Array.of(0, 1),
    rater: Int32Array.of(0, 0),
    value: Int32Array.of(0, 1),
  })
  for (const figure of [fleissKappa, gwetAc, brennanPrediger, weightedAlpha, weightedPercent])
    expect(figure(lone, identity(2))).toEqual({ value: null, reason: 'no-pairs' })
  expect(fleissKappa(countsOf(['20', '30']), identity(2))).toEqual({ value: null, reason: 'one-category' })
  expect(weightedAlpha(countsOf(['20', '30']), identity(2))).toEqual({ value: null, reason: 'one-category' })
  expect(gwetAc(countsOf(['2', '3']), identity(1))).toEqual({ value: null, reason: 'one-category' })
  expect(brennanPrediger(countsOf(['2', '3']), identity(1))).toEqual({ value: null, reason: 'one-category' })
  // Chance that takes declared categories alike does not agree with certainty.
  expect(gwetAc(countsOf(['20', '30']), identity(2)).value).toBe(1)
  expect(fleissKappa(countsOf(['21']), identity(2))).toMatchObject({ se: null, ci95: null })
})
