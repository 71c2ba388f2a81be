import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { ProjectState } from '#contract/basics.ts'
import type { Client } from '../support/api.ts'
import { joinAll, makeCrowd } from '../support/crowd.ts'
import { importTable } from '../support/imports.ts'
import { doTask, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

type Options = Parameters<typeof makeProject>[2]

/** A project with so many annotators. */
async function stage(people: number, options: Options = {}, membership: Parameters<typeof joinAll>[3] = {}) {
  const projectId = await makeProject(server, owner, options)
  const crowd = await makeCrowd(server, people)
  await joinAll(server, projectId, crowd, membership)
  return { projectId, crowd: crowd as [Client, Client, Client, Client, Client] }
}

const finish = (client: Client, assignmentId: string, outcome: 'submit' | 'defer' | 'return' | 'reopen') =>
  client.ok('assignment.finish', { params: { assignmentId }, body: { outcome, madeAt: '2026-11-24T09:00:00.000Z' } })
const first = async (client: Client, projectId: string) => {
  const [task] = (await next(client, projectId)).tasks
  if (!task) throw new Error('no task')
  return task
}
const taskRows = (projectId: string) =>
  server.db.selectFrom('task').selectAll().where('project_id', '=', projectId).orderBy('position').execute()

describe('what is left, and why', () => {
  test('what somebody gave back is said, comes only when asked for, and is never lost', async () => {
    const { projectId, crowd } = await stage(1, { queries: 2 })
    const [ana] = crowd
    await finish(ana, (await first(ana, projectId)).assignmentId, 'return')
    await doTask(ana, await first(ana, projectId))
    expect(await next(ana, projectId)).toMatchObject({ tasks: [], state: 'nothing-for-you', givenBack: 1 })
    const again = await ana.ok('task.next', { params: { projectId }, body: { want: 1, have: [], again: true } })
    expect(again.tasks.map(({ query }) => query.text)).toEqual(['query 1'])
    await doTask(ana, again.tasks[0] as never)
    expect(await next(ana, projectId)).toMatchObject({ state: 'all-done', givenBack: 0, submitted: 2 })
  })

  test('tasks that were fetched ahead and never opened come back to their person', async () => {
    const { projectId, crowd } = await stage(1, { queries: 3 })
    const [ana] = crowd
    const before = (await next(ana, projectId, 3)).tasks.map((task) => task.assignmentId)
    server.pass(24 * 60)
    const after = (await next(ana, projectId, 3)).tasks.map((task) => task.assignmentId)
    expect(after).toEqual(before)
    expect((await taskRows(projectId)).map((row) => [row.held, row.done])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ])
  })

  test('only a pilot and production hand out work', async () => {
    const { projectId, crowd } = await stage(1)
    const given = async (state: ProjectState) => {
      await server.db.updateTable('project').set({ state }).where('id', '=', projectId).execute()
      const { tasks, state: told } = await next(crowd[0], projectId)
      return [tasks.length, told]
    }
    for (const state of ['requested', 'designing', 'delivered', 'closed'] as const)
      expect(await given(state), state).toEqual([0, 'paused'])
    for (const state of ['pilot', 'production'] as const) expect(await given(state), state).toEqual([1, 'more'])
  })
})

describe('what nobody is given', () => {
  const rows = () =>
    stageRows(3, 2).map((row, i) => ({
      ...row,
      ...(i === 0 && { categories: ['sexual', 'violence'] }),
      ...(i === 2 && { author: 'Cat Channel' }),
    }))

  test('a task with a category one opted out of: not the open one, not another, and it is said', async () => {
    const { projectId, crowd } = await stage(2, { rows: rows() })
    const [ana, ben] = crowd
    const open = await first(ana, projectId)
    expect(open.query.text).toBe('query 1')
    await ana.ok('me.keepAway', { body: { categories: ['violence'], authors: [] } })
    expect((await taskRows(projectId))[0]).toMatchObject({ held: 0, done: 0 })
    const given = (await next(ana, projectId, 5)).tasks
    expect(given.map(({ query }) => query.text)).toEqual(['query 2', 'query 3'])
    for (const task of given) await doTask(ana, task)
    expect(await next(ana, projectId)).toMatchObject({ tasks: [], state: 'nothing-for-you' })
    expect((await first(ben, projectId)).query.text).toBe('query 1')
    // Nobody else can read what she opted out of, and she can take it back.
    expect(await ben.ok('me.keptAway')).toEqual({ categories: [], authors: [] })
    expect(await ana.ok('me.keptAway')).toEqual({ categories: ['violence'], authors: [] })
  })

  test('never-had tasks with such a category are counted as kept away', async () => {
    const { projectId, crowd } = await stage(1, { rows: rows() })
    const [ana] = crowd
    await ana.ok('me.keepAway', { body: { categories: ['sexual'], authors: ['cat channel '] } })
    const given = (await next(ana, projectId, 5)).tasks
    expect(given.map(({ query }) => query.text)).toEqual(['query 3'])
    await doTask(ana, given[0] as never)
    expect(await next(ana, projectId)).toMatchObject({
      state: 'nothing-for-you',
      optedOut: 1,
      ownContent: 1,
      waiting: 0,
    })
    await ana.ok('me.keepAway', { body: { categories: [], authors: [] } })
    expect((await next(ana, projectId, 5)).tasks).toHaveLength(2)
  })

  test('unknown categories are refused, from people and from files', async () => {
    const { projectId, crowd } = await stage(1)
    const wrong = await crowd[0].request('/api/me/kept-away', {
      method: 'PUT',
      body: JSON.stringify({ categories: ['kittens'], authors: [] }),
    })
    expect(wrong.status).toBe(400)
    const head = 'query,docid,title,safety_categories\n'
    expect(await importTable(owner, projectId, 'a.csv', `${head}a,1,A,kittens\n`)).toMatchObject({
      state: 'refused',
      bad: [{ problem: 'unknown-category', detail: 'kittens' }],
    })
    await importTable(owner, projectId, 'b.csv', `${head}a,1,A,sexual;hate\nb,1,B,\n`)
    const { rows: stored } =
      await sql`select categories from result where project_id = ${projectId} and title in ('A', 'B') order by title`.execute(
        server.db,
      )
    expect(stored).toEqual([{ categories: ['sexual', 'hate'] }, { categories: [] }])
  })
})

