import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { ProjectState } from '#contract/basics.ts'
import { emptyPlan } from '#core/plan.ts'
import { annotator, doTask, ingest, makeProject, next, plainProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

const request = {
  asker: 'Search team',
  model: 'ranker-7',
  decision: 'Whether ranker-7 replaces ranker-6.',
  measure: 'ndcg@10',
  byWhen: '2027-02-01',
}

/** A project that begins as a request, with tasks. */
async function requested() {
  const body = { ...plainProject, state: 'requested' as const, plan: { ...emptyPlan, request } }
  const { id } = await owner.ok('project.create', { body })
  await ingest(server, id, stageRows(2, 2))
  return id
}

const step = (projectId: string, to: ProjectState, note = 'It is time.') =>
  owner.call('life.step', { params: { projectId }, body: { to, note } })
const decide = (projectId: string, decision: 'pass' | 'repeat' | 'stop') =>
  owner.call('life.decide', { params: { projectId }, body: { decision, note: `So we ${decision}.` } })
const lifeOf = (projectId: string) => owner.ok('life.get', { params: { projectId } })

describe('the steps of a project', () => {
  test('lead from the request through a pilot that is repeated to the end, each with who, when and why', async () => {
    const projectId = await requested()
    for (const to of ['designing', 'pilot'] as const) expect((await step(projectId, to)).status).toBe(200)
    server.pass(60)
    expect((await decide(projectId, 'repeat')).body).toMatchObject({ state: 'pilot', round: 2 })
    expect((await decide(projectId, 'pass')).body).toMatchObject({ state: 'production', round: 2 })
    const { steps } = await lifeOf(projectId)
    expect(steps.reverse()).toMatchObject([
      { n: 1, from: null, to: 'requested', round: 0 },
      { from: 'requested', to: 'designing', decision: null, round: 0, note: 'It is time.', by: 'Olive Owner' },
      { from: 'designing', to: 'pilot', round: 1 },
      { from: 'pilot', to: 'pilot', decision: 'repeat', round: 2, at: server.clock.now.toISOString() },
      { from: 'pilot', to: 'production', decision: 'pass', round: 2, note: 'So we pass.' },
    ])
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit where project_id = ${projectId}
      and action = 'life.step'`.execute(server.db)
    expect(rows[0]?.n).toBe(4)
    await expect(sql`delete from project_step where project_id = ${projectId}`.execute(server.db)).rejects.toThrow()
  })

  test('go one on or one back and nowhere else; the gate alone begins production, and only a delivery ends it', async () => {
    const projectId = await requested()
    for (const to of ['requested', 'pilot', 'production', 'closed'] as const)
      expect((await step(projectId, to)).error, to).toMatchObject({ id: 'wrong-step', details: { state: 'requested' } })
    expect((await decide(projectId, 'pass')).error).toMatchObject({ id: 'wrong-state' })
    await step(projectId, 'designing')
    expect((await step(projectId, 'requested')).body).toMatchObject({ state: 'requested' })
    for (const to of ['designing', 'pilot'] as const) await step(projectId, to)
    expect((await step(projectId, 'production')).error).toMatchObject({ id: 'needs-gate' })
    await decide(projectId, 'pass')
    expect((await step(projectId, 'delivered')).error).toMatchObject({ id: 'needs-delivery' })
    expect((await step(projectId, 'pilot')).body).toMatchObject({ state: 'pilot', round: 2 })
    expect((await decide(projectId, 'stop')).body).toMatchObject({ state: 'closed' })
    expect((await step(projectId, 'delivered')).body).toMatchObject({ state: 'delivered' })
  })

  test('need a reason, an owner, and are not taken by the settings', async () => {
    const projectId = await requested()
    expect((await step(projectId, 'designing', '  ')).status).toBe(400)
    const state = { state: 'production' } as object
    expect((await owner.call('project.update', { params: { projectId }, body: state })).status).toBe(400)
    const ana = await annotator(server, projectId, 'Ana Steps')
    const body = { to: 'designing' as const, note: 'Me.' }
    expect((await ana.call('life.step', { params: { projectId }, body })).status).toBe(403)
  })

  test('decide who gets work: nobody before the pilot; labels of a repeated pilot stay', async () => {
    const projectId = await requested()
    const ana = await annotator(server, projectId, 'Ana Pilot')
    expect(await next(ana, projectId)).toMatchObject({ tasks: [], state: 'paused' })
    for (const to of ['designing', 'pilot'] as const) await step(projectId, to)
    for (const task of (await next(ana, projectId)).tasks) await doTask(ana, task)
    await decide(projectId, 'repeat')
    const { counts } = await owner.ok('project.get', { params: { projectId } })
    expect(counts?.labels).toBe(2)
    expect((await next(ana, projectId)).tasks).toHaveLength(1)
  })

  test('a project without kept steps goes on from where it is', async () => {
    const projectId = await makeProject(server, owner)
    await sql`alter table project_step disable trigger project_step_grows`.execute(server.db)
    await sql`delete from project_step where project_id = ${projectId}`.execute(server.db)
    await sql`alter table project_step enable trigger project_step_grows`.execute(server.db)
    expect(await lifeOf(projectId)).toEqual({ state: 'production', round: 0, steps: [] })
    expect((await step(projectId, 'pilot')).body).toMatchObject({ state: 'pilot', round: 1 })
  })
})

describe('the plan', () => {
  const planOf = (projectId: string) => owner.ok('plan.get', { params: { projectId } })

  test('begins with the request, and every change is kept with who made it and what it touched', async () => {
    const projectId = await requested()
    const first = await planOf(projectId)
    expect(first).toMatchObject({ version: 1, plan: { request }, history: [{ version: 1, changed: ['request'] }] })
    const plan = {
      ...first.plan,
      budget: { amount: 500_000, currency: 'EUR' },
      rates: [
        { language: null, perHour: 1500 },
        { language: 'PT-br', perHour: 1200 },
      ],
    }
    server.pass(5)
    const params = { projectId }
    const saved = await owner.ok('plan.update', { params, body: { basedOn: 1, plan, note: 'Agreed with finance.' } })
    expect(saved.plan.rates[1]).toEqual({ language: 'pt-BR', perHour: 1200 })
    expect(saved.history[0]).toEqual({
      ...{ version: 2, by: 'Olive Owner', at: server.clock.now.toISOString(), note: 'Agreed with finance.' },
      changed: ['budget', 'rates'],
    })
    const late = await owner.call('plan.update', { params, body: { basedOn: 1, plan, note: '' } })
    expect(late).toMatchObject({ status: 409, error: { id: 'stale-version' } })
    expect(await planOf(projectId)).toEqual(saved)
  })

  test('refuses what makes no sense, and anybody but the owner', async () => {
    const projectId = await makeProject(server, owner)
    expect(await planOf(projectId)).toEqual({ version: 0, plan: emptyPlan, history: [] })
    const save = (plan: object) =>
      owner.call('plan.update', {
        params: { projectId },
        body: { basedOn: 0, plan: { ...emptyPlan, ...plan }, note: '' },
      })
    const rate = { language: 'de', perHour: 1 }
    const dates = { pilot: '2027-02-30', production: null, delivery: null }
    for (const wrong of [
      ...[{ budget: { amount: -1, currency: 'EUR' } }, { budget: { amount: 1.5, currency: 'EUR' } }, { dates }],
      ...[{ budget: { amount: 1, currency: 'euro' } }, { rates: [rate, rate] }, { more: 1 }],
    ])
      expect((await save(wrong)).error, JSON.stringify(wrong)).toMatchObject({ id: 'bad-request' })
    expect((await save({ rates: [{ language: '!!', perHour: 1 }] })).error).toMatchObject({ id: 'bad-language' })
    const ana = await annotator(server, projectId, 'Ana Plan')
    expect((await ana.call('plan.get', { params: { projectId } })).status).toBe(403)
    await server.db.updateTable('project').set({ state: 'closed' }).where('id', '=', projectId).execute()
    expect((await save({})).error).toMatchObject({ id: 'wrong-state' })
  })
})

test('a new project may bring its guideline, whose clauses get their ids', async () => {
  const guideline = { en: '## Relevance\n\nWhat the searcher needs.\n' }
  const { id } = await owner.ok('project.create', { body: { ...plainProject, guideline } })
  const told = await owner.ok('guideline.get', { params: { projectId: id } })
  expect(told.version).toBe(1)
  expect(told.texts.en).toMatch(/^## Relevance \{#\w+/)
})
