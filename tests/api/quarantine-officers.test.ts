import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import type { Client } from '../support/api.ts'
import { importTable } from '../support/imports.ts'
import { annotator, makeProject, next, plainProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let olga: Client
let projectId: string
const { server, owner } = await served()

beforeAll(async () => {
  projectId = await makeProject(server, owner, { queries: 40, results: 1, overlap: 2 })
  olga = await annotator(server, projectId, 'Olga Officer')
})

const name = (personId: string, officer: boolean, by = owner) =>
  by.call('people.officer', { params: { personId }, body: { officer } })
let files = 0
const importRows = (id: string, category: string) =>
  importTable(owner, id, 'rows.csv', `query,docid,title,safety_categories\nred bike,doc${++files},A bike,${category}\n`)
const safety = { mode: 'beside' as const, intent: false, servingRisk: false }
const notices = async (person: Client) =>
  (await person.ok('notice.list')).notices.map(({ kind }) => kind).filter((kind) => kind.startsWith('suspect'))

test('a project that asks about safety does not begin before there is an officer', async () => {
  const body = { ...plainProject, safety }
  expect((await owner.call('project.create', { body })).error).toMatchObject({ id: 'needs-officer' })
  const { id } = await owner.ok('project.create', { body: { ...body, state: 'designing' } })
  const start = () => owner.call('life.step', { params: { projectId: id }, body: { to: 'pilot', note: 'Ready.' } })
  expect((await start()).error).toMatchObject({ id: 'needs-officer' })
  const plain = await owner.ok('project.create', { body: plainProject })
  const ask = () => owner.call('project.update', { params: { projectId: plain.id }, body: { safety } })
  expect((await ask()).error).toMatchObject({ id: 'needs-officer' })
  // What predicts child safety asks for one too, whether it is there before the start or comes later.
  const later = await owner.ok('project.create', { body: { ...plainProject, state: 'designing' } })
  expect(await importRows(later.id, 'child-safety')).toMatchObject({ state: 'done', results: 1 })
  const begin = () =>
    owner.call('life.step', { params: { projectId: later.id }, body: { to: 'pilot', note: 'Ready.' } })
  expect((await begin()).error).toMatchObject({ id: 'needs-officer' })
  expect(await importRows(plain.id, 'violence')).toMatchObject({ state: 'done' })
  const refused = await importRows(plain.id, 'child-safety')
  expect(refused).toMatchObject({ state: 'refused', badRows: 1 })

  expect((await name(olga.id, true, olga)).status).toBe(403)
  expect((await name(olga.id, true)).status).toBe(200)
  expect((await olga.ok('session.get')).me).toMatchObject({ officer: true })
  for (const now of [start, ask, begin]) expect((await now()).status).toBe(200)
  expect(await importRows(plain.id, 'child-safety')).toMatchObject({ state: 'done' })
})

test('the last officer stays while such projects run', async () => {
  expect((await name(olga.id, false)).error).toMatchObject({ id: 'last-officer' })
  expect((await name(owner.id, true)).status).toBe(200)
  // Two at once: one of them stays.
  const both = await Promise.all([name(olga.id, false), name(owner.id, false)])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  await name(olga.id, true)
  await name(owner.id, false)
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from audit where action = 'people.officer'`.execute(server.db)
  expect(rows[0]?.n).toBeGreaterThanOrEqual(4)
  expect((await name('00000000-0000-7000-8000-000000000000', true)).status).toBe(404)
})

test('many reports in a short time are never refused; officers are alerted, and restore them all in one go', async () => {
  const ana = await annotator(server, projectId, 'Ana Many')
  const ben = await annotator(server, projectId, 'Ben Once')
  const report = async (person: Client) => {
    const task = (await next(person, projectId)).tasks[0] as TaskView
    return person.ok('suspect.report', {
      params: { assignmentId: task.assignmentId, subject: task.results[0]?.id ?? '' },
    })
  }
  await report(ben)
  for (let i = 0; i < 2; i++) await report(ana)
  expect(await notices(olga)).not.toContain('suspect-unusual')
  for (let i = 0; i < 10; i++) await report(ana)
  expect((await notices(olga)).filter((kind) => kind === 'suspect-unusual')).toHaveLength(1)
  expect(await notices(owner)).toEqual([])
  const { items } = await olga.ok('officer.list', { query: { state: 'held' } })
  expect(items).toHaveLength(13)
  const mine = items.filter(({ unusual }) => unusual)
  expect(mine).toHaveLength(12)
  const reporterId = mine[0]?.reporters[0]?.id ?? ''
  expect(JSON.stringify(items)).not.toMatch(/Title|Snippet|query \d|Ana|Ben/)
  const restore = (by: Client, id: string) =>
    by.call('officer.restoreAllOf', { params: { reporterId: id }, body: { note: 'by mistake' } })
  expect((await restore(owner, reporterId)).status).toBe(403)
  expect((await restore(olga, 'x')).status).toBe(404)
  expect((await restore(olga, reporterId)).body).toEqual({ restored: 12 })
  expect((await olga.ok('officer.list', { query: { state: 'held' } })).items).toHaveLength(1)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from task where withheld`.execute(server.db)
  expect(rows[0]?.n).toBe(1)
  // She is never shown them again, all others are.
  expect((await next(ben, projectId)).tasks).toHaveLength(1)
})

test('without an officer the owners of the server are told to name one', async () => {
  await server.db.updateTable('project').set({ state: 'closed' }).where('id', '<>', projectId).execute()
  expect((await name(olga.id, false)).status).toBe(200)
  const other = await makeProject(server, owner, { rows: stageRows(1, 1).map((row) => ({ ...row, title: 'Alone' })) })
  const cleo = await annotator(server, other, 'Cleo Alone')
  const task = (await next(cleo, other)).tasks[0] as TaskView
  await cleo.ok('suspect.report', { params: { assignmentId: task.assignmentId, subject: task.results[0]?.id ?? '' } })
  expect(await notices(owner)).toEqual(['suspect-waits'])
})
