import { describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import type { Client } from '../support/api.ts'
import { joinAll, makeCrowd } from '../support/crowd.ts'
import { doTask, makeProject, next } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

type Options = NonNullable<Parameters<typeof makeProject>[2]>

/** Projects by name, and annotators of all of them. */
async function stage<N extends string>(projects: Record<N, Options>, people = 1) {
  const ids = {} as Record<N, string>
  const crowd = await makeCrowd(server, people)
  for (const name of Object.keys(projects) as N[]) {
    ids[name] = await makeProject(server, owner, { name, results: 1, ...projects[name] })
    await joinAll(server, ids[name], crowd)
  }
  const nameOf = ({ projectId }: TaskView) => (Object.keys(ids) as N[]).find((name) => ids[name] === projectId)
  return { ids, crowd: crowd as [Client, Client], nameOf }
}

const nextAny = (client: Client, want = 1, have: string[] = [], again = false) =>
  client.ok('task.nextAny', { body: { want, have, again } })
const finish = (client: Client, assignmentId: string, outcome: 'defer' | 'return') =>
  client.ok('assignment.finish', { params: { assignmentId }, body: { outcome, madeAt: '2026-11-24T09:00:00.000Z' } })

/** Works until nothing comes, a minute per task, and answers the names of the projects in the order in which they came. */
async function work<N extends string>(client: Client, nameOf: (task: TaskView) => N | undefined, most = 100) {
  const met: (N | undefined)[] = []
  while (met.length < most) {
    const [task] = (await nextAny(client)).tasks
    if (!task) break
    met.push(nameOf(task))
    await doTask(client, task)
    server.pass(1)
  }
  return met
}

describe('which project comes', () => {
  test('the one with the highest priority, until nothing is left there', async () => {
    const { crowd, nameOf } = await stage({
      low: { queries: 2, priority: 1 },
      high: { queries: 3, priority: 7 },
      middle: { queries: 1, priority: 4 },
    })
    expect(await work(crowd[0], nameOf)).toEqual(['high', 'high', 'high', 'middle', 'low', 'low'])
  })

  test('in turn where priority is equal, whatever their sizes: none waits longer than for the others once', async () => {
    const { crowd, nameOf } = await stage({ big: { queries: 6 }, small: { queries: 1 }, mid: { queries: 3 } })
    const met = await work(crowd[0], nameOf)
    expect(met).toHaveLength(10)
    expect(met.slice(0, 3).sort()).toEqual(['big', 'mid', 'small'])
    expect(met.slice(3, 5).sort()).toEqual(['big', 'mid'])
    expect(met.slice(5, 7).sort()).toEqual(['big', 'mid'])
    expect(met.slice(7)).toEqual(['big', 'big', 'big'])
  })

  test('in turn within one answer too, and on from there in the next', async () => {
    const { crowd, nameOf } = await stage({ a: { queries: 5 }, b: { queries: 5 }, c: { queries: 5 } })
    const first = (await nextAny(crowd[0], 2)).tasks
    server.pass(1)
    const have = first.map(({ assignmentId }) => assignmentId)
    const second = (await nextAny(crowd[0], 4, have)).tasks
    const met = [...first, ...second].map(nameOf)
    expect(met.slice(0, 3).sort()).toEqual(['a', 'b', 'c'])
    expect(met.slice(3)).toEqual(met.slice(0, 3))
    expect(new Set([...have, ...second.map(({ assignmentId }) => assignmentId)]).size).toBe(6)
  })

  test('a project that was worked on by itself stands back; one that joins late comes first but not alone', async () => {
    const { ids, crowd, nameOf } = await stage({ a: { queries: 6 }, b: { queries: 6 } })
    for (let i = 0; i < 3; i++) {
      const [task] = (await next(crowd[0], ids.a)).tasks
      if (task) await doTask(crowd[0], task)
      server.pass(1)
    }
    expect(await work(crowd[0], nameOf, 3)).toEqual(['b', 'a', 'b'])
    const late = await makeProject(server, owner, { name: 'late', queries: 9, results: 1 })
    await joinAll(server, late, crowd)
    const met = await work(crowd[0], (task) => (task.projectId === late ? 'late' : nameOf(task)), 6)
    expect(met).toEqual(['late', 'a', 'b', 'late', 'a', 'b'])
  })

  test('nothing from where the person does not label, and nothing from what is delivered', async () => {
    const { ids, crowd, nameOf } = await stage({ here: { queries: 1 }, done: { queries: 2, priority: 9 } })
    await makeProject(server, owner, { queries: 2, priority: 9 })
    await server.db.updateTable('project').set({ state: 'delivered' }).where('id', '=', ids.done).execute()
    await server.db
      .updateTable('membership')
      .set({ roles: ['reviewer'] })
      .where('project_id', '=', ids.here)
      .where('person_id', '=', crowd[0].id)
      .execute()
    expect(await nextAny(crowd[0])).toMatchObject({ tasks: [], state: 'paused' })
    await joinAll(server, await makeProject(server, owner, { queries: 1, results: 1 }), crowd)
    expect(await work(crowd[0], nameOf)).toEqual([undefined])
  })
})

describe('own tasks', () => {
  test('come before new ones of a more important project, begun ones first, and none twice', async () => {
    const { ids, crowd, nameOf } = await stage({
      a: { queries: 3 },
      b: { queries: 3 },
      urgent: { queries: 3, priority: 9 },
    })
    const [ana] = crowd
    const [a] = (await next(ana, ids.a)).tasks
    server.pass(1)
    const [b] = (await next(ana, ids.b)).tasks
    const { tasks } = await nextAny(ana, 4)
    expect(tasks.map(nameOf)).toEqual(['a', 'b', 'urgent', 'urgent'])
    expect(tasks.slice(0, 2).map(({ assignmentId }) => assignmentId)).toEqual([a?.assignmentId, b?.assignmentId])
    const have = tasks.map(({ assignmentId }) => assignmentId)
    const more = (await nextAny(ana, 5, have)).tasks
    expect(more.filter(({ assignmentId }) => have.includes(assignmentId))).toEqual([])
    expect(more.map(nameOf)).toEqual(['urgent', 'a', 'b', 'a', 'b'])
  })

  test('what was put off comes when nothing else is left anywhere, what was given back when asked for', async () => {
    const { ids, crowd, nameOf } = await stage({ a: { queries: 2 }, b: { queries: 1 } })
    const [ana] = crowd
    const [off] = (await next(ana, ids.a)).tasks
    await finish(ana, off?.assignmentId ?? '', 'defer')
    const [back] = (await next(ana, ids.b)).tasks
    await finish(ana, back?.assignmentId ?? '', 'return')
    const [other] = (await nextAny(ana)).tasks
    expect([other && nameOf(other), other?.assignmentId]).not.toEqual(['a', off?.assignmentId])
    expect((await nextAny(ana, 1, [other?.assignmentId ?? ''])).tasks).toEqual([])
    if (other) await doTask(ana, other)
    const [early] = (await nextAny(ana)).tasks
    expect(early?.assignmentId).toBe(off?.assignmentId)
    if (early) await doTask(ana, early)
    expect(await nextAny(ana)).toMatchObject({ tasks: [], state: 'nothing-for-you', givenBack: 1, submitted: 2 })
    expect((await nextAny(ana, 1, [], true)).tasks.map(({ assignmentId }) => assignmentId)).toEqual([
      back?.assignmentId,
    ])
  })
})

describe('what is said when nothing comes', () => {
  test('all done only when every project is; what others hold is said, with the first moment', async () => {
    const { ids, crowd } = await stage({ a: { queries: 1 }, b: { queries: 1 }, none: { queries: 0 } }, 2)
    const [ana, ben] = crowd
    const [held] = (await next(ben, ids.b)).tasks
    const [task] = (await nextAny(ana)).tasks
    if (task) await doTask(ana, task)
    expect(await nextAny(ana)).toMatchObject({
      ...{ tasks: [], state: 'with-others', withOthers: 1, waiting: 0, submitted: 1 },
      until: (await next(ana, ids.b)).until,
    })
    if (held) await doTask(ben, held)
    expect(await nextAny(ana)).toMatchObject({ state: 'all-done', withOthers: 0, until: null, submitted: 1 })
  })

  test('counts are those of the projects together', async () => {
    const { crowd } = await stage({ a: { queries: 4 }, b: { queries: 3 } })
    expect(await nextAny(crowd[0], 2)).toMatchObject({ state: 'more', waiting: 5, submitted: 0 })
  })

  test('a person without a project is told that there are no tasks, and nobody signed in nothing at all', async () => {
    const [lone] = await makeCrowd(server, 1)
    expect(await nextAny(lone as Client)).toMatchObject({ tasks: [], state: 'no-tasks', waiting: 0, gates: [] })
    const refused = await server.stranger().call('task.nextAny', { body: { want: 1, have: [] } })
    expect(refused.status).toBe(401)
    const bad = await (lone as Client).call('task.nextAny', { body: { want: 6, have: [] } })
    expect(bad.status).toBe(400)
  })
})

test('tabs that ask at once take no place twice, and none of them is told that nothing is left', async () => {
  const { ids, crowd } = await stage({ a: { queries: 2 }, b: { queries: 1 } })
  const answers = await Promise.all([1, 2, 3].map(() => nextAny(crowd[0], 3)))
  const rows = await server.db
    .selectFrom('assignment')
    .select(['task_id', 'person_id'])
    .where('project_id', 'in', [ids.a, ids.b])
    .execute()
  expect(new Set(rows.map(({ task_id }) => task_id)).size).toBe(rows.length)
  expect(answers.map(({ tasks, state }) => [tasks.length > 0, state])).toEqual(answers.map(() => [true, 'more']))
  const tasks = await server.db
    .selectFrom('task')
    .select(['held', 'done', 'overlap'])
    .where('project_id', 'in', [ids.a, ids.b])
    .execute()
  expect(tasks.filter(({ held, done, overlap }) => held + done > overlap)).toEqual([])
})
