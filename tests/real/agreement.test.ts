import { describe, expect, test } from 'vitest'
import { alpha, type Level } from '#core/agreement/alpha.ts'
import { brennanPrediger, fleissKappa, gwetAc, weightedPercent } from '#core/agreement/chance-corrected.ts'
import { confusion } from '#core/agreement/confusion.ts'
import { congerKappa } from '#core/agreement/conger.ts'
import { interval95 } from '#core/agreement/figure.ts'
import { countLabels, type LabelCounts } from '#core/agreement/label-counts.ts'
import { percentAgreement, unanimous } from '#core/agreement/percent.ts'
import { cohenKappa, kappaTest, type PairKind, pairAgreement } from '#core/agreement/two-raters.ts'
import { weightedAlpha } from '#core/agreement/weighted-alpha.ts'
import { type WeightKind, weights } from '#core/agreement/weights.ts'
import type { Votes } from '#core/consensus-models/votes.ts'
import { parseCsv } from '../support/csv.ts'
import { turned, votesOfRows } from '../support/votes.ts'
import { hasShared, sharedText, sharedVectors, skipNote } from './shared.ts'

type Figures = Record<string, number | null>

/** Equal to the tolerance that the file names. */
function near(value: number | null | undefined, expected: number | null | undefined, tolerance: number): void {
  if (typeof expected !== 'number') expect(value).toBe(expected)
  else expect(Math.abs((value ?? Number.NaN) - expected), `${value} for ${expected}`).toBeLessThanOrEqual(tolerance)
}

function countsOf(table: number[][]): LabelCounts {
  return { units: table.length, categories: table[0]?.length ?? 0, counts: Int32Array.from(table.flat()) }
}

describe.skipIf(!hasShared)(`reference vectors${skipNote}`, () => {
  test('weights', () => {
    const { categories, tolerance, expected } = sharedVectors<{
      categories: number[]
      tolerance: number
      expected: Record<WeightKind, number[][]>
    }>('agreement_weights.json')
    expect(Object.keys(expected)).toHaveLength(8)
    for (const [kind, matrix] of Object.entries(expected))
      weights(kind as WeightKind, categories).forEach((weight, at) => {
        near(weight, matrix.flat()[at], tolerance)
      })
  })

  test('Krippendorff’s alpha', () => {
    const { cases, tolerance_hp } = sharedVectors<{
      tolerance_hp: number
      cases: {
        ratings?: (number | string | null)[][]
        value_counts?: number[][]
        declared: Figures
        hp?: Figures
        tolerance_declared?: number
      }[]
    }>('krippendorff_alpha.json')
    expect(cases).toHaveLength(3)
    for (const one of cases) {
      const { votes, values } = votesOfRows(one.ratings ? turned(one.ratings) : rowsOfCounts(one.value_counts ?? []))
      for (const [level, value] of Object.entries(one.declared))
        near(alpha(votes, values, level as Level).value, value, one.tolerance_declared ?? 5e-7)
      for (const [level, value] of Object.entries(one.hp ?? {}))
        near(alpha(votes, values, level as Level).value, value, tolerance_hp)
    }
  })

  test('Cohen’s kappa', () => {
    const { cases } = sharedVectors<{
      cases: {
        y1: number[]
        y2: number[]
        table?: number[][]
        declared: Figures
        tolerance_declared: number
        hp: Figures
      }[]
    }>('cohen_kappa.json')
    expect(cases).toHaveLength(3)
    for (const one of cases.filter(({ table }) => !table)) {
      const { votes, values } = votesOfRows(turned([one.y1, one.y2]))
      const kappa = (kind: string) =>
        cohenKappa(confusion(votes, 0, 1), weights(kind === 'none' ? 'identity' : (kind as WeightKind), values)).value
      for (const [kind, value] of Object.entries(one.declared)) near(kappa(kind), value, one.tolerance_declared)
      for (const [kind, value] of Object.entries(one.hp)) near(kappa(kind), value, 1e-12)
    }
    const [{ table, declared, tolerance_declared } = { table: [], declared: {}, tolerance_declared: 0 }] =
      cases.slice(2)
    const flat = table?.flat() ?? []
    const plain = cohenKappa(flat, weights('identity', [0, 1, 2]))
    const linear = cohenKappa(flat, weights('linear', [0, 1, 2]))
    if (plain.value === null || linear.value === null) throw new Error('undefined')
    const chance = kappaTest(flat, weights('identity', [0, 1, 2]))
    // The intervals of this case are the normal's.
    const [low, high] = interval95(plain.value, plain.se ?? Number.NaN)
    const [linearLow, linearHigh] = interval95(linear.value, linear.se ?? Number.NaN)
    const ours: Figures = {
      none: plain.value,
      ase: plain.se,
      ci95_low: low,
      ci95_high: high,
      ase_h0: chance?.se ?? null,
      z: chance?.z ?? null,
      p_two_sided: chance?.p ?? null,
      'linear(weights 0,1,2)': linear.value,
      linear_ase: linear.se,
      linear_ci95_low: linearLow,
      linear_ci95_high: linearHigh,
    }
    expect(Object.keys(ours).sort()).toEqual(Object.keys(declared).sort())
    for (const [name, value] of Object.entries(declared)) near(ours[name], value, tolerance_declared)
  })

  test('Fleiss’ kappa', () => {
    const { cases } = sharedVectors<{
      cases: { table: number[][]; declared: Figures; tolerance_declared?: number; hp?: Figures }[]
    }>('fleiss_kappa.json')
    expect(cases).toHaveLength(4)
    for (const { table, declared, tolerance_declared, hp } of cases) {
      const identity = weights('identity', table[0]?.map((_, at) => at) ?? [])
      const ours: Figures = {
        fleiss: fleissKappa(countsOf(table), identity).value,
        randolph_free_marginal: brennanPrediger(countsOf(table), identity).value,
        overall_agreement: percentAgreement(countsOf(table)).value,
      }
      for (const [name, value] of Object.entries(declared)) near(ours[name], value, tolerance_declared ?? 1e-9)
      if (hp) near(ours.fleiss, hp.fleiss, 1e-12)
    }
    expect(fleissKappa(countsOf(cases[3]?.table ?? []), weights('identity', [0, 1]))).toEqual({
      value: null,
      reason: 'one-category',
    })
  })
})

