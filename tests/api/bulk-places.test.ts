import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { BulkAction } from '#contract/bulk.ts'
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

/** Three queries in English and one in German; nobody has done anything. */
beforeEach(async () => {
  const german = { language: 'de', market: '', query_id: 'd1', query: 'Wetter', source: 'neural' }
  projectId = await makeProject(server, owner, { rows: [...stageRows(3, 2), ...stageRows(1, 2, german)], overlap: 1 })
  const tag = projectId.slice(-6)
  ana = await annotator(server, projectId, `Ana ${tag}`)
  ben = await annotator(server, projectId, `Ben ${tag}`)
})

type Places = Extract<BulkAction, { kind: 'places' }>
const places = (filter: Places['filter'], change: Partial<Places>): BulkAction => ({
  ...{ kind: 'places', filter, priority: null, overlap: null, ...change },
})
const counts = async (action: BulkAction) =>
  (await owner.ok('bulk.preview', { params: { projectId }, body: { action } })).counts
const queries = async (client: Client, want = 5) =>
  (await next(client, projectId, want)).tasks.map(({ query }) => query.text)
const tasks = async () => {
  const { rows } = await sql<{
    text: string
    priority: number
    overlap: number
    state: string
  }>`select q.text, t.priority, t.overlap, t.state from task t join query q on q.project_id = t.project_id and q.id = t.query_id
    where t.project_id = ${projectId} order by t.position`.execute(server.db)
  return rows
}
const taskOf = async (query: string) => (await tasks()).find(({ text }) => text === query)
const labelsInForce = async () => {
  const { rows } =
    await sql`select label_id, surplus from current_label where project_id = ${projectId} order by 1`.execute(server.db)
  return rows
}

test('priority by filter brings those queries first; undo puts the order back', async () => {
  const before = await snapshot(server, projectId)
  const action = places({ language: 'de' }, { priority: 7 })
  expect(await counts(action)).toMatchObject({ tasks: 1, queries: 1, results: 2, labels: 0, left: 0 })
  expect(await counts(places({ queryText: 'QUERY' }, { priority: 7 }))).toMatchObject({ tasks: 3 })
  expect(await counts(places({ queryIds: ['t2'], ranker: 'bm25' }, { priority: 7 }))).toMatchObject({ tasks: 1 })
  expect(await counts(places({ ranker: 'bm25', market: '' }, { priority: 7 }))).toMatchObject({ tasks: 0 })
  expect(await counts(places({}, { priority: 0 }))).toMatchObject({ tasks: 0 })
  const batch = await applyBulk(owner, projectId, action)
  expect(batch).toMatchObject({ state: 'done', total: 1, moved: 1 })
  expect(await queries(ana, 1)).toEqual(['Wetter'])
  await ana.ok('assignment.finish', {
    params: { assignmentId: (await next(ana, projectId)).tasks[0]?.assignmentId ?? '' },
    body: { outcome: 'return', madeAt: '2026-11-24T09:00:00.000Z' },
  })
  expect(await undoBulk(owner, projectId, batch.id)).toMatchObject({ state: 'undone', restored: 1, relabelled: 0 })
  expect((await snapshot(server, projectId)).tasks).toEqual(before.tasks)
  expect(await queries(ben, 1)).toEqual(['query 1'])
})

test('undo leaves a priority alone that was changed again', async () => {
  const batch = await applyBulk(owner, projectId, places({}, { priority: 5 }))
  await applyBulk(owner, projectId, places({ language: 'de' }, { priority: 9 }))
  expect(await undoBulk(owner, projectId, batch.id)).toMatchObject({ restored: 3, relabelled: 1 })
  expect((await tasks()).map(({ priority }) => priority)).toEqual([0, 0, 0, 9])
})

test('a higher overlap opens tasks again for others, and undo closes what nobody took', async () => {
  for (const task of (await next(ana, projectId, 5)).tasks) await doTask(ana, task)
  expect(await queries(ben)).toEqual([])
  const before = await snapshot(server, projectId)
  const batch = await applyBulk(owner, projectId, places({ queryText: 'query' }, { overlap: 2 }))
  expect(batch).toMatchObject({ moved: 3 })
  await expectCountersTrue(server, projectId)
  const [first] = (await next(ben, projectId, 1)).tasks as [TaskView]
  await doTask(ben, first)
  expect(await undoBulk(owner, projectId, batch.id)).toMatchObject({ restored: 3, relabelled: 0 })
  await expectCountersTrue(server, projectId)
  expect(await queries(ben)).toEqual([])
  const overlaps = (rows: unknown[]) => (rows as { overlap: number }[]).map(({ overlap }) => overlap)
  expect(overlaps((await snapshot(server, projectId)).tasks)).toEqual(overlaps(before.tasks))
  expect(await labelsInForce()).toHaveLength(10)
})

