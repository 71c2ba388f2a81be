import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { LabelFilter } from '#contract/bulk.ts'
import type { TaskView } from '#contract/labelling.ts'
import { newId } from '#server/deps.ts'
import type { Client } from '../support/api.ts'
import { applyBulk, expectCountersTrue, snapshot, staleAction, undoBulk } from '../support/bulk.ts'
import { annotator, doTask, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let ana: Client
let ben: Client
let projectId: string
const { server, owner } = await served()

/** Two queries in English and one in German, two results each, labelled by Ana alone; Ben has done nothing. */
beforeEach(async () => {
  const rows = [
    ...stageRows(2, 2),
    ...stageRows(1, 2, { language: 'de', market: '', query_id: 'd1', query: 'Wetter heute', source: 'neural' }),
  ]
  rows.forEach((row, i) => {
    if (i < 4) row.ratings = [{ source: 'old raters', value: 1 }]
  })
  projectId = await makeProject(server, owner, { rows, overlap: 1 })
  const tag = projectId.slice(-6)
  ana = await annotator(server, projectId, `Ana ${tag}`)
  ben = await annotator(server, projectId, `Ben ${tag}`)
  for (const [i, task] of (await next(ana, projectId, 3)).tasks.entries()) await doTask(ana, task, i)
})

const publish = () =>
  owner.ok('guideline.update', {
    params: { projectId },
    body: { basedOn: 0, texts: { en: '# Guide\n\n## Fresh {#fresh}\n\nToday counts.' } },
  })
const preview = (filter: LabelFilter) =>
  owner.ok('bulk.preview', { params: { projectId }, body: { action: staleAction(filter) } })
const found = async (filter: LabelFilter) => (await preview(filter)).counts.labels
const csvLines = async () =>
  (await (await owner.request(`/api/projects/${projectId}/exports/csv?rule=each`)).text()).trim().split('\r\n').length -
  1
const progress = async () =>
  (await owner.ok('project.progress', { params: { projectId }, query: { by: 'query' } })).total

describe('the choice of labels', () => {
  test('by query text, query id, language, market, ranker and grade', async () => {
    expect(await found({})).toBe(6)
    expect(await found({ queryText: 'WETTER' })).toBe(2)
    expect(await found({ queryText: '%' })).toBe(0)
    expect(await found({ queryIds: ['t1', 't2', 'nothing'] })).toBe(4)
    expect(await found({ language: 'de' })).toBe(2)
    expect(await found({ market: '' })).toBe(2)
    expect(await found({ market: 'US' })).toBe(4)
    expect(await found({ ranker: 'neural' })).toBe(2)
    expect(await found({ grade: 1 })).toBe(2)
    expect(await found({ grade: 1, language: 'de' })).toBe(0)
  })

  test('by age, person, imported source and versions', async () => {
    expect(await found({ olderThanDays: 2 })).toBe(0)
    server.pass(3 * 24 * 60)
    expect(await found({ olderThanDays: 2 })).toBe(6)
    expect(await found({ before: server.clock.now.toISOString() })).toBe(6)
    expect(await found({ before: '2020-01-01T00:00:00Z' })).toBe(0)
    expect(await found({ personId: ana.id })).toBe(6)
    expect(await found({ personId: ben.id })).toBe(0)
    const { sources } = await owner.ok('project.sources', { params: { projectId } })
    expect(await found({ sourceId: sources[0]?.id ?? '' })).toBe(4)
    expect(await found({ guidelineBefore: 1 })).toBe(6)
    expect(await found({ scaleVersion: 1 })).toBe(6)
    expect(await found({ scaleVersion: 2 })).toBe(0)
  })

  test('by the clause that the decision cites', async () => {
    await publish()
    await owner.ok('project.update', { params: { projectId }, body: { reviewSample: 1 } })
    const { groups } = await owner.ok('review.next', { params: { projectId }, body: { want: 5, have: [] } })
    const resultId = groups[0]?.items[0]?.resultId ?? ''
    const decision = { id: newId(), resultId, kind: 'grade' as const, value: 3, clause: 'fresh', reason: '' }
    await owner.ok('review.decide', { params: { projectId }, body: { decisions: [decision], bulk: false } })
    const { counts, examples } = await preview({ clause: 'fresh' })
    expect(counts).toMatchObject({ labels: 1, results: 1, tasks: 1, decisions: 1, people: 1 })
    expect(examples).toMatchObject([{ clause: 'fresh' }])
    expect(await found({ clause: 'other' })).toBe(0)
  })

  test('an unknown filter is refused, and so is an empty choice', async () => {
    const action = { ...staleAction(), filter: { colour: 'red' } }
    const answer = await owner.request(`/api/projects/${projectId}/bulk/preview`, {
      method: 'POST',
      body: JSON.stringify({ action }),
    })
    expect(answer.status).toBe(400)
    const body = { action: staleAction({ queryText: 'nothing like it' }), reason: 'x' }
    expect((await owner.call('bulk.apply', { params: { projectId }, body })).error.id).toBe('bulk-empty')
  })

  test('the examples say nothing of masked results, and never whose a label is', async () => {
    await sql`update result set treatment = 'T3' where project_id = ${projectId} and external_id = 'doc 1'`.execute(
      server.db,
    )
    const { examples } = await preview({})
    expect(examples.filter(({ masked }) => masked)).toHaveLength(3)
    expect(examples.filter(({ masked }) => masked).every(({ title }) => title === null)).toBe(true)
    expect(JSON.stringify(examples)).not.toMatch(new RegExp(`Ana|${ana.id}`))
  })
})

describe('marking stale', () => {
  test('takes labels out of export and progress, frees the places by difference, and keeps history', async () => {
    const [lines, before] = [await csvLines(), await progress()]
    const batch = await applyBulk(owner, projectId, staleAction({ language: 'en' }))
    expect(batch).toMatchObject({ state: 'done', total: 4, moved: 4, skipped: 0, by: 'Olive Owner' })
    expect(await csvLines()).toBe(lines - 4)
    expect(await progress()).toMatchObject({ done: before.done - 2, labels: before.labels - 4 })
    await expectCountersTrue(server, projectId)
    const { rows } = await sql`select 1 from label where project_id = ${projectId} and person_id is not null`.execute(
      server.db,
    )
    expect(rows).toHaveLength(6)
  })

  test('others get the task; what is stale in part comes as that part', async () => {
    await applyBulk(owner, projectId, staleAction({ grade: 2 }, { again: false }))
    const { tasks } = await next(ben, projectId, 5)
    expect(tasks.map(({ query }) => query.text)).toEqual(['Wetter heute'])
    expect((await next(ana, projectId)).tasks).toEqual([])
    await doTask(ben, tasks[0] as TaskView, 0)
    await expectCountersTrue(server, projectId)
    expect((await progress()).done).toBe(3)
  })

  test('a source loses its labels alone, and the places it filled', async () => {
    const { sources } = await owner.ok('project.sources', { params: { projectId } })
    const sourceId = sources[0]?.id ?? ''
    await owner.ok('project.updateSource', { params: { projectId, sourceId }, body: { counts: true } })
    const before = await snapshot(server, projectId)
    const batch = await applyBulk(owner, projectId, staleAction({ sourceId, queryIds: ['t1'] }))
    expect(batch.moved).toBe(2)
    await expectCountersTrue(server, projectId)
    expect((await snapshot(server, projectId)).sittings).toEqual(before.sittings)
    await undoBulk(owner, projectId, batch.id)
    expect(await snapshot(server, projectId)).toEqual(before)
  })

  test('labels in open tasks are left alone, and told of', async () => {
    await applyBulk(owner, projectId, staleAction({ language: 'de' }, { again: false }))
    const task = (await next(ben, projectId)).tasks[0] as TaskView
    await ben.ok('label.save', { body: { labels: [labelFor(task, 0)] } })
    expect((await preview({})).counts).toMatchObject({ labels: 4, left: 1 })
  })

  test('is refused when much has changed since the preview', async () => {
    const { digest } = await preview({})
    const apply = (filter: LabelFilter) =>
      owner.call('bulk.apply', { params: { projectId }, body: { action: staleAction(filter), digest, reason: 'old' } })
    expect((await apply({ language: 'de' })).error.id).toBe('bulk-changed')
    await applyBulk(owner, projectId, staleAction())
    expect((await apply({})).error).toMatchObject({ id: 'bulk-changed', details: { before: 6, now: 0 } })
  })

  test('goes through when hardly anything has', async () => {
    const { digest } = await preview({})
    await applyBulk(owner, projectId, staleAction({ language: 'de' }))
    const body = { action: staleAction({}), digest, reason: 'old' }
    expect(await owner.ok('bulk.apply', { params: { projectId }, body })).toMatchObject({ total: 4 })
  })

  test('needs a reason', async () => {
    const body = { action: staleAction(), reason: '  ' }
    expect((await owner.call('bulk.apply', { params: { projectId }, body })).status).toBe(400)
  })

  test('is for owners, of this project alone', async () => {
    const batch = await applyBulk(owner, projectId, staleAction())
    const other = await makeProject(server, owner)
    for (const id of ['bulk.run', 'bulk.undo'] as const) {
      expect((await ana.call(id, { params: { projectId, batchId: batch.id } })).status).toBe(403)
      expect((await owner.call(id, { params: { projectId: other, batchId: batch.id } })).status).toBe(404)
    }
    expect((await ana.call('bulk.list', { params: { projectId } })).status).toBe(403)
    expect((await owner.ok('bulk.list', { params: { projectId: other } })).batches).toEqual([])
  })
})

describe('undo', () => {
  test('puts everything back as it was, and both are in the audit log', async () => {
    await publish()
    await owner.ok('project.update', { params: { projectId }, body: { reviewSample: 1 } })
    const { groups } = await owner.ok('review.next', { params: { projectId }, body: { want: 5, have: [] } })
    const decisions = groups.flatMap(({ items }) =>
      items.slice(0, 1).map(({ resultId }) => ({
        id: newId(),
        resultId,
        kind: 'grade' as const,
        value: 3,
        clause: 'fresh',
        reason: '',
      })),
    )
    await owner.ok('review.decide', { params: { projectId }, body: { decisions, bulk: false } })
    const before = await snapshot(server, projectId)
    const batch = await applyBulk(owner, projectId, staleAction())
    expect((await snapshot(server, projectId)).settled).toEqual([])
    const undone = await undoBulk(owner, projectId, batch.id)
    expect(undone).toMatchObject({
      state: 'undone',
      restored: 6,
      relabelled: 0,
      taken: 0,
      redecided: 0,
      undoneBy: 'Olive Owner',
    })
    expect(await snapshot(server, projectId)).toEqual(before)
    const { rows } = await sql<{
      action: string
    }>`select action from audit where project_id = ${projectId} and action like 'bulk.%' order by id`.execute(server.db)
    expect(rows.map(({ action }) => action)).toEqual(['bulk.stale', 'bulk.undo-stale'])
    expect((await owner.call('bulk.undo', { params: { projectId, batchId: batch.id } })).status).toBe(409)
  })

  test('leaves alone what somebody else has begun, and takes it back from those who have not', async () => {
    const batch = await applyBulk(owner, projectId, staleAction({}, { again: false }))
    const tasks = (await next(ben, projectId, 3)).tasks
    await doTask(ben, tasks[0] as TaskView, 0)
    const undone = await undoBulk(owner, projectId, batch.id)
    expect(undone).toMatchObject({ restored: 4, taken: 2 })
    await expectCountersTrue(server, projectId)
    expect((await progress()).done).toBe(3)
    expect((await next(ben, projectId, 3)).tasks).toEqual([])
  })
})