/** Rows of labels from rows of counts: which rater gave which does not matter to alpha. */
function rowsOfCounts(table: number[][]): (number | null)[][] {
  const rows = table.map((counts) => counts.flatMap((count, at) => Array<number>(count).fill(at + 1)))
  const most = Math.max(...rows.map((row) => row.length))
  return rows.map((row) => Array.from({ length: most }, (_, at) => row[at] ?? null))
}

interface GwetCase {
  test: string
  coefficient: string
  weights: WeightKind
  declared_3dp: Figures
  hp: Record<string, number | number[] | number[][]>
}
type GwetFile = { tolerance_hp: number; datasets: Record<string, { rows: (number | null)[][] }>; cases: GwetCase[] }

/** Figures for several raters by the names the vectors have. */
function ofMany(kind: string, votes: Votes, matrix: Float64Array) {
  const labels = countLabels(votes)
  if (kind === 'bp') return brennanPrediger(labels, matrix)
  if (kind === 'conger') return congerKappa(votes, matrix)
  if (kind === 'fleiss') return fleissKappa(labels, matrix)
  if (kind === 'krippendorff') return weightedAlpha(labels, matrix)
  if (kind === 'gwet') return gwetAc(labels, matrix)
  throw new Error(kind)
}

const ofTwo: Record<string, PairKind> = {
  bp: 'brennan-prediger',
  cohen: 'cohen',
  gwet: 'gwet',
  krippendorff: 'krippendorff',
  pa2: 'percent',
  scott: 'scott',
}

const raw = sharedVectors<GwetFile>('gwet_cac_raw.json')
const table = sharedVectors<GwetFile>('gwet_cac_table.json')

