import { describe, expect, test } from 'vitest'
import { emptyPlan } from '#core/plan.ts'
import { upload } from '../support/imports.ts'
import { annotator, gradeQueries, ingest, plainProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

const plan = {
  ...emptyPlan,
  request: { ...emptyPlan.request, asker: 'Search team', decision: 'Launch or not.' },
  budget: { amount: 100_000, currency: 'EUR' },
  rates: [{ language: 'en', perHour: 3600 }],
  fixedCosts: [{ what: 'Set-up', amount: 500 }],
  dates: { pilot: '2026-11-20', production: '2026-11-28', delivery: null },
}

/** A project from its request through pilot and production to a delivery; three labels of 10 s each by one person. */
async function whole() {
  const { id } = await owner.ok('project.create', { body: { ...plainProject, state: 'designing', plan } })
  await ingest(server, id, stageRows(1, 3))
  const params = { projectId: id }
  await owner.ok('life.step', { params, body: { to: 'pilot', note: 'Ask Erik.' } })
  const name = `Rita Report ${id.slice(-6)}`
  const rita = await annotator(server, id, name)
  await gradeQueries(rita, id, [[1, 2, 3]], { activeMs: 10_000 })
  server.pass(60)
  await owner.ok('life.decide', { params, body: { decision: 'pass', note: 'Erik agrees.' } })
  await owner.ok('delivery.create', { params, body: { note: '', limitations: '' } })
  await owner.ok('report.setLessons', { params, body: { lessons: 'Begin with fewer markets.' } })
  return { projectId: id, params, rita, name }
}

describe('the report of a project', () => {
  test('sets what was asked and planned beside what became of it', async () => {
    const { params } = await whole()
    const report = await owner.ok('report.get', { params })
    const now = server.clock.now.toISOString()
    expect(report).toMatchObject({
      ...{
        project: 'Bikes',
        state: 'production',
        request: { asker: 'Search team' },
        lessons: 'Begin with fewer markets.',
      },
      counts: { queries: 1, results: 3, labels: 3, people: 1 },
      dates: {
        pilot: { planned: '2026-11-20' },
        production: { planned: '2026-11-28', actual: now },
        delivery: { planned: null, actual: now },
      },
      // 30 s at 36.00 an hour, and 5.00 on top.
      cost: {
        ...{ currency: 'EUR', budget: 100_000, fixed: 500, total: 530 },
        languages: [{ language: 'en', labels: 3, minutes: 0.5, money: 30, perHour: 3600, perAccepted: 10 }],
        open: { decisions: 0, money: 0 },
      },
      deliveries: [{ version: 1, at: now, counts: { results: 3, graded: 3 } }],
    })
    expect(report.steps.map(({ to, decision }) => [to, decision])).toEqual([
      ['designing', null],
      ['pilot', null],
      ['production', 'pass'],
    ])
    expect(report.quality?.map(({ standard, verdict }) => [standard, verdict])).toEqual([
      ...[
        ['agreement', 'none'],
        ['speed', 'none'],
        ['cost', 'none'],
        ['skill', 'none'],
      ],
    ])
  })

  test('is the same under a link, without an account, without notes, names and content, until it is withdrawn or over', async () => {
    const { params, name } = await whole()
    const share = await owner.ok('report.share', { params, body: { days: 2 } })
    const token = share.url.split('/').at(-1) ?? ''
    const read = () => server.stranger().call('report.shared', { params: { token } })
    const { body } = await read()
    const own = await owner.ok('report.get', { params })
    expect(body).toEqual({ ...own, steps: own.steps.map((step) => ({ ...step, note: '' })) })
    expect(JSON.stringify(body)).not.toMatch(new RegExp(`${name}|Erik|Olive|query 1|Title|doc.1`))
    server.pass(60 * 24 * 2)
    expect((await read()).error).toMatchObject({ id: 'link-expired' })
    const other = await owner.ok('report.share', { params, body: { days: 9 } })
    await owner.ok('report.revoke', { params: { ...params, shareId: other.id } })
    const gone = { token: other.url.split('/').at(-1) ?? '' }
    expect((await server.stranger().call('report.shared', { params: gone })).status).toBe(404)
    expect((await owner.call('report.revoke', { params: { ...params, shareId: other.id } })).status).toBe(404)
    const { shares } = await owner.ok('report.shares', { params })
    expect(shares.map(({ by, revokedAt }) => [by, revokedAt !== null])).toEqual([
      ['Olive Owner', true],
      ['Olive Owner', false],
    ])
  })

  test('holds the two runs against what was frozen, in the measure that decides, whatever is labelled later', async () => {
    const { projectId, params, rita } = await whole()
    const runsThere = async () => (await owner.ok('report.get', { params })).runs
    const line = (doc: number, at: number) => `t1 Q0 doc%20${doc} ${at + 1} ${9 - at} x\n`
    for (const [name, docs] of Object.entries({ before: [1, 2, 3], after: [3, 2, 1] })) {
      expect(await runsThere()).toBeNull()
      const uploadId = await upload(owner, projectId, name, docs.map(line).join(''))
      await owner.ok('run.create', { params, body: { uploadId, name, language: null } })
    }
    const { plan: saved, version } = await owner.ok('plan.get', { params })
    const request = { ...saved.request, measure: 'P(rel=2)@1' }
    await owner.ok('plan.update', { params, body: { basedOn: version, plan: { ...saved, request }, note: '' } })
    const frozen = {
      ...{ version: 1, measure: 'P(rel=2)@1', difference: { delta: 1, queries: 1 } },
      ...{ a: { name: 'before', mean: 0, coverage: 1 }, b: { name: 'after', mean: 1, coverage: 1 } },
    }
    expect(await runsThere()).toMatchObject(frozen)
    await ingest(server, projectId, stageRows(1, 1, { doc_id: 'new' }))
    await gradeQueries(rita, projectId, [[0, 0, 0, 0]])
    expect(await runsThere()).toMatchObject(frozen)
    await owner.ok('delivery.create', { params, body: { note: '', limitations: '' } })
    expect(await runsThere()).toMatchObject({ version: 2 })
  })

  test('is for owners, and no token opens another', async () => {
    const { params, rita } = await whole()
    expect((await rita.call('report.get', { params })).status).toBe(403)
    expect((await rita.call('report.share', { params, body: { days: 1 } })).status).toBe(403)
    expect((await owner.call('report.share', { params, body: { days: 0 } })).status).toBe(400)
    const token = 'x'.repeat(32)
    expect((await server.stranger().call('report.shared', { params: { token } })).status).toBe(404)
  })
})