describe('leases', () => {
  test('follow the project’s speed once it is known, and are renewed for all that is in hand', async () => {
    const { projectId, crowd } = await stage(3, { queries: 30, results: 1 })
    const [ana, ben] = crowd
    const minutes = (until: string) => (new Date(until).getTime() - server.clock.now.getTime()) / 60_000
    for (let n = 0; n < 20; n++) {
      const task = await first(ana, projectId)
      expect(minutes(task.leasedUntil)).toBe(30)
      const labels = [labelFor(task, 0, { activeMs: (n < 10 ? 6 : 50) * 60_000 })]
      await ana.ok('label.save', { body: { labels } })
      await finish(ana, task.assignmentId, 'submit')
    }
    // The lower median of ten sixes and ten fifties is six minutes; three of them are eighteen.
    const [one, two] = (await next(ben, projectId, 2)).tasks
    expect([one, two].map((task) => minutes(task?.leasedUntil ?? ''))).toEqual([18, 24])
    server.pass(15)
    const { leasedUntil } = await ben.ok('assignment.renew', { params: { assignmentId: one?.assignmentId ?? '' } })
    expect(minutes(leasedUntil)).toBe(18)
    const { rows } = await sql<{
      until: Date
    }>`select leased_until as until from assignment where id = ${two?.assignmentId}`.execute(server.db)
    expect(minutes(rows[0]?.until.toISOString() ?? '')).toBe(18)
    // Whoever labels keeps the task without asking.
    server.pass(16)
    await ben.ok('label.save', { body: { labels: [labelFor(one as never, 0)] } })
    server.pass(10)
    expect((await next(ben, projectId, 1)).tasks[0]).toMatchObject({
      assignmentId: one?.assignmentId,
      labels: [{ value: 2 }],
    })
  })
})

describe('order', () => {
  test('priority first, then what others have begun, then age', async () => {
    const { projectId, crowd } = await stage(3, { queries: 4, overlap: 2 })
    const [ana, ben, eva] = crowd
    const [one, two, three] = (await next(ana, projectId, 3)).tasks
    await doTask(ana, three as never)
    await finish(ana, one?.assignmentId ?? '', 'return')
    await finish(ana, two?.assignmentId ?? '', 'return')
    expect((await next(ben, projectId, 4)).tasks.map(({ query }) => query.text)).toEqual([
      'query 3',
      'query 1',
      'query 2',
      'query 4',
    ])
    await sql`update task set priority = 1 where project_id = ${projectId} and position = 4`.execute(server.db)
    expect((await next(eva, projectId, 1)).tasks.map(({ query }) => query.text)).toEqual(['query 4'])
  })

  test('languages and markets of the membership, mixed', async () => {
    const rows = [...stageRows(2, 1), ...stageRows(2, 1, { language: 'de', market: 'DE' })]
    const { projectId, crowd } = await stage(1, { rows }, { languages: ['de', 'en'], markets: ['DE'] })
    const given = (await next(crowd[0], projectId, 5)).tasks
    expect(given.map(({ query }) => query.language)).toEqual(['de', 'de'])
  })
})

describe('overlap changed on the way', () => {
  test('fewer throw nothing away, more open tasks again, adjudicated ones stay closed', async () => {
    const { projectId, crowd } = await stage(3, { queries: 2, overlap: 2 })
    const [ana, ben, eva] = crowd
    const [one, two] = (await next(ana, projectId, 2)).tasks
    const [same] = (await next(ben, projectId, 1)).tasks
    await doTask(ana, one as never)
    await doTask(ana, two as never)
    const change = (overlap: number) => owner.ok('project.update', { params: { projectId }, body: { overlap } })
    await change(1)
    // Ben is at it already: his labels are kept, and his place was his.
    await doTask(ben, same as never)
    expect((await taskRows(projectId)).map((row) => [row.held, row.done])).toEqual([
      [0, 2],
      [0, 1],
    ])
    expect(await next(eva, projectId)).toMatchObject({ tasks: [], state: 'all-done' })
    await sql`update task set state = 'adjudicated' where project_id = ${projectId} and position = 2`.execute(server.db)
    await change(3)
    expect((await next(eva, projectId, 5)).tasks.map(({ query }) => query.text)).toEqual(['query 1'])
  })
})