describe.skipIf(!hasShared)(`Gwet’s coefficients${skipNote}`, () => {
  test('there are 40 of several raters and 48 of two', () => {
    expect([raw.cases.length, table.cases.length]).toEqual([40, 48])
  })

  test.each(raw.cases ?? [])('$test', (one) => {
    const { votes, values } = votesOfRows(raw.datasets.raw_4raters?.rows ?? [])
    check(one, ofMany(one.coefficient, votes, weights(one.weights, values)), raw.tolerance_hp)
  })

  test.each(table.cases ?? [])('$test', (one) => {
    const rows = (table.datasets.cont3x3abstractors?.rows ?? []) as number[][]
    check(
      one,
      pairAgreement(ofTwo[one.coefficient] as PairKind, rows.flat(), weights(one.weights, [1, 2, 3])),
      table.tolerance_hp,
    )
  })

  test('published with names for categories (Gwet 2014, p. 55)', () => {
    const { cases, tolerance } = sharedVectors<{
      tolerance: number
      cases: { ratings: (string | null)[][]; expected: Record<string, { po: number; pe: number; coef: number }> }[]
    }>('gwet_unordered.json')
    const [one] = cases
    const { votes, values } = votesOfRows(one?.ratings ?? [])
    const names = {
      conger_kappa: 'conger',
      bennett_s: 'bp',
      fleiss_scott_pi: 'fleiss',
      gwet_ac1: 'gwet',
      krippendorff_alpha: 'krippendorff',
    }
    expect(Object.keys(one?.expected ?? {}).sort()).toEqual(Object.keys(names).sort())
    for (const [name, kind] of Object.entries(names)) {
      const ours = ofMany(kind, votes, weights('identity', values))
      if (ours.value === null) throw new Error(name)
      near(ours.observed, one?.expected[name]?.po, tolerance)
      near(ours.expected, one?.expected[name]?.pe, tolerance)
      near(ours.value, one?.expected[name]?.coef, tolerance)
    }
  })
})

/** Equal in all that the case names: value, observed and expected agreement, standard error, interval. */
function check(one: GwetCase, ours: ReturnType<typeof pairAgreement>, tolerance: number): void {
  if (ours.value === null || !ours.ci95) throw new Error(one.test)
  // The upstream tool leaves pe at 0 in what it prints of Scott's pi, though its value is worked out with another.
  const isPrinted = one.coefficient !== 'scott'
  const all: Figures = {
    coefficient_value: ours.value,
    pa: ours.observed,
    ...(isPrinted && { pe: ours.expected }),
    se: ours.se,
    confidence_interval_low: ours.ci95[0],
    confidence_interval_high: ours.ci95[1],
  }
  for (const [name, value] of Object.entries(one.declared_3dp)) if (name in all) near(all[name], value, 5.1e-4)
  const [low, high] = [one.hp.ci].flat(2)
  near(ours.value, one.hp.coefficient_value as number, tolerance)
  near(ours.observed, one.hp.pa as number, tolerance)
  near(ours.expected, isPrinted ? (one.hp.pe as number) : (ours.observed - ours.value) / (1 - ours.value), tolerance)
  near(ours.se, [one.hp.se].flat(2)[0], tolerance)
  near(ours.ci95[0], low, tolerance)
  near(ours.ci95[1], high, tolerance)
}

describe.skipIf(!hasShared)(`chorus, three raters${skipNote}`, () => {
  const { expected, tolerance } = sharedVectors<{ tolerance: number; expected: Record<string, unknown> }>(
    'real_chorus_agreement.json',
  )
  const rows = hasShared ? parseCsv(sharedText('chorus-ecommerce/individual_ratings.csv')) : []
  const raters = ['agent_1_rating', 'agent_2_rating', 'agent_3_rating']
  const { votes, values } = votesOfRows(rows.map((row) => raters.map((name) => Number(row[name]))))
  const labels = countLabels(votes)

  test('alpha, Fleiss’ kappa, AC1, AC2 and percent', () => {
    expect(votes.units).toBe(3188)
    for (const [level, value] of Object.entries(expected.krippendorff_alpha as Figures))
      near(alpha(votes, values, level as Level).value, value, tolerance)
    near(fleissKappa(labels, weights('identity', values)).value, expected.fleiss_kappa as number, tolerance)
    near(unanimous(labels).value, expected.percent_agreement_all3 as number, tolerance)
    near(gwetAc(labels, weights('identity', values)).value, expected.gwet_ac1 as number, tolerance)
    near(gwetAc(labels, weights('quadratic', values)).value, expected.gwet_ac2_quadratic as number, tolerance)
    near(gwetAc(labels, weights('linear', values)).value, expected.gwet_ac2_linear as number, tolerance)
    near(weightedPercent(labels, weights('identity', values)).value, percentAgreement(labels).value, 1e-12)
  })

  test('Cohen’s kappa of each two', () => {
    for (const [pair, figures] of Object.entries(expected.cohen_kappa as Record<string, Figures>)) {
      const [first = 0, second = 0] = pair.split('-').map((rater) => Number(rater) - 1)
      const two = confusion(votes, first, second)
      near(cohenKappa(two, weights('identity', values)).value, figures.none, tolerance)
      near(cohenKappa(two, weights('linear', values)).value, figures.linear, tolerance)
      near(cohenKappa(two, weights('quadratic', values)).value, figures.quadratic, tolerance)
    }
  })
})
