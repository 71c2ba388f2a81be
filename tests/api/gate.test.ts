import { describe, expect, test } from 'vitest'
import type { PlanStandards } from '#contract/plan.ts'
import { emptyPlan } from '#core/plan.ts'
import type { Client } from '../support/api.ts'
import { annotator, gradeQueries, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

const rates = [{ language: null, perHour: 3_600_000 }]
const standards: PlanStandards = {
  agreement: { measure: 'alpha-ordinal', least: 0.6 },
  ...{ secondsPerLabel: 2, costPerAccepted: 1500, exposureMinutes: null, skill: null },
}

/** A pilot of 12 queries with 3 results each, graded by two people at 1.2 s a label, who agree on all but maybe the last result. */
async function pilot(plan: Partial<typeof emptyPlan> = { rates, standards }, lastOfSecond = 3) {
  const projectId = await makeProject(server, owner, { state: 'pilot', overlap: 2, rows: stageRows(12, 3) })
  await owner.ok('plan.update', {
    params: { projectId },
    body: { basedOn: 0, plan: { ...emptyPlan, ...plan }, note: '' },
  })
  const values = (last: number) => Array.from({ length: 12 }, (_, at) => [at % 4, (at + 1) % 4, last])
  const raters: Client[] = []
  for (const name of ['Gate One', 'Gate Two']) {
    const rater = await annotator(server, projectId, `${name} ${projectId.slice(-6)}`)
    await gradeQueries(rater, projectId, values(name === 'Gate One' ? 3 : lastOfSecond))
    raters.push(rater)
  }
  return { projectId, raters }
}

const gateOf = (projectId: string) => owner.ok('life.gate', { params: { projectId } })

describe('the gate of the pilot', () => {
  test('passes what is measured to reach its standard, with the interval and how many it was made of', async () => {
    const { projectId } = await pilot()
    const gate = await gateOf(projectId)
    expect(gate).toMatchObject({ round: 1, since: null, currency: 'USD', isComputing: false })
    expect(gate.rows).toMatchObject([
      { standard: 'agreement', measure: 'alpha-ordinal', asked: 0.6, value: 1, count: 36, verdict: 'pass' },
      { standard: 'speed', asked: 2, value: 1.2, low: 1.2, high: 1.2, count: 72, verdict: 'pass' },
      // 1.2 s at 1,000 minor units a second.
      { standard: 'cost', asked: 1500, value: 1200, count: 72, verdict: 'pass', withoutRate: [] },
      { standard: 'skill', asked: null, value: null, count: 0, verdict: 'none' },
    ])
  })

  test('fails what misses it, and says what is missing: answers on gold, or a rate', async () => {
    const strict = { ...standards, secondsPerLabel: 1, skill: 0.8 }
    const { projectId } = await pilot({ standards: strict, rates: [{ language: 'de', perHour: 100 }] })
    expect((await gateOf(projectId)).rows).toMatchObject([
      { verdict: 'pass' },
      { standard: 'speed', verdict: 'fail', more: null },
      { standard: 'cost', value: null, verdict: 'unclear', more: null, withoutRate: ['en'] },
      { standard: 'skill', value: null, verdict: 'unclear', more: 30 },
    ])
  })

  test('counts labels of a repeated pilot from its beginning; what was labelled before stays where it is', async () => {
    const { projectId } = await pilot()
    server.pass(10)
    const params = { projectId }
    await owner.ok('life.decide', { params, body: { decision: 'repeat', note: 'Once more.' } })
    const gate = await gateOf(projectId)
    expect(gate).toMatchObject({ round: 2, since: server.clock.now.toISOString() })
    expect(gate.rows?.slice(0, 2)).toMatchObject([
      { value: null, count: 0, verdict: 'unclear', more: 30 },
      { value: null, count: 0, verdict: 'unclear', more: 30 },
    ])
    const { report } = await owner.ok('insights.agreement', { params, query: {} })
    expect(report?.labels).toBe(72)
  })

  test('counts the cost of accepted labels: of two that differ the one that stands', async () => {
    const { projectId } = await pilot({ rates, standards }, 2)
    // Of six labels on a query one is not accepted: 1,200 for five sixths of a label.
    const cost = (await gateOf(projectId)).rows?.find(({ standard }) => standard === 'cost')
    expect(cost).toMatchObject({ asked: 1500, count: 72, verdict: 'unclear' })
    expect(cost?.value).toBeCloseTo(1440, 6)
  })

  test('is for the owner', async () => {
    const { projectId, raters } = await pilot()
    expect((await raters[0]?.call('life.gate', { params: { projectId } }))?.status).toBe(403)
  })
})
