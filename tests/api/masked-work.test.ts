import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Treatment } from '#contract/basics.ts'
import type { StageRow } from '#server/ingest/stage.ts'
import { refreshTasks } from '#server/queries/assign/refresh-tasks.ts'
import type { Client } from '../support/api.ts'
import { looked } from '../support/exposure.ts'
import { annotator, doTask, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let people = 0
const { server, owner } = await served()

beforeEach(() => server.pass(60))

/** A project with one task per treatment, in this order, and somebody new who labels in it. */
async function begin(treatments: Treatment[], differ: Partial<StageRow>[] = []) {
  const rows = stageRows(treatments.length, 1).map((row, i) => ({
    ...row,
    ...{ treatment: treatments[i] as 'T0', text: `${people} ${i}` },
    ...differ[i],
  }))
  const projectId = await makeProject(server, owner, { rows, overlap: 3 })
  const ana = await annotator(server, projectId, `Person ${++people}`)
  return { projectId, ana }
}

const number = (tasks: { query: { text: string } }[]) => tasks.map(({ query }) => Number(query.text.split(' ')[1]))
const finish = (client: Client, assignmentId: string, outcome: 'return' | 'return-for-good') =>
  client.ok('assignment.finish', { params: { assignmentId }, body: { outcome, madeAt: '2026-11-24T09:00:00.000Z' } })

describe('sealed work', () => {
  test('goes to those who take it; whoever stops taking it has none in hand', async () => {
    const { projectId, ana } = await begin(['T4', 'T0'])
    expect(number((await next(ana, projectId, 5)).tasks)).toEqual([2])
    const ben = await annotator(server, projectId, `Person ${++people}`)
    await ben.ok('viewing.prefer', { body: { sealed: true } })
    expect(number((await next(ben, projectId, 1)).tasks)).toEqual([1])
    await ben.ok('viewing.prefer', { body: { sealed: false } })
    const { held } = await server.db
      .selectFrom('task')
      .select('held')
      .where('project_id', '=', projectId)
      .where('hardest', '=', 'T4')
      .executeTakeFirstOrThrow()
    expect(held).toBe(0)
    const answer = await next(ben, projectId, 1)
    expect(number(answer.tasks)).toEqual([2])
    for (const task of answer.tasks) await doTask(ben, task)
    expect(await next(ben, projectId, 1)).toMatchObject({
      tasks: [],
      state: 'nothing-for-you',
      sealed: 1,
      overLimit: 0,
    })
  })

  test('what may be shown to nobody is given to nobody, and is nothing that is left', async () => {
    const { projectId, ana } = await begin(['TX'])
    await ana.ok('viewing.prefer', { body: { sealed: true } })
    expect(await next(ana, projectId)).toMatchObject({
      tasks: [],
      state: 'all-done',
      sealed: 0,
      optedOut: 0,
      waiting: 0,
    })
  })
})

describe('opt-outs', () => {
  test('look at what was predicted, at the query, and at what people found', async () => {
    const { projectId, ana } = await begin(['T0', 'T0', 'T0', 'T0'], [{ categories: ['hate'] }])
    const { db } = server
    const results = await db.selectFrom('result').selectAll().where('project_id', '=', projectId).execute()
    const find = (title: string) => results.find((result) => result.title === title)
    await sql`update query set categories = '{hate}' where project_id = ${projectId} and text = 'query 2'`.execute(db)
    const [third, fourth] = [find('Title 3'), find('Title 4')]
    for (const [result, severity] of [
      [third, 2],
      [fourth, 0],
    ] as const)
      await sql`insert into verdict (content_key, policy_version, market, person_id, project_id, result_id, label_id, treatment, severity, findings, at) values
        (${result?.content_key}, 1, 'US', ${owner.id}, ${projectId}, ${result?.id}, ${result?.id}, 'T2', ${severity},
        ${JSON.stringify([{ category: 'hate', leaf: null, severity }])}, now())`.execute(db)
    await db.transaction().execute((trx) => refreshTasks(trx, { projectId }))
    expect(number((await next(ana, projectId, 5)).tasks)).toEqual([1, 2, 3, 4])
    await ana.ok('me.keepAway', { body: { categories: ['hate'], authors: [] } })
    const answer = await next(ana, projectId, 5)
    expect(number(answer.tasks)).toEqual([4])
    for (const task of answer.tasks) await doTask(ana, task)
    const ben = await annotator(server, projectId, `Person ${++people}`)
    await ben.ok('me.keepAway', { body: { categories: ['hate'], authors: [] } })
    for (const task of (await next(ben, projectId, 5)).tasks) await doTask(ben, task)
    expect(await next(ben, projectId)).toMatchObject({ tasks: [], optedOut: 3 })
  })

  test('what is never to come again does not, in any project', async () => {
    const { projectId, ana } = await begin(['T0', 'T0'])
    await sql`insert into never_again (person_id, content_key) select ${ana.id}, content_key from result
      where project_id = ${projectId} and title = 'Title 1'`.execute(server.db)
    expect(number((await next(ana, projectId, 5)).tasks)).toEqual([2])
  })

  test('by the key of the content, all tasks that show it are told', async () => {
    const { projectId } = await begin(['T0', 'T0'])
    const { content_key: key } = await server.db
      .updateTable('result')
      .set({ treatment: 'T3' })
      .where('project_id', '=', projectId)
      .where('title', '=', 'Title 2')
      .returning('content_key')
      .executeTakeFirstOrThrow()
    await server.db.transaction().execute((trx) => refreshTasks(trx, { keys: [key] }))
    const tasks = await server.db
      .selectFrom('task')
      .select('hardest')
      .where('project_id', '=', projectId)
      .orderBy('position')
      .execute()
    expect(tasks.map(({ hardest }) => hardest)).toEqual(['T0', 'T3'])
  })
})

describe('hard tasks', () => {
  test('come three in a row at most; then others, whatever their place', async () => {
    const { projectId, ana } = await begin(['T3', 'T3', 'T3', 'T3', 'T0', 'T3'])
    const got: number[] = []
    for (let n = 0; n < 5; n++) {
      const { tasks } = await next(ana, projectId)
      got.push(...number(tasks))
      for (const task of tasks) await doTask(ana, task)
    }
    expect(got).toEqual([1, 2, 3, 5, 4])
  })

  test('asked for together, no more than three come together', async () => {
    const { projectId, ana } = await begin(['T3', 'T3', 'T3', 'T3', 'T0'])
    const { tasks } = await next(ana, projectId, 5)
    expect(number(tasks)).toEqual([1, 2, 3])
    const have = tasks.map(({ assignmentId }) => assignmentId)
    expect(number((await next(ana, projectId, 2, have)).tasks)).toEqual([5])
  })

  test('where nothing else is left, a pause of five minutes is said and kept, then they come again', async () => {
    const { projectId, ana } = await begin(['T3', 'T3', 'T3', 'T3'])
    for (const task of (await next(ana, projectId, 3)).tasks) await doTask(ana, task)
    const restUntil = new Date(server.clock.now.getTime() + 300_000).toISOString()
    expect(await next(ana, projectId)).toMatchObject({ tasks: [], state: 'nothing-for-you', resting: 1, restUntil })
    server.pass(4.9)
    expect((await next(ana, projectId)).tasks).toEqual([])
    server.pass(0.2)
    expect(number((await next(ana, projectId)).tasks)).toEqual([4])
  })

  test('over all projects too', async () => {
    const one = await begin(['T3', 'T3', 'T3'])
    const two = await makeProject(server, owner, {
      rows: stageRows(2, 1).map((row) => ({ ...row, treatment: 'T3' })),
      overlap: 3,
    })
    await sql`insert into membership (project_id, person_id, roles, languages, markets, created_at) values (${two}, ${one.ana.id}, '{annotator}', '{}', '{}', now())`.execute(
      server.db,
    )
    const first = await one.ana.ok('task.nextAny', { body: { want: 5, have: [] } })
    expect(first.tasks).toHaveLength(3)
    const have = first.tasks.map(({ assignmentId }) => assignmentId)
    expect((await one.ana.ok('task.nextAny', { body: { want: 2, have } })).tasks).toEqual([])
  })
})

describe('today’s limit', () => {
  test('of hard items leaves what is soft; of seconds what is not masked; it says so, and ends with the day', async () => {
    const { projectId, ana } = await begin(['T3', 'T2', 'T0'])
    await ana.ok('viewing.prefer', { body: { hardPerDay: 1, secondsPerDay: 100 } })
    await looked(server, ana, { treatment: 'T3', level: 1, seconds: 5 })
    const soft = await next(ana, projectId)
    expect(number(soft.tasks)).toEqual([2])
    await looked(server, ana, { treatment: 'T2', level: 4, seconds: 100 })
    for (const task of soft.tasks) await doTask(ana, task)
    const plain = await next(ana, projectId)
    expect(number(plain.tasks)).toEqual([3])
    for (const task of plain.tasks) await doTask(ana, task)
    expect(await next(ana, projectId)).toMatchObject({ tasks: [], state: 'nothing-for-you', overLimit: 1, sealed: 0 })
    server.pass(24 * 60)
    expect(number((await next(ana, projectId)).tasks)).toEqual([1])
  })

  test('of one person is nothing to another', async () => {
    const { projectId, ana } = await begin(['T3'])
    await looked(server, ana, { treatment: 'T2', level: 4, seconds: 4000 })
    const ben = await annotator(server, projectId, `Person ${++people}`)
    expect((await next(ana, projectId)).tasks).toEqual([])
    expect((await next(ben, projectId)).tasks).toHaveLength(1)
  })
})

test('a task given back for good frees its place and is never offered again, not even when asked for', async () => {
  const { projectId, ana } = await begin(['T2'])
  const again = { want: 1, have: [], again: true }
  const [task] = (await next(ana, projectId)).tasks
  await finish(ana, task?.assignmentId ?? '', 'return')
  const [same] = (await ana.ok('task.next', { params: { projectId }, body: again })).tasks
  expect(same?.assignmentId).toBe(task?.assignmentId)
  await finish(ana, task?.assignmentId ?? '', 'return-for-good')
  expect(await ana.ok('task.next', { params: { projectId }, body: again })).toMatchObject({ tasks: [], givenBack: 0 })
  const { held } = await server.db
    .selectFrom('task')
    .select('held')
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow()
  expect(held).toBe(0)
})
