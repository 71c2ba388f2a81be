import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { BulkAction } from '#contract/bulk.ts'
import type { TaskView } from '#contract/labelling.ts'
import type { Client } from '../support/api.ts'
import { applyBulk, expectCountersTrue, snapshot, staleAction, undoBulk } from '../support/bulk.ts'
import { annotator, doTask, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let ana: Client
let ben: Client
let projectId: string
let tasks: TaskView[]
const { server, owner } = await served()

/** Ana holds three tasks: one begun with one label of two, one put off, one only fetched ahead. Ben has nothing yet. */
beforeEach(async () => {
  const rows = [...stageRows(2, 2), ...stageRows(1, 2, { language: 'de', query_id: 'd1', query: 'Wetter' })]
  projectId = await makeProject(server, owner, { rows, overlap: 1 })
  const tag = projectId.slice(-6)
  ana = await annotator(server, projectId, `Ana ${tag}`)
  ben = await annotator(server, projectId, `Ben ${tag}`)
  tasks = (await next(ana, projectId, 3)).tasks
  await ana.ok('label.save', { body: { labels: [labelFor(taskOf('query 1'), 0, { value: 3 })] } })
  await end(ana, taskOf('query 2'), 'defer')
})

const taskOf = (query: string) => tasks.find((task) => task.query.text === query) as TaskView
const end = (client: Client, task: TaskView, outcome: 'defer' | 'return' | 'submit') =>
  client.ok('assignment.finish', {
    params: { assignmentId: task.assignmentId },
    body: { outcome, madeAt: '2026-11-24T09:00:00.000Z' },
  })
type Reassign = Extract<BulkAction, { kind: 'reassign' }>
const reassign = (to: Client | null, filter: Reassign['filter'] = {}, from = ana): BulkAction => ({
  ...{ kind: 'reassign', filter, from: from.id, to: to?.id ?? null },
})
const counts = async (action: BulkAction) =>
  (await owner.ok('bulk.preview', { params: { projectId }, body: { action } })).counts
const notices = async (client: Client) =>
  (await client.ok('notice.list')).notices.map(({ kind, detail }) => ({ kind, detail }))
const queries = async (client: Client) =>
  (await next(client, projectId, 5)).tasks.map(({ query }) => query.text).toSorted()

describe('to the queue', () => {
  test('the preview counts open tasks of that person, and what is labelled in them', async () => {
    expect(await counts(reassign(null))).toMatchObject({ tasks: 3, results: 6, labels: 1, left: 0, people: 1 })
    expect(await counts(reassign(null, { language: 'de' }))).toMatchObject({ tasks: 1, labels: 0 })
    expect(await counts(reassign(null, { progress: 'begun' }))).toMatchObject({ tasks: 1, labels: 1 })
    expect(await counts(reassign(null, { progress: 'untouched' }))).toMatchObject({ tasks: 2, labels: 0 })
    expect(await counts(reassign(null, {}, ben))).toMatchObject({ tasks: 0 })
  })

  test('others get the tasks, the giver is told and gets them no more, and the part that was labelled stays in history', async () => {
    const batch = await applyBulk(owner, projectId, reassign(null))
    expect(batch).toMatchObject({ state: 'done', total: 3, moved: 3, skipped: 0 })
    await expectCountersTrue(server, projectId)
    expect(await notices(ana)).toEqual([{ kind: 'reassigned', detail: {} }])
    expect(await notices(ben)).toEqual([])
    expect(await queries(ana)).toEqual([])
    expect(await queries(ben)).toEqual(['Wetter', 'query 1', 'query 2'])
    const { rows } = await sql`select value from label where project_id = ${projectId}`.execute(server.db)
    expect(rows).toEqual([{ value: 3 }])
    await expectCountersTrue(server, projectId)
  })

  test('labels that the giver still sends are stored, fill no place and do not count', async () => {
    await applyBulk(owner, projectId, reassign(null))
    const task = taskOf('query 1')
    const { receipts } = await ana.ok('label.save', { body: { labels: [labelFor(task, 1)] } })
    expect(receipts).toMatchObject([{ surplus: true }])
    await end(ana, task, 'submit')
    await expectCountersTrue(server, projectId)
    for (const one of (await next(ben, projectId, 3)).tasks) await doTask(ben, one)
    await expectCountersTrue(server, projectId)
    const { total } = await owner.ok('project.progress', { params: { projectId }, query: { by: 'query' } })
    expect(total).toMatchObject({ wanted: 3, done: 3, held: 0 })
  })

  test('undo gives them back exactly while nobody has got them', async () => {
    const before = await snapshot(server, projectId)
    const batch = await applyBulk(owner, projectId, reassign(null))
    expect(await undoBulk(owner, projectId, batch.id)).toMatchObject({ restored: 3, relabelled: 0, taken: 0 })
    expect(await snapshot(server, projectId)).toEqual(before)
  })

  test('undo takes them back from who only fetched them, not from who has begun', async () => {
    const batch = await applyBulk(owner, projectId, reassign(null))
    const got = (await next(ben, projectId, 3)).tasks
    const begun = got.find(({ query }) => query.text === 'query 2') as TaskView
    await ben.ok('label.save', { body: { labels: [labelFor(begun, 0)] } })
    expect(await undoBulk(owner, projectId, batch.id)).toMatchObject({ restored: 2, relabelled: 0, taken: 1 })
    await expectCountersTrue(server, projectId)
    expect(await queries(ben)).toEqual(['query 2'])
    expect(await queries(ana)).toEqual(['Wetter', 'query 1'])
    const fetched = got.find(({ query }) => query.text === 'query 1') as TaskView
    const { receipts } = await ben.ok('label.save', { body: { labels: [labelFor(fetched, 0)] } })
    expect(receipts).toMatchObject([{ surplus: true }])
    await expectCountersTrue(server, projectId)
  })
})

describe('to a member', () => {
  test('the member has them at once, both are told without numbers, and the counters stay', async () => {
    const before = await sql`select id, held, done from task where project_id = ${projectId} order by id`.execute(
      server.db,
    )
    expect(await counts(reassign(ben))).toMatchObject({ tasks: 3, people: 2, left: 0 })
    expect(await applyBulk(owner, projectId, reassign(ben))).toMatchObject({ moved: 3 })
    await expectCountersTrue(server, projectId)
    const after = await sql`select id, held, done from task where project_id = ${projectId} order by id`.execute(
      server.db,
    )
    expect(after.rows).toEqual(before.rows)
    expect(await notices(ana)).toEqual([{ kind: 'reassigned', detail: {} }])
    expect(await notices(ben)).toEqual([{ kind: 'assigned', detail: {} }])
    const given = (await next(ben, projectId, 5)).tasks
    expect(given).toHaveLength(3)
    expect(given.every(({ labels }) => labels.length === 0)).toBe(true)
    for (const task of given) await doTask(ben, task)
    await expectCountersTrue(server, projectId)
  })

  test('undo brings everything back while it is not begun, and the same can be done again', async () => {
    const before = await snapshot(server, projectId)
    const batch = await applyBulk(owner, projectId, reassign(ben))
    const [task] = (await next(ben, projectId, 5)).tasks as [TaskView]
    expect(await undoBulk(owner, projectId, batch.id)).toMatchObject({ restored: 3, taken: 0 })
    const after = await snapshot(server, projectId)
    const own = (rows: unknown[]) => (rows as { person_id: string }[]).filter(({ person_id }) => person_id !== ben.id)
    expect({ ...after, sittings: own(after.sittings) }).toEqual(before)
    expect(await queries(ben)).toEqual([])
    const { receipts } = await ben.ok('label.save', { body: { labels: [labelFor(task, 0)] } })
    expect(receipts).toMatchObject([{ surplus: true }])
    await expectCountersTrue(server, projectId)
    expect(await applyBulk(owner, projectId, reassign(ben))).toMatchObject({ moved: 2 })
    await expectCountersTrue(server, projectId)
    expect(await queries(ben)).toHaveLength(2)
  })

  test('undo leaves alone what the member has begun, also when handed in', async () => {
    const batch = await applyBulk(owner, projectId, reassign(ben))
    const [first, second] = (await next(ben, projectId, 5)).tasks as [TaskView, TaskView]
    await doTask(ben, first)
    await ben.ok('label.save', { body: { labels: [labelFor(second, 0)] } })
    expect(await undoBulk(owner, projectId, batch.id)).toMatchObject({ restored: 1, taken: 2 })
    await expectCountersTrue(server, projectId)
    expect(await queries(ana)).toHaveLength(1)
  })

  test('undo also brings back what the member gave back', async () => {
    const batch = await applyBulk(owner, projectId, reassign(ben))
    for (const task of (await next(ben, projectId, 5)).tasks) await end(ben, task, 'return')
    await expectCountersTrue(server, projectId)
    expect(await undoBulk(owner, projectId, batch.id)).toMatchObject({ restored: 3 })
    await expectCountersTrue(server, projectId)
    expect(await queries(ana)).toHaveLength(2)
  })

  test('gets only what fits: language, market, not had before, not their own, not paused in it', async () => {
    const carl = await annotator(server, projectId, `Carl ${projectId.slice(-6)}`, { languages: ['de'] })
    expect(await counts(reassign(carl))).toMatchObject({ tasks: 1, left: 2 })
    expect(await applyBulk(owner, projectId, reassign(carl))).toMatchObject({ total: 1, moved: 1 })
    expect(await counts(reassign(ana, {}, carl))).toMatchObject({ tasks: 1, left: 0 })
    await ana.ok('label.save', { body: { labels: [labelFor(taskOf('Wetter'), 0)] } })
    expect(await counts(reassign(ana, {}, carl))).toMatchObject({ tasks: 0, left: 1 })
    await sql`update result set author = 'BenTube' where project_id = ${projectId} and task_id in (
      select task_id from assignment where id = ${taskOf('query 1').assignmentId})`.execute(server.db)
    await sql`insert into own_author values (${ben.id}, 'bentube')`.execute(server.db)
    expect(await counts(reassign(ben))).toMatchObject({ tasks: 1, left: 1 })
    await sql`insert into standing (project_id, person_id, language, state, since) values (${projectId}, ${ben.id}, 'en', 'paused', ${server.clock.now})`.execute(
      server.db,
    )
    expect(await counts(reassign(ben))).toMatchObject({ tasks: 0, left: 2 })
  })

  test('somebody who is no annotator here, or the giver, is unfit', async () => {
    const other = await annotator(server, await makeProject(server, owner), `Dora ${projectId.slice(-6)}`)
    for (const to of [ana, other])
      for (const call of ['bulk.preview', 'bulk.apply'] as const) {
        const body = { action: reassign(to), ...(call === 'bulk.apply' && { reason: 'on leave' }) }
        const answer = await owner.call(call, {
          params: { projectId },
          body: body as { action: BulkAction; reason: string },
        })
        expect(answer).toMatchObject({ status: 422, error: { id: 'bulk-unfit' } })
      }
  })
})

test('only what was not touched for hours', async () => {
  server.pass(5)
  await ana.ok('label.save', { body: { labels: [labelFor(taskOf('Wetter'), 0)] } })
  server.pass(58)
  expect(await counts(reassign(null, { untouchedHours: 1 }))).toMatchObject({ tasks: 2 })
  expect(await counts(reassign(null, { untouchedHours: 2 }))).toMatchObject({ tasks: 0 })
})

test('a begun task whose lease ran out goes on with its receiver, and undo lets it lapse again', async () => {
  const tag = projectId.slice(-6)
  const [dora, eva] = [
    await annotator(server, projectId, `Dora ${tag}`, { languages: ['de'] }),
    await annotator(server, projectId, `Eva ${tag}`),
  ]
  server.pass(48 * 60)
  expect(await queries(dora)).toEqual(['Wetter'])
  const action = reassign(ben, { progress: 'begun' })
  expect(await counts(action)).toMatchObject({ tasks: 1, left: 0 })
  const batch = await applyBulk(owner, projectId, action)
  expect(batch).toMatchObject({ moved: 1 })
  await expectCountersTrue(server, projectId)
  expect(await undoBulk(owner, projectId, batch.id)).toMatchObject({ restored: 1 })
  await expectCountersTrue(server, projectId)
  expect(await queries(eva)).toEqual(['query 1', 'query 2'])
  expect(await counts(action)).toMatchObject({ tasks: 0, left: 1 })
})

test('a task that is labelled anew in part goes on as that part', async () => {
  for (const task of tasks) await doTask(ana, task, 1)
  await sql`update current_label set value = 3 where project_id = ${projectId} and result_id = ${await resultOf('query 1')}`.execute(
    server.db,
  )
  await applyBulk(owner, projectId, staleAction({ grade: 3 }, { again: false }))
  const [part] = (await next(ben, projectId, 3)).tasks as [TaskView]
  expect(part.results).toHaveLength(1)
  const carl = await annotator(server, projectId, `Carl ${projectId.slice(-6)}`)
  const batch = await applyBulk(owner, projectId, reassign(carl, {}, ben))
  expect((await next(carl, projectId, 3)).tasks).toMatchObject([{ results: [{}] }])
  await undoBulk(owner, projectId, batch.id)
  const again = (await next(ben, projectId, 3)).tasks
  expect(again).toMatchObject([{ assignmentId: part.assignmentId, results: [{}] }])
  await doTask(ben, again[0] as TaskView)
  await expectCountersTrue(server, projectId)
})

async function resultOf(query: string): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string
  }>`select r.id from result r join query q on q.project_id = r.project_id and q.id = r.query_id
    where r.project_id = ${projectId} and q.text = ${query} order by r.rank limit 1`.execute(server.db)
  return rows[0]?.id
}

test('is for owners alone', async () => {
  const body = { action: reassign(null), reason: 'mine' }
  expect((await ana.call('bulk.preview', { params: { projectId }, body: { action: body.action } })).status).toBe(403)
  expect((await ana.call('bulk.apply', { params: { projectId }, body })).status).toBe(403)
})
