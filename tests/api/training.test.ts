import { beforeEach, describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import type { Client } from '../support/api.ts'
import { answer, makeGold, resultsOf } from '../support/gold.ts'
import { annotator, ingest, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'
import { oneTask, pool, rightGrade } from '../support/training.ts'

let projectId: string
let ana: Client
let n = 0
const { server, owner } = await served()

/** Six queries of two results; the first two are the course. */
beforeEach(async () => {
  projectId = await makeProject(server, owner, { queries: 6, requireTraining: true })
  await pool(server, owner, projectId, { pool: 'training', queries: 2, reason: 'Because.', clause: null })
  n += 1
  ana = await annotator(server, projectId, `Ana ${n}`)
})

const label = (task: TaskView, at: number, value: number) =>
  ana.ok('label.save', { body: { labels: [labelFor(task, at, { value })] } })
const check = (task: TaskView, at: number, who = ana) =>
  who.call('assignment.check', {
    params: { assignmentId: task.assignmentId },
    body: { subject: task.results[at]?.id ?? '' },
  })
const rows = async () => (await owner.ok('training.people', { params: { projectId } })).rows
const rowOf = async (client: Client, language = 'en') =>
  (await rows()).find((row) => row.personId === client.id && row.language === language)

describe('the course', () => {
  test('comes before the work, says so, and nothing of its answers is in the task', async () => {
    const before = await next(ana, projectId, 3)
    expect(before.tasks.map(({ query, course }) => [query.text, course?.kind, course?.all])).toEqual([
      ['query 1', 'training', 4],
      ['query 2', 'training', 4],
    ])
    expect(before.gates).toEqual([{ language: 'en', state: 'training', items: 4, attemptsLeft: 0, ask: [] }])
    expect([before.waiting, (await ana.ok('project.list')).projects[0]?.gates[0]?.state]).toEqual([0, 'training'])
    expect(JSON.stringify(before.tasks)).not.toMatch(/Because|gold|isRight|tolerance/)
  })

  test('answers at once to an own label, and to nothing else', async () => {
    const task = await oneTask(ana, projectId)
    expect((await check(task, 0)).status).toBe(404)
    await label(task, 0, 2)
    expect((await check(task, 0)).body).toEqual({
      ...{ isRight: false, own: 2, value: 3, tolerance: 0, reason: 'Because.', clause: null },
    })
    expect((await check(task, 1)).status).toBe(404)
    const ben = await annotator(server, projectId, `Ben ${n}`)
    for (const who of [ben, owner]) expect((await check(task, 0, who)).error.id).toBe('not-found')
  })

  test('counts the first label; the grade can be changed after reading', async () => {
    const task = await oneTask(ana, projectId)
    await label(task, 0, 0)
    await label(task, 0, 3)
    expect((await check(task, 0)).body).toMatchObject({ isRight: false, own: 0, value: 3 })
    const again = await ana.ok('assignment.get', { params: { assignmentId: task.assignmentId } })
    expect(again.labels.map(({ value }) => value)).toEqual([3])
  })

  test('ends when enough first answers are right: then there is work, and a notice', async () => {
    for (let i = 0; i < 2; i++) {
      const task = await oneTask(ana, projectId)
      await answer(ana, task, (at) => rightGrade(task, at))
    }
    const after = await next(ana, projectId, 5)
    expect(after.tasks.map(({ query, course }) => [query.text, course])).toEqual(
      [3, 4, 5, 6].map((query) => [`query ${query}`, null]),
    )
    expect(after.gates).toEqual([])
    expect((await ana.ok('notice.list')).notices.map(({ kind }) => kind)).toEqual(['course-passed'])
    expect(await rowOf(ana)).toMatchObject({ state: 'open', answers: 4, right: 4, rounds: 1, qualifiedAt: null })
  })

  test('ends early within a long course, and takes back what was handed out and not begun', async () => {
    await pool(server, owner, projectId, { pool: 'training', from: 2, queries: 3 })
    await owner.ok('training.update', { params: { projectId }, body: { passMark: 1, window: 2 } })
    const { tasks } = await next(ana, projectId, 3)
    await answer(ana, tasks[0] as TaskView, (at) => rightGrade(tasks[0] as TaskView, at))
    expect((await next(ana, projectId, 3)).tasks.map(({ query }) => query.text)).toEqual(['query 6'])
  })

  test('begins again where the mark is not reached, and tells who trains; the rounds do not mix', async () => {
    for (let i = 0; i < 2; i++) await answer(ana, await oneTask(ana, projectId), () => 1)
    expect(await rowOf(ana)).toMatchObject({ state: 'training', answers: 4, right: 0, rounds: 1 })
    expect((await owner.ok('notice.list')).notices[0]).toMatchObject({
      kind: 'course-again',
      detail: { language: 'en', name: `Ana ${n}` },
    })
    const task = await oneTask(ana, projectId)
    expect([task.query.text, task.course?.done, task.labels]).toEqual(['query 1', 0, []])
    await answer(ana, task, (at) => rightGrade(task, at))
    const last = await oneTask(ana, projectId)
    await answer(ana, last, (at) => rightGrade(last, at))
    expect(await rowOf(ana)).toMatchObject({ state: 'open', answers: 4, right: 4, rounds: 2 })
  })

  test('"cannot judge" is no right answer', async () => {
    const task = await oneTask(ana, projectId)
    const cannot = labelFor(task, 0, { kind: 'cannot-judge', value: null, reason: 'gone' })
    await ana.ok('label.save', { body: { labels: [cannot] } })
    expect((await check(task, 0)).body).toMatchObject({ isRight: false, own: null, value: 3 })
  })

  test('counts towards neither overlap nor consensus nor export', async () => {
    const task = await oneTask(ana, projectId)
    await answer(ana, task, () => 2)
    const { total } = await owner.ok('project.progress', { params: { projectId }, query: { by: 'language' } })
    expect([total.done, total.held]).toEqual([0, 0])
    const csv = await (await owner.request(`/api/projects/${projectId}/exports/csv?rule=majority`)).text()
    const [head = [], ...lines] = csv
      .trim()
      .split('\r\n')
      .map((line) => line.split(','))
    const at = head.indexOf('grade')
    expect([at > 0, lines.map((line) => line[at])]).toEqual([true, Array(12).fill('')])
  })
})

describe('the pool', () => {
  test('is never production; taken out it is open again', async () => {
    const open = await makeProject(server, owner, { queries: 2 })
    await pool(server, owner, open, { pool: 'training', queries: 1 })
    const cem = await annotator(server, open, `Cem ${n}`)
    expect((await next(cem, open, 5)).tasks.map(({ query }) => query.text)).toEqual(['query 2'])
    expect(await owner.ok('training.empty', { params: { projectId: open, pool: 'training', language: 'en' } })).toEqual(
      {
        ...{ queries: 1, results: 2 },
      },
    )
    expect((await next(cem, open, 5)).tasks.map(({ query }) => query.text)).toContain('query 1')
  })

  test('that is empty holds nobody up, and what was begun waits for nobody', async () => {
    await oneTask(ana, projectId)
    await owner.ok('training.empty', { params: { projectId, pool: 'training', language: 'en' } })
    const after = await next(ana, projectId, 5)
    expect([after.gates, after.tasks.every(({ course }) => course === null), after.tasks.length]).toEqual([[], true, 5])
  })

  test('is filled with whole queries from a source, shown first; what is half rated or gold stays out', async () => {
    const id = await makeProject(server, owner, { rows: [] })
    const rated = (value: number) => ({ ratings: [{ source: 'expert', value }] })
    await ingest(server, id, [
      ...stageRows(2, 2, rated(2)),
      ...stageRows(1, 2, { query_id: 't8', query: 'half' }).map((row, i) => (i === 0 ? { ...row, ...rated(1) } : row)),
      ...stageRows(1, 1, { query_id: 't9', query: 'hidden', ...rated(1) }),
    ])
    const hidden = (await resultsOf(server, id)).find(({ text }) => text === 'hidden')
    await makeGold(owner, id, { [hidden?.id ?? '']: 1 })
    const { sources } = await owner.ok('training.get', { params: { projectId: id } })
    const body = {
      pool: 'training' as const,
      language: 'en',
      sourceId: sources[0]?.id ?? null,
      queries: 9,
      tolerance: 1,
    }
    const fill = (isTrial: boolean, queries = 9) =>
      owner.ok('training.fill', { params: { projectId: id }, body: { ...body, queries, isTrial } })
    expect(await fill(true)).toEqual({ queries: 2, results: 4 })
    expect(await fill(true, 1)).toEqual({ queries: 1, results: 2 })
    expect(await fill(false)).toEqual({ queries: 2, results: 4 })
    expect(await fill(false)).toEqual({ queries: 0, results: 0 })
    const { languages } = await owner.ok('training.get', { params: { projectId: id } })
    expect(languages[0]).toMatchObject({ language: 'en', training: { queries: 2, results: 4 }, test: null })
    const dan = await annotator(server, id, `Dan ${n}`)
    expect((await next(dan, id, 5)).tasks.map(({ query }) => query.text)).not.toContain('query 1')
  })
})

test('a trainer lets a person in with a reason; an annotator sees none of this', async () => {
  expect((await ana.call('training.get', { params: { projectId } })).status).toBe(403)
  await oneTask(ana, projectId)
  await owner.ok('training.letIn', {
    params: { projectId, personId: ana.id },
    body: { language: 'en', reason: 'Wrote the guideline.' },
  })
  expect((await next(ana, projectId, 5)).tasks.map(({ course }) => course)).toEqual([null, null, null, null])
  expect(await rowOf(ana)).toMatchObject({ state: 'open', reason: 'Wrote the guideline.' })
  expect((await ana.ok('notice.list')).notices.map(({ kind }) => kind)).toEqual(['let-in'])
  const audited = await server.db.selectFrom('audit').select('action').where('project_id', '=', projectId).execute()
  expect(audited.map(({ action }) => action)).toContain('training.letIn')
  const nobody = { projectId, personId: '01990000-0000-7000-8000-000000000000' }
  expect((await owner.call('training.letIn', { params: nobody, body: { language: 'en', reason: 'x' } })).status).toBe(
    404,
  )
})
