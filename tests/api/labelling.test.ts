import { describe, expect, test } from 'vitest'
import { newId } from '#server/deps.ts'
import type { Client } from '../support/api.ts'
import { annotator, doTask, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

const madeAt = '2026-11-24T09:00:00.000Z'
const finish = (client: Client, assignmentId: string, outcome: 'submit' | 'defer' | 'return' | 'reopen') =>
  client.call('assignment.finish', { params: { assignmentId }, body: { outcome, madeAt } })

describe('getting tasks', () => {
  test('each task goes out once at overlap 1, and "nothing left" is said honestly', async () => {
    const projectId = await makeProject(server, owner, { queries: 3 })
    const [ana, ben] = [await annotator(server, projectId, 'Ana One'), await annotator(server, projectId, 'Ben One')]
    const first = await next(ana, projectId, 2)
    expect(first.tasks.map((task) => task.query.text)).toEqual(['query 1', 'query 2'])
    const second = await next(ben, projectId, 2)
    expect(second.tasks.map((task) => task.query.text)).toEqual(['query 3'])
    await doTask(ben, second.tasks[0] as never)
    const nothing = await next(ben, projectId, 2)
    expect(nothing).toMatchObject({
      tasks: [],
      state: 'with-others',
      withOthers: 2,
      submitted: 1,
      until: '2026-11-24T09:30:00.000Z',
    })
    for (const task of first.tasks) await doTask(ana, task)
    expect(await next(ben, projectId)).toMatchObject({ tasks: [], state: 'all-done', withOthers: 0 })
  })

  test('a person gets the same open tasks again, and prefetched ones are not sent twice', async () => {
    const projectId = await makeProject(server, owner, { queries: 4 })
    const ana = await annotator(server, projectId, 'Ana Two')
    const { tasks } = await next(ana, projectId, 3)
    expect(tasks).toHaveLength(3)
    const again = await next(ana, projectId, 3)
    expect(again.tasks.map((task) => task.assignmentId)).toEqual(tasks.map((task) => task.assignmentId))
    const more = await next(
      ana,
      projectId,
      3,
      tasks.map((task) => task.assignmentId),
    )
    expect(more.tasks.map((task) => task.query.text)).toEqual(['query 4'])
  })

  test('language and market of the membership are kept', async () => {
    const projectId = await makeProject(server, owner, { queries: 2 })
    const german = await annotator(server, projectId, 'Greta Only', { languages: ['de'] })
    expect(await next(german, projectId)).toMatchObject({ tasks: [], waiting: 0 })
    const other = await annotator(server, projectId, 'Mark Et', { markets: ['GB'] })
    expect((await next(other, projectId)).tasks).toEqual([])
  })

  test('what waits is counted to the last for whoever begins, and to 100 beside tasks in hand', async () => {
    const projectId = await makeProject(server, owner, { results: 1, rows: stageRows(105, 1), overlap: 1 })
    const one = await annotator(server, projectId, 'Counted')
    const { tasks, waiting } = await next(one, projectId)
    expect(waiting).toBe(104)
    const have = tasks.map(({ assignmentId }) => assignmentId)
    expect(await next(one, projectId, 1, have)).toMatchObject({ waiting: 100, state: 'more' })
  })

  test('30 people at once with overlap 3: never 4, never two to one person', async () => {
    const projectId = await makeProject(server, owner, { queries: 5, overlap: 3 })
    const people = await Promise.all(Array.from({ length: 12 }, (_, i) => annotator(server, projectId, `Crowd ${i}`)))
    const answers = await Promise.all([...people, ...people].map((person) => next(person, projectId, 2)))
    expect(answers.every((answer) => answer.tasks.length <= 2)).toBe(true)
    const rows = await server.db
      .selectFrom('assignment')
      .select(['task_id', 'person_id'])
      .where('project_id', '=', projectId)
      .execute()
    expect(rows).toHaveLength(15)
    expect(new Set(rows.map((row) => `${row.task_id} ${row.person_id}`)).size).toBe(15)
    const tasks = await server.db
      .selectFrom('task')
      .select(['held', 'done'])
      .where('project_id', '=', projectId)
      .execute()
    expect(tasks.map((task) => task.held + task.done)).toEqual([3, 3, 3, 3, 3])
  })

  test('a lease that ran out frees the place; late labels are kept, as surplus once it is filled', async () => {
    const projectId = await makeProject(server, owner, { queries: 1 })
    const [late, quick] = [
      await annotator(server, projectId, 'Late One'),
      await annotator(server, projectId, 'Quick One'),
    ]
    const task = (await next(late, projectId)).tasks[0] as never
    server.pass(31)
    const taken = (await next(quick, projectId)).tasks[0]
    expect(taken?.query.text).toBe('query 1')
    const { receipts } = await late.ok('label.save', { body: { labels: [labelFor(task, 0)] } })
    expect(receipts[0]).toMatchObject({ surplus: true })
  })

  test('a lapsed task with labels in it comes back to its person while the place is free', async () => {
    const projectId = await makeProject(server, owner, { queries: 1 })
    const ana = await annotator(server, projectId, 'Ana Lapse')
    const task = (await next(ana, projectId)).tasks[0] as never
    await ana.ok('label.save', { body: { labels: [labelFor(task, 0, { value: 3 })] } })
    server.pass(45)
    const back = (await next(ana, projectId)).tasks[0]
    expect(back?.labels).toMatchObject([{ value: 3, dimension: 'relevance' }])
    expect((await ana.ok('label.save', { body: { labels: [labelFor(task, 1)] } })).receipts[0]?.surplus).toBe(false)
  })

  test('a deferred task comes back when its time is up, or when nothing else is left', async () => {
    const projectId = await makeProject(server, owner, { queries: 2 })
    const ana = await annotator(server, projectId, 'Ana Defers')
    const [one] = (await next(ana, projectId)).tasks
    expect((await finish(ana, one?.assignmentId ?? '', 'defer')).body).toEqual({ state: 'deferred' })
    const [two] = (await next(ana, projectId)).tasks
    expect(two?.query.text).toBe('query 2')
    await doTask(ana, two as never)
    expect((await next(ana, projectId)).tasks[0]?.query.text).toBe('query 1')
  })
})

describe('storing labels', () => {
  test('the same label twice is stored once; its id with another body is refused with 409', async () => {
    const projectId = await makeProject(server, owner)
    const ana = await annotator(server, projectId, 'Ana Three')
    const task = (await next(ana, projectId)).tasks[0] as never
    const label = labelFor(task, 0)
    const first = await ana.ok('label.save', { body: { labels: [label] } })
    const second = await ana.ok('label.save', { body: { labels: [label] } })
    expect(second).toEqual(first)
    const changed = await ana.call('label.save', { body: { labels: [{ ...label, value: 0 }] } })
    expect(changed).toMatchObject({ status: 409, error: { id: 'label-id-taken', details: { ids: [label.id] } } })
    const stored = await server.db.selectFrom('label').selectAll().where('id', '=', label.id).execute()
    expect(stored).toHaveLength(1)
  })

  test('what one person made is not stored as another’s who has signed in since', async () => {
    const projectId = await makeProject(server, owner)
    const ana = await annotator(server, projectId, 'Ana Meant')
    const ben = await annotator(server, projectId, 'Ben Meant')
    const task = (await next(ana, projectId)).tasks[0] as never
    const body = JSON.stringify({ labels: [labelFor(task, 0)] })
    const save = async (as: string) => {
      const answer = await ana.request('/api/labels', { method: 'POST', body, headers: { 'x-touchstone-person': as } })
      return [answer.status, ((await answer.json()) as { id?: string }).id]
    }
    expect(await save(ben.id)).toEqual([403, 'other-person'])
    expect(await save(ana.id)).toEqual([200, undefined])
  })

  test('seq runs per person, and the last label of a result is in force', async () => {
    const projectId = await makeProject(server, owner)
    const ana = await annotator(server, projectId, 'Ana Four')
    const task = (await next(ana, projectId)).tasks[0] as never
    const labels = [labelFor(task, 0, { value: 1 }), labelFor(task, 1, { value: 0 }), labelFor(task, 0, { value: 3 })]
    const { receipts } = await ana.ok('label.save', { body: { labels } })
    expect(receipts.map((receipt) => receipt.seq)).toEqual([1, 2, 3])
    const back = await ana.ok('assignment.get', { params: { assignmentId: labels[0]?.assignmentId ?? '' } })
    expect(back.labels.map((label) => label.value).sort()).toEqual([0, 3])
  })

  test('undo appends a retraction', async () => {
    const projectId = await makeProject(server, owner)
    const ana = await annotator(server, projectId, 'Ana Five')
    const task = (await next(ana, projectId)).tasks[0] as never
    await ana.ok('label.save', { body: { labels: [labelFor(task, 0)] } })
    await ana.ok('label.save', { body: { labels: [labelFor(task, 0, { kind: 'retraction', value: null })] } })
    const [back] = (await next(ana, projectId)).tasks
    expect(back?.labels).toEqual([])
    expect(await server.db.selectFrom('label').select('id').where('project_id', '=', projectId).execute()).toHaveLength(
      2,
    )
  })

  test('what cannot be stored is named, and nothing of its batch is stored', async () => {
    const projectId = await makeProject(server, owner)
    const [ana, ben] = [await annotator(server, projectId, 'Ana Six'), await annotator(server, projectId, 'Ben Six')]
    const task = (await next(ana, projectId)).tasks[0] as never
    const theirs = (await next(ben, projectId)).tasks[0] as never
    const good = labelFor(task, 0)
    const bad = [
      { label: labelFor(theirs, 0), reason: 'unknown-assignment' },
      { label: labelFor(task, 0, { subject: 'nowhere' }), reason: 'unknown-subject' },
      { label: labelFor(task, 0, { value: 9 }), reason: 'unknown-grade' },
      { label: labelFor(task, 0, { value: null }), reason: 'bad-label' },
      { label: labelFor(task, 0, { kind: 'cannot-judge', value: null }), reason: 'bad-label' },
    ]
    const outcome = await ana.call('label.save', { body: { labels: [good, ...bad.map(({ label }) => label)] } })
    expect(outcome).toMatchObject({ status: 422, error: { id: 'labels-refused' } })
    expect(outcome.error.details).toEqual({ refused: bad.map(({ label, reason }) => ({ id: label.id, reason })) })
    expect(await server.db.selectFrom('label').select('id').where('project_id', '=', projectId).execute()).toEqual([])
  })

  test('a stored label cannot be changed or deleted, not even in the database', async () => {
    await expect(server.db.updateTable('label').set({ value: 0 }).execute()).rejects.toThrow('append-only')
    await expect(server.db.deleteFrom('label').execute()).rejects.toThrow('append-only')
  })
})

describe('finishing', () => {
  test('a task with gaps cannot be submitted; a submitted one can be reopened and corrected', async () => {
    const projectId = await makeProject(server, owner)
    const ana = await annotator(server, projectId, 'Ana Seven')
    const task = (await next(ana, projectId)).tasks[0]
    const id = task?.assignmentId ?? ''
    await ana.ok('label.save', { body: { labels: [labelFor(task as never, 0)] } })
    expect(await finish(ana, id, 'submit')).toMatchObject({
      status: 409,
      error: { id: 'task-incomplete', details: { missing: 1 } },
    })
    await ana.ok('label.save', {
      body: { labels: [labelFor(task as never, 1, { kind: 'cannot-judge', value: null, reason: 'gone' })] },
    })
    expect((await finish(ana, id, 'submit')).body).toEqual({ state: 'submitted' })
    expect((await finish(ana, id, 'submit')).body).toEqual({ state: 'submitted' })
    await ana.ok('label.save', { body: { labels: [labelFor(task as never, 0, { value: 0 })] } })
    expect((await finish(ana, id, 'reopen')).body).toEqual({ state: 'active' })
    const [row] = await server.db
      .selectFrom('task')
      .select(['held', 'done'])
      .where('project_id', '=', projectId)
      .where('held', '=', 1)
      .execute()
    expect(row).toEqual({ held: 1, done: 0 })
  })

  test('a task given back goes to others', async () => {
    const projectId = await makeProject(server, owner, { queries: 1 })
    const [ana, ben] = [await annotator(server, projectId, 'Ana Back'), await annotator(server, projectId, 'Ben Back')]
    const [task] = (await next(ana, projectId)).tasks
    await finish(ana, task?.assignmentId ?? '', 'return')
    expect((await next(ben, projectId)).tasks).toHaveLength(1)
  })

  test('required explanations are required', async () => {
    const projectId = await makeProject(server, owner, { queries: 1, results: 1, explain: 'required' })
    const ana = await annotator(server, projectId, 'Ana Explains')
    const task = (await next(ana, projectId)).tasks[0]
    await ana.ok('label.save', { body: { labels: [labelFor(task as never, 0)] } })
    expect((await finish(ana, task?.assignmentId ?? '', 'submit')).status).toBe(409)
    await ana.ok('label.save', {
      body: { labels: [labelFor(task as never, 0, { explanation: 'It shows the repair.' })] },
    })
    expect((await finish(ana, task?.assignmentId ?? '', 'submit')).status).toBe(200)
  })
})

describe('what an annotator may know', () => {
  test('two annotators of one task see different ids, and nothing of each other', async () => {
    const projectId = await makeProject(server, owner, { queries: 1, overlap: 2 })
    const [ana, ben] = [
      await annotator(server, projectId, 'Ana Blind'),
      await annotator(server, projectId, 'Ben Blind'),
    ]
    const mine = (await next(ana, projectId)).tasks[0]
    await ana.ok('label.save', { body: { labels: [labelFor(mine as never, 0, { value: 3 })] } })
    const theirs = (await next(ben, projectId)).tasks[0]
    expect(theirs?.labels).toEqual([])
    expect(theirs?.results.some((result) => mine?.results.some((other) => other.id === result.id))).toBe(false)
    expect((await ben.call('assignment.get', { params: { assignmentId: mine?.assignmentId ?? '' } })).status).toBe(404)
    expect((await finish(ben, mine?.assignmentId ?? '', 'return')).status).toBe(404)
  })

  test('a result of treatment T2 leaves the server as a card', async () => {
    const rows = stageRows(1, 2).map((row, i) =>
      i === 0
        ? {
            ...row,
            treatment: 'T2' as const,
            title: 'CANARY title',
            snippet: 'CANARY snippet',
            text: 'CANARY text',
            url: 'https://canary.example',
          }
        : row,
    )
    const projectId = await makeProject(server, owner, { rows })
    const ana = await annotator(server, projectId, 'Ana Masked')
    const answer = await ana.request(`/api/projects/${projectId}/tasks/next`, {
      method: 'POST',
      body: JSON.stringify({ want: 1, have: [] }),
    })
    const text = await answer.text()
    expect(text).not.toMatch(/canary/i)
    expect(JSON.parse(text).tasks[0].results[0]).toMatchObject({
      masked: true,
      treatment: 'T2',
      title: '',
      media: null,
    })
  })

  test('history shows own work only', async () => {
    const projectId = await makeProject(server, owner, { queries: 2 })
    const [ana, ben] = [await annotator(server, projectId, 'Ana Past'), await annotator(server, projectId, 'Ben Past')]
    await doTask(ana, (await next(ana, projectId)).tasks[0] as never)
    const mine = await ana.ok('history.get')
    expect(mine.rows).toMatchObject([
      { query: 'query 1', state: 'submitted', labels: 2, results: 2, correctable: true },
    ])
    expect(mine.today).toEqual({ tasks: 1, labels: 2 })
    expect((await ben.ok('history.get')).rows).toEqual([])
    expect((await ana.call('history.get', { query: { after: 'x' } })).status).toBe(400)
    expect((await ana.call('history.get', { query: { projectId: newId() } })).body.rows).toEqual([])
  })
})
