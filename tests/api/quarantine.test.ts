import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import type { Client } from '../support/api.ts'
import { makeOfficer } from '../support/people.ts'
import { annotator, doTask, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let officer: Client
const { server, owner } = await served()

beforeAll(async () => {
  const projectId = await makeProject(server, owner)
  officer = await annotator(server, projectId, 'Olga Officer')
  await makeOfficer(server, officer)
})

const report = (person: Client, task: TaskView, at: number) =>
  person.ok('suspect.report', { params: { assignmentId: task.assignmentId, subject: task.results[at]?.id ?? '' } })
const undo = (person: Client, reportId: string) => person.call('suspect.undo', { params: { reportId } })
const finish = (person: Client, task: TaskView, outcome: 'submit' | 'reopen' = 'submit') =>
  person.call('assignment.finish', {
    params: { assignmentId: task.assignmentId },
    body: { outcome, madeAt: '2026-11-24T09:00:00Z' },
  })
const places = async (projectId: string) =>
  (
    await sql<{
      held: number
      done: number
      state: string
    }>`select held, done, state from task where project_id = ${projectId} order by position`.execute(server.db)
  ).rows
/** The one thing under suspicion that was reported last. */
const latest = async () => (await officer.ok('officer.list')).items[0]
const restore = async (person = officer) =>
  person.ok('officer.restore', { params: { itemId: (await latest())?.id ?? '' }, body: { note: '' } })
const rows = (mark: string, n: number) =>
  stageRows(1, n).map((row, i) => ({ ...row, title: `${mark} ${i}`, doc_id: `${mark} ${i}` }))
let made = 0
const people = async (projectId: string, n: number) =>
  Promise.all(Array.from({ length: n }, () => annotator(server, projectId, `Person ${made++} Here`)))

describe('a report', () => {
  test('takes the result from everybody who has it, and leaves the rest of the task', async () => {
    const projectId = await makeProject(server, owner, { overlap: 2, rows: rows('partly', 2) })
    const [ana, ben] = (await people(projectId, 2)) as [Client, Client]
    const [of] = (await next(ana, projectId)).tasks as [TaskView]
    const [ofBen] = (await next(ben, projectId)).tasks as [TaskView]
    await report(ana, of, 0)
    for (const [person, task] of [
      [ana, of],
      [ben, ofBen],
    ] as const) {
      const { results } = await person.ok('assignment.get', { params: { assignmentId: task.assignmentId } })
      expect(results.map(({ title }) => title)).toEqual(['partly 1'])
      await person.ok('label.save', { body: { labels: [labelFor(task, 1)] } })
      expect((await finish(person, task)).body).toEqual({ state: 'submitted' })
    }
    expect(await places(projectId)).toEqual([{ held: 0, done: 2, state: 'open' }])
  })

  test('ends a task of which nothing is left for everybody who holds it, and nobody is given it', async () => {
    const projectId = await makeProject(server, owner, { overlap: 3, rows: rows('whole', 1) })
    const [ana, ben, cleo] = (await people(projectId, 3)) as [Client, Client, Client]
    const [of] = (await next(ana, projectId)).tasks as [TaskView]
    const [ofBen] = (await next(ben, projectId)).tasks as [TaskView]
    await report(ana, of, 0)
    expect(await places(projectId)).toEqual([{ held: 0, done: 2, state: 'closed' }])
    expect((await next(cleo, projectId)).tasks).toEqual([])
    expect((await finish(ben, ofBen)).body).toEqual({ state: 'submitted' })
    expect((await ben.call('assignment.get', { params: { assignmentId: ofBen.assignmentId } })).status).toBe(404)
    // A label that was on its way is kept all the same.
    const { receipts } = await ben.ok('label.save', { body: { labels: [labelFor(ofBen, 0)] } })
    expect(receipts).toHaveLength(1)
  })

  test('holds in every project, for the same words', async () => {
    const [one, two] = [
      await makeProject(server, owner, { rows: rows('shared', 1) }),
      await makeProject(server, owner, { rows: rows('shared', 1) }),
    ]
    const [ana] = (await people(one, 1)) as [Client]
    const [ben] = (await people(two, 1)) as [Client]
    const [of] = (await next(ana, one)).tasks as [TaskView]
    await report(ana, of, 0)
    expect((await next(ben, two)).tasks).toEqual([])
    expect(await latest()).toMatchObject({ state: 'held', results: 2, projects: 2 })
  })

  test('of two people at once in two projects is one case, and stays when one takes theirs back', async () => {
    const ids = [
      await makeProject(server, owner, { rows: rows('twice', 1) }),
      await makeProject(server, owner, { rows: rows('twice', 1) }),
    ] as [string, string]
    const [ana] = (await people(ids[0], 1)) as [Client]
    const [ben] = (await people(ids[1], 1)) as [Client]
    const tasks = [(await next(ana, ids[0])).tasks[0], (await next(ben, ids[1])).tasks[0]] as [TaskView, TaskView]
    const [first, second] = await Promise.all([report(ana, tasks[0], 0), report(ben, tasks[1], 0)])
    const { reporters, id } = (await latest()) ?? { reporters: [], id: '' }
    expect(reporters).toHaveLength(2)
    expect((await undo(ana, first.id)).status).toBe(200)
    expect(await latest()).toMatchObject({ id, state: 'held' })
    expect((await undo(ben, second.id)).status).toBe(200)
    expect(await latest()).toMatchObject({ id, state: 'undone', reporters: [] })
  })

  test('again gives the same answer, and what is no result of one’s own is not found', async () => {
    const projectId = await makeProject(server, owner, { rows: rows('again', 1) })
    const [ana, ben] = (await people(projectId, 2)) as [Client, Client]
    const [of] = (await next(ana, projectId)).tasks as [TaskView]
    expect(await report(ana, of, 0)).toEqual(await report(ana, of, 0))
    const params = { assignmentId: of.assignmentId, subject: of.results[0]?.id ?? '' }
    expect((await ben.call('suspect.report', { params })).status).toBe(404)
    expect((await ana.call('suspect.report', { params: { ...params, subject: 'x' } })).status).toBe(404)
    const { rows: results } = await sql<{
      id: string
    }>`select id from result where project_id = ${projectId}`.execute(server.db)
    const resultId = results[0]?.id ?? ''
    expect((await ana.call('suspect.reportResult', { params: { projectId, resultId } })).status).toBe(403)
    expect((await owner.call('suspect.reportResult', { params: { projectId, resultId } })).status).toBe(200)
  })
})

describe('taking back', () => {
  test('gives it to all others as it was, never again to who reported it', async () => {
    const projectId = await makeProject(server, owner, { overlap: 2, rows: rows('back', 1) })
    const [ana, ben, cleo] = (await people(projectId, 3)) as [Client, Client, Client]
    const [of] = (await next(ana, projectId)).tasks as [TaskView]
    const [ofBen] = (await next(ben, projectId)).tasks as [TaskView]
    const { id } = await report(ana, of, 0)
    expect((await undo(ben, id)).status).toBe(404)
    server.pass(9 / 60)
    expect((await undo(ana, id)).status).toBe(200)
    expect((await undo(ana, id)).status).toBe(200)
    expect((await next(ana, projectId)).tasks).toEqual([])
    expect((await ana.call('assignment.get', { params: { assignmentId: of.assignmentId } })).status).toBe(404)
    const media = { assignmentId: of.assignmentId, subject: of.results[0]?.id ?? '', part: 'media' }
    expect((await ana.call('assignment.media', { params: media })).status).toBe(404)
    const again = (await next(ben, projectId)).tasks
    expect(again.map(({ assignmentId }) => assignmentId)).toEqual([ofBen.assignmentId])
    await doTask(ben, again[0] as TaskView)
    await doTask(cleo, (await next(cleo, projectId)).tasks[0] as TaskView)
    expect(await places(projectId)).toEqual([{ held: 0, done: 2, state: 'open' }])
  })

  test('is too late after ten seconds', async () => {
    const projectId = await makeProject(server, owner, { rows: rows('late', 1) })
    const [ana] = (await people(projectId, 1)) as [Client]
    const { id } = await report(ana, (await next(ana, projectId)).tasks[0] as TaskView, 0)
    server.pass(11 / 60)
    expect((await undo(ana, id)).error).toMatchObject({ id: 'too-late' })
    expect(await latest()).toMatchObject({ state: 'held' })
  })

  test('in the middle of one’s own task leaves the result to somebody else', async () => {
    const projectId = await makeProject(server, owner, { overlap: 1, rows: rows('middle', 2) })
    const [ana, ben] = (await people(projectId, 2)) as [Client, Client]
    const [of] = (await next(ana, projectId)).tasks as [TaskView]
    const { id } = await report(ana, of, 0)
    await undo(ana, id)
    await ana.ok('label.save', { body: { labels: [labelFor(of, 1)] } })
    expect((await finish(ana, of)).body).toEqual({ state: 'submitted' })
    const [ofBen] = (await next(ben, projectId)).tasks as [TaskView]
    expect(ofBen.results.map(({ title }) => title)).toEqual(['middle 0'])
    expect((await next(ana, projectId)).tasks).toEqual([])
  })
})

describe('an officer', () => {
  test('restores without looking; what was not asked meanwhile is asked of those it lacks, and no label is lost', async () => {
    const projectId = await makeProject(server, owner, { overlap: 3, rows: rows('restore', 2) })
    const [ana, ben, cleo, dan] = (await people(projectId, 4)) as [Client, Client, Client, Client]
    const [of, ofBen] = [(await next(ana, projectId)).tasks[0], (await next(ben, projectId)).tasks[0]] as [
      TaskView,
      TaskView,
    ]
    // Ben labels both before the report; Cleo only what is left after it; Ana reports.
    await doTask(ben, ofBen)
    await report(ana, of, 0)
    await ana.ok('label.save', { body: { labels: [labelFor(of, 1)] } })
    await finish(ana, of)
    await doTask(cleo, (await next(cleo, projectId)).tasks[0] as TaskView)
    expect(await places(projectId)).toEqual([{ held: 0, done: 3, state: 'open' }])
    await restore()
    expect(await places(projectId)).toEqual([{ held: 0, done: 1, state: 'open' }])
    expect((await next(ana, projectId)).tasks).toEqual([])
    for (const person of [cleo, dan]) {
      const task = (await next(person, projectId)).tasks[0] as TaskView
      const open = task.results.filter(({ id }) => !task.labels.some(({ subject }) => subject === id))
      expect(open.map(({ title }) => title)).toEqual(['restore 0'])
      await doTask(person, task)
    }
    const { rows: labels } = await sql<{
      title: string
      n: number
    }>`select r.title, count(*)::int as n from current_label l join result r on r.project_id = l.project_id and r.id = l.result_id
      where l.project_id = ${projectId} and l.dimension = 'relevance' and not l.surplus group by 1 order by 1`.execute(
      server.db,
    )
    expect(labels).toEqual([
      { title: 'restore 0', n: 3 },
      { title: 'restore 1', n: 3 },
    ])
    expect(await places(projectId)).toEqual([{ held: 0, done: 3, state: 'open' }])
  })

  test('confirms, decides once, and can still restore; the audit log has each step', async () => {
    const projectId = await makeProject(server, owner, { rows: rows('confirm', 1) })
    const [ana] = (await people(projectId, 1)) as [Client]
    await report(ana, (await next(ana, projectId)).tasks[0] as TaskView, 0)
    const itemId = (await latest())?.id ?? ''
    const decide = (id: 'officer.confirm' | 'officer.restore') =>
      officer.call(id, { params: { itemId }, body: { note: 'told the police' } })
    expect((await decide('officer.confirm')).status).toBe(200)
    expect(await latest()).toMatchObject({ state: 'confirmed', note: 'told the police' })
    expect((await decide('officer.confirm')).error).toMatchObject({ id: 'already-decided' })
    expect((await decide('officer.restore')).status).toBe(200)
    expect((await decide('officer.restore')).error).toMatchObject({ id: 'already-decided' })
    expect((await owner.call('officer.list')).status).toBe(403)
    const { rows: steps } = await sql<{
      action: string
    }>`select action from audit where detail ->> 'quarantineId' = ${itemId} order by id`.execute(server.db)
    expect(steps.map(({ action }) => action)).toEqual(['suspect.report', 'officer.confirmed', 'officer.restored'])
  })
})