test('a decided task is open again when it wants more labels, and finished again after undo', async () => {
  await owner.ok('project.update', { params: { projectId }, body: { reviewSample: 1 } })
  for (const task of (await next(ana, projectId, 1)).tasks) await doTask(ana, task)
  const { groups } = await owner.ok('review.next', { params: { projectId }, body: { want: 5, have: [] } })
  const decisions = groups
    .flatMap(({ items }) => items)
    .map(({ resultId }) => ({
      ...{ id: newId(), resultId, kind: 'grade' as const, value: 3, clause: null, reason: 'clear' },
    }))
  await owner.ok('review.decide', { params: { projectId }, body: { decisions, bulk: false } })
  expect(await taskOf('query 1')).toMatchObject({ state: 'adjudicated' })
  const before = await snapshot(server, projectId)
  const batch = await applyBulk(owner, projectId, places({ queryIds: ['t1'] }, { overlap: 2 }))
  expect(await taskOf('query 1')).toMatchObject({ state: 'open', overlap: 2 })
  expect((await snapshot(server, projectId)).settled).toEqual(before.settled)
  await undoBulk(owner, projectId, batch.id)
  expect(await snapshot(server, projectId)).toEqual(before)
})

test('a lower overlap throws nothing away: labels count, open work is kept and fills its place', async () => {
  await applyBulk(owner, projectId, places({}, { overlap: 3 }))
  const [task] = (await next(ana, projectId, 1)).tasks as [TaskView]
  await doTask(ana, task)
  const [open] = (await next(ben, projectId, 1)).tasks as [TaskView]
  expect(open.query.text).toBe(task.query.text)
  await ben.ok('label.save', { body: { labels: [labelFor(open, 0)] } })
  const before = await labelsInForce()
  const batch = await applyBulk(owner, projectId, places({}, { overlap: 1 }))
  expect(batch).toMatchObject({ moved: 4 })
  expect(await labelsInForce()).toEqual(before)
  await expectCountersTrue(server, projectId)
  await doTask(ben, open)
  await expectCountersTrue(server, projectId)
  expect((await labelsInForce()).filter((row) => (row as { surplus: boolean }).surplus)).toEqual([])
  await undoBulk(owner, projectId, batch.id)
  expect((await tasks()).map(({ overlap }) => overlap)).toEqual([3, 3, 3, 3])
  await expectCountersTrue(server, projectId)
})

test('with dynamic overlap a higher overlap asks for all results again', async () => {
  await sql`update task set undecided = '{}' where project_id = ${projectId}`.execute(server.db)
  const before = await snapshot(server, projectId)
  const batch = await applyBulk(owner, projectId, places({}, { overlap: 2 }))
  expect((await next(ana, projectId, 1)).tasks[0]?.results).toHaveLength(2)
  await undoBulk(owner, projectId, batch.id)
  const still = (rows: unknown[]) =>
    (rows as { undecided: unknown; overlap: number }[]).map(({ undecided, overlap }) => [undecided, overlap])
  expect(still((await snapshot(server, projectId)).tasks)).toEqual(still(before.tasks))
})

test('asks for a change, and for an owner', async () => {
  const action = places({}, {})
  expect((await owner.call('bulk.preview', { params: { projectId }, body: { action } })).status).toBe(400)
  const body = { action: places({}, { overlap: 2 }), reason: 'more' }
  expect((await ana.call('bulk.preview', { params: { projectId }, body: { action: body.action } })).status).toBe(403)
  expect((await ana.call('bulk.apply', { params: { projectId }, body })).status).toBe(403)
  expect((await tasks()).every(({ overlap }) => overlap === 1)).toBe(true)
})

test('labels that are saved while an action runs are all stored, and the counters come out right', async () => {
  const rows = stageRows(50, 4)
  projectId = await makeProject(server, owner, { rows, overlap: 2 })
  const tag = projectId.slice(-6)
  const people = await Promise.all(
    ['Uma', 'Vic', 'Wil', 'Xia'].map((name) => annotator(server, projectId, `${name} ${tag}`)),
  )
  const acknowledged: string[] = []
  const work = async (client: Client, rounds: number) => {
    for (let n = 0; n < rounds; n += 1)
      for (const task of (await next(client, projectId, 5)).tasks) {
        const labels = task.results.map((_, i) => labelFor(task, i, { value: i % 4 }))
        const { receipts } = await client.ok('label.save', { body: { labels } })
        acknowledged.push(...receipts.map(({ id }) => id))
        await client.call('assignment.finish', {
          params: { assignmentId: task.assignmentId },
          body: { outcome: 'submit', madeAt: '2026-11-24T09:00:00.000Z' },
        })
      }
  }
  await Promise.all(people.map((client) => work(client, 1)))
  const [uma, vic] = people as [Client, Client]
  const owns = async () => {
    await applyBulk(owner, projectId, staleAction({ grade: 1 }))
    const action: BulkAction = { kind: 'reassign', filter: {}, from: uma.id, to: vic.id }
    const answer = await owner.call('bulk.apply', { params: { projectId }, body: { action, reason: 'on leave' } })
    const batch = await applyBulk(owner, projectId, places({}, { overlap: 3 }))
    if (answer.status === 200) await undoBulk(owner, projectId, answer.body.id)
    await undoBulk(owner, projectId, batch.id)
  }
  await Promise.all([owns(), ...people.map((client) => work(client, 2))])
  expect(acknowledged.length).toBeGreaterThanOrEqual(200)
  const { rows: stored } = await sql<{ id: string }>`select id from label where project_id = ${projectId}`.execute(
    server.db,
  )
  expect(stored.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted())
  await expectCountersTrue(server, projectId)
}, 60_000)
