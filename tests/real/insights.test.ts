import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgreementMeasure, AgreementReport } from '#contract/insights.ts'
import { type Client, type TestServer, testServer } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'
import { importTable } from '../support/imports.ts'
import { plainProject } from '../support/projects.ts'
import { hasShared, sharedText, sharedVectors, skipNote } from './shared.ts'

interface Expected {
  krippendorff_alpha: Record<'nominal' | 'ordinal' | 'interval', number>
  fleiss_kappa: number
  cohen_kappa: Record<string, Record<'none' | 'linear' | 'quadratic', number>>
  gwet_ac1: number
  gwet_ac2_quadratic: number
  gwet_ac2_linear: number
}

describe.skipIf(!hasShared)(`chorus, its three raters let count, on the agreement page${skipNote}`, async () => {
  const database = await freshDatabase()
  let server: TestServer
  let owner: Client
  let report: AgreementReport
  let params: { projectId: string }
  const vector = hasShared ? sharedVectors<{ expected: Expected; n_items: number }>('real_chorus_agreement.json') : null

  beforeAll(async () => {
    server = await testServer(database.db)
    owner = await server.owner()
    params = { projectId: (await owner.ok('project.create', { body: plainProject })).id }
    await importTable(owner, params.projectId, 'ratings.csv', sharedText('chorus-ecommerce/individual_ratings.csv'))
    const { sources } = await owner.ok('project.sources', { params })
    for (const { id: sourceId } of sources.filter(({ name }) => /^agent_\d_rating$/.test(name)))
      await owner.ok('project.updateSource', { params: { ...params, sourceId }, body: { counts: true } })
    for (let asked = 0; asked < 60; asked++) {
      const answer = await owner.ok('insights.agreement', { params })
      if (answer.report && !answer.isComputing) report = answer.report
      if (report) break
    }
  })
  afterAll(() => database.drop())

  test('alpha, kappa, AC1 and AC2 are those of the reference tools', () => {
    const { expected, n_items } = vector ?? {}
    const value = (id: AgreementMeasure) => report.measures.find(({ measure }) => measure === id)?.value ?? Number.NaN
    expect([report.units, report.raters, report.labels]).toEqual([n_items, 3, 3 * (n_items ?? 0)])
    const pairs: [AgreementMeasure, number | undefined][] = [
      ['alpha-nominal', expected?.krippendorff_alpha.nominal],
      ['alpha-ordinal', expected?.krippendorff_alpha.ordinal],
      ['alpha-interval', expected?.krippendorff_alpha.interval],
      ['fleiss', expected?.fleiss_kappa],
      ['ac1', expected?.gwet_ac1],
      ['ac2-linear', expected?.gwet_ac2_linear],
      ['ac2-quadratic', expected?.gwet_ac2_quadratic],
    ]
    for (const [id, wanted] of pairs) expect(value(id), id).toBeCloseTo(wanted ?? 0, 6)
  })

  test('the kappas of every pair are those of the reference tools', () => {
    const number = (at: number) => report.people[at]?.name.replace(/\D/g, '') ?? ''
    expect(report.pairs).toHaveLength(3)
    for (const pair of report.pairs) {
      const key = [number(pair.a), number(pair.b)].sort().join('-')
      const wanted = vector?.expected.cohen_kappa[key]
      expect(pair.units).toBe(vector?.n_items)
      for (const kind of ['none', 'linear', 'quadratic'] as const)
        expect(pair[kind], `${key} ${kind}`).toBeCloseTo(wanted?.[kind] ?? 0, 6)
    }
  })

  test('every figure has an interval that holds it', () => {
    for (const { measure, value, low, high } of report.measures) {
      expect(low, measure).toBeLessThan(value ?? 0)
      expect(high, measure).toBeGreaterThan(value ?? 1)
    }
  })
})
