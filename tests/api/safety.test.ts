import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Label, TaskView } from '#contract/labelling.ts'
import type { Client } from '../support/api.ts'
import { parseCsv } from '../support/csv.ts'
import { projectOf } from '../support/kinds.ts'
import { annotator, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { finish } from '../support/review.ts'
import { asks, detailOf, finding, judgeSafety, safetyLabel } from '../support/safety.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

let people = 0
const join = (projectId: string) => annotator(server, projectId, `Person ${++people}`)
const taskOf = async (client: Client, projectId: string): Promise<TaskView> => {
  const [task] = (await next(client, projectId)).tasks
  if (!task) throw new Error('no task')
  return task
}
const save = (client: Client, ...labels: Label[]) => client.call('label.save', { body: { labels } })
const submit = (client: Client, task: TaskView) =>
  client.call('assignment.finish', {
    params: { assignmentId: task.assignmentId },
    body: { outcome: 'submit', madeAt: '2026-11-24T09:00:00.000Z' },
  })
/** Results of one query with words of their own, so that no verdict of another test speaks of them. */
const ownRows = (results: number) => stageRows(1, results).map((row, i) => ({ ...row, title: `Clip ${++people}.${i}` }))
const refusedFor = ({ error }: { error: { details?: unknown } }) =>
  (error.details as { refused: { reason: string }[] }).refused.map(({ reason }) => reason)
const csv = async (projectId: string, labels: string) =>
  parseCsv(await (await owner.request(`/api/projects/${projectId}/exports/csv?rule=each&labels=${labels}`)).text())

describe('what a safety label has to be', () => {
  test.each([
    ['a value that is not the highest severity', { value: 1 }],
    ['no detail', { detail: undefined }],
    ['a leaf of another category', { detail: detailOf(finding({ leaf: 'insult' })) }],
    ['the same finding twice', { detail: detailOf(finding(), finding()) }],
    ['a detail on a retraction', { kind: 'retraction' as const, value: null }],
    ['a detail on a grade', { dimension: 'relevance' as const }],
    ['a serving risk where none is asked', { dimension: 'serving-risk' as const, detail: undefined }],
    ['an intent of a result', { dimension: 'intent' as const, detail: undefined }],
  ])('%s is refused', async (_, differ) => {
    const projectId = await makeProject(server, owner, { ...asks('beside', { intent: true }), rows: ownRows(1) })
    const client = await join(projectId)
    const task = await taskOf(client, projectId)
    const outcome = await save(client, safetyLabel(task, 0, [finding()], differ))
    expect(outcome.status).toBe(422)
    expect(refusedFor(outcome)).toEqual(['bad-label'])
  })

  test('what the project does not ask is refused: safety where it is off, a grade where safety is all', async () => {
    const plain = await makeProject(server, owner, { rows: ownRows(1) })
    const client = await join(plain)
    expect(refusedFor(await save(client, safetyLabel(await taskOf(client, plain), 0)))).toEqual(['bad-label'])
    const only = await makeProject(server, owner, { ...asks('only'), rows: ownRows(1) })
    const other = await join(only)
    expect(refusedFor(await save(other, labelFor(await taskOf(other, only), 0)))).toEqual(['bad-label'])
  })

  test('pairs and lists are not asked for safety, whatever the settings say', async () => {
    const body = projectOf('sides', asks('beside', { servingRisk: true, intent: true }))
    const { id, safety } = await owner.ok('project.create', { body })
    expect(safety).toEqual({ mode: 'off', intent: true, servingRisk: false })
    const update = { params: { projectId: id }, body: asks('only') }
    expect((await owner.ok('project.update', update)).safety.mode).toBe('off')
  })

  test('it is stored with all it says, and comes back so', async () => {
    const projectId = await makeProject(server, owner, { ...asks('beside'), rows: ownRows(1) })
    const client = await join(projectId)
    const task = await taskOf(client, projectId)
    const detail = {
      findings: [
        finding({ contexts: ['news-documentary'], evidence: [{ kind: 'span', field: 'title', from: 0, to: 5 }] }),
        finding({ category: 'violence', leaf: null, severity: 3, evidence: [{ kind: 'time', fromMs: 0, toMs: 900 }] }),
      ],
      bases: ['title' as const, 'video' as const],
      confidence: 'low' as const,
    }
    expect((await save(client, safetyLabel(task, 0, [], { value: 3, detail }))).status).toBe(200)
    const { labels } = await client.ok('assignment.get', { params: { assignmentId: task.assignmentId } })
    expect(labels).toMatchObject([
      { subject: task.results[0]?.id, dimension: 'safety', kind: 'value', value: 3, detail },
    ])
  })
})

describe('what a task asks before it can be submitted', () => {
  const missing = async (client: Client, task: TaskView) => {
    const { status, error } = await submit(client, task)
    return status === 200 ? 0 : (error.details as { missing: number }).missing
  }

  test('beside relevance: both of each result, the serving risk, and what the query is after', async () => {
    const settings = asks('beside', { intent: true, servingRisk: true })
    const projectId = await makeProject(server, owner, { ...settings, rows: ownRows(2) })
    const client = await join(projectId)
    const task = await taskOf(client, projectId)
    expect(task.intent).not.toBeNull()
    expect(task.results).toHaveLength(2)
    expect(await missing(client, task)).toBe(3)
    await save(client, labelFor(task, 0), labelFor(task, 1), safetyLabel(task, 0), safetyLabel(task, 1, [finding()]))
    expect(await missing(client, task)).toBe(3)
    const risk = (i: number) => labelFor(task, i, { dimension: 'serving-risk', value: i })
    await save(client, risk(0), risk(1))
    expect(await missing(client, task)).toBe(1)
    const intent = labelFor(task, 0, { dimension: 'intent', subject: task.intent ?? '', value: 4 })
    expect((await save(client, { ...intent, id: crypto.randomUUID(), value: 5 })).status).toBe(422)
    await save(client, intent)
    expect(await missing(client, task)).toBe(0)
    const rows = await csv(projectId, 'safety')
    expect(
      rows.filter(({ dimension }) => dimension !== 'safety').map(({ doc_id, answer }) => [doc_id, answer]),
    ).toEqual(
      expect.arrayContaining([
        ['', 'harm-seeking'],
        ['doc 1', 'ok'],
        ['doc 2', 'ok-if-sought'],
      ]),
    )
  })

  test('on its own: safety alone; what cannot be judged needs nothing more', async () => {
    const projectId = await makeProject(server, owner, { ...asks('only'), explain: 'required', rows: ownRows(2) })
    const client = await join(projectId)
    const task = await taskOf(client, projectId)
    await save(client, safetyLabel(task, 0))
    expect(await missing(client, task)).toBe(1)
    const cannot = { kind: 'cannot-judge' as const, value: null, reason: 'gone' as const, detail: undefined }
    await save(client, safetyLabel(task, 1, [], cannot))
    expect(await missing(client, task)).toBe(0)
    const progress = await owner.ok('project.progress', { params: { projectId }, query: { by: 'query' } })
    expect(progress.total.labels).toBe(2)
  })

  test('the intent is asked of queries that were there before it was switched on, and is no result', async () => {
    const projectId = await makeProject(server, owner, { queries: 2, results: 2 })
    const before = await owner.ok('project.get', { params: { projectId } })
    const safety = { mode: 'off' as const, intent: true, servingRisk: false }
    const after = await owner.ok('project.update', { params: { projectId }, body: { safety } })
    expect(after.counts).toEqual(before.counts)
    const client = await join(projectId)
    const task = await taskOf(client, projectId)
    expect(task.intent).not.toBeNull()
    await save(client, labelFor(task, 0), labelFor(task, 1))
    expect(await missing(client, task)).toBe(1)
    await save(client, labelFor(task, 0, { dimension: 'intent', subject: task.intent ?? '', value: 0 }))
    expect(await missing(client, task)).toBe(0)
    const grades = await (await owner.request(`/api/projects/${projectId}/exports/csv`)).text()
    expect(parseCsv(grades)).toHaveLength(4)
  })
})

describe('verdicts', () => {
  test('the same words are settled after two people, for a query of another project, and not asked again', async () => {
    const rows = (query: string) => stageRows(1, 1, { query, title: `Clip ${people}`, snippet: '' })
    const first = await makeProject(server, owner, { ...asks('beside'), overlap: 2, rows: rows('one') })
    const second = await makeProject(server, owner, { ...asks('first'), overlap: 3, rows: rows('two') })
    const [ana, ben] = [await join(first), await join(first)]
    for (const client of [ana, ben]) {
      const task = await taskOf(client, first)
      expect(task.results[0]?.settled).toBeNull()
      await client.ok('label.save', { body: { labels: [labelFor(task, 0), safetyLabel(task, 0, [finding()])] } })
      await finish(client, task)
      // Whether others agree is not to be learnt from one's own task.
      const own = await client.ok('assignment.get', { params: { assignmentId: task.assignmentId } })
      expect(own.results[0]?.settled).toBeNull()
    }
    const cem = await join(second)
    const task = await taskOf(cem, second)
    expect(task.results[0]).toMatchObject({ treatment: 'T2', settled: detailOf(finding()) })
    await save(cem, labelFor(task, 0))
    expect((await submit(cem, task)).status).toBe(200)
  })

  test('a correction and a retraction are followed, and a treatment tightens for everybody at once', async () => {
    const rows = stageRows(1, 1, { title: `Clip ${++people}` })
    const projectId = await makeProject(server, owner, { ...asks('only'), overlap: 2, rows })
    const client = await join(projectId)
    const task = await taskOf(client, projectId)
    const treatment = async () =>
      (await server.db.selectFrom('result').select('treatment').where('project_id', '=', projectId).execute())[0]
        ?.treatment
    await save(client, safetyLabel(task, 0, [finding({ category: 'violence', leaf: 'assault', severity: 3 })]))
    expect(await treatment()).toBe('T4')
    await save(client, safetyLabel(task, 0, [finding()]))
    expect(await treatment()).toBe('T2')
    await save(client, safetyLabel(task, 0, [], { kind: 'retraction', value: null, detail: undefined }))
    expect(await treatment()).toBe('T0')
    const { rows: left } = await sql`select 1 from verdict where project_id = ${projectId}`.execute(server.db)
    expect(left).toEqual([])
  })

  test('two who judge the same words at the same moment both count', async () => {
    const rows = stageRows(1, 1, { title: `Clip ${++people}`, treatment: null })
    const projectId = await makeProject(server, owner, { ...asks('only'), overlap: 2, treatmentFloor: 'T2', rows })
    const clients = [await join(projectId), await join(projectId)]
    const tasks = [await taskOf(clients[0] as Client, projectId), await taskOf(clients[1] as Client, projectId)]
    await Promise.all(clients.map((client, i) => save(client, safetyLabel(tasks[i] as TaskView, 0))))
    const { treatment } = await server.db
      .selectFrom('result')
      .select('treatment')
      .where('project_id', '=', projectId)
      .executeTakeFirstOrThrow()
    expect(treatment).toBe('T0')
  })
})

describe('what leaves', () => {
  test('a safety row says severity, findings and the categories of the transparency database; anchored is marked, the level is not told', async () => {
    const projectId = await makeProject(server, owner, { ...asks('beside'), rows: ownRows(2) })
    const predicted = JSON.stringify([{ category: 'hate', leaf: null, severity: 3 }])
    await server.db.updateTable('result').set({ predicted }).where('project_id', '=', projectId).execute()
    await owner.ok('project.update', { params: { projectId }, body: { treatmentFloor: 'T2' } })
    const client = await join(projectId)
    const task = await taskOf(client, projectId)
    const animal = finding({ category: 'animal-harm', leaf: 'neglect', severity: 1 })
    const low = { revealLevel: 1 }
    await save(client, labelFor(task, 0, low), labelFor(task, 1, { revealLevel: 2 }))
    await save(client, safetyLabel(task, 0, [finding(), animal], low), safetyLabel(task, 1))
    await submit(client, task)
    const text = await (await owner.request(`/api/projects/${projectId}/exports/csv?rule=each`)).text()
    const rows = parseCsv(text)
    const of = (doc: string, dimension: string) => rows.find((row) => row.doc_id === doc && row.dimension === dimension)
    expect(of('doc 1', 'safety')).toMatchObject({
      ...{ grade: '', severity: '2', categories: 'hate;animal-harm', anchored: 'yes' },
      dsa: 'ILLEGAL_OR_HARMFUL_SPEECH;ANIMAL_WELFARE',
    })
    expect(JSON.parse(of('doc 1', 'safety')?.findings ?? '')).toEqual([finding(), animal])
    expect(of('doc 2', 'safety')).toMatchObject({ severity: '0', categories: '', anchored: '' })
    expect(of('doc 1', 'relevance')).toMatchObject({ grade: '2', severity: '', anchored: 'yes' })
    expect(of('doc 2', 'relevance')).toMatchObject({ anchored: '' })
    expect(text.split('\n')[0]).not.toContain('level')
    expect((await csv(projectId, 'safety')).every(({ dimension }) => dimension === 'safety')).toBe(true)
    expect(await csv(projectId, 'grades')).toHaveLength(2)
    // The grades are those of relevance alone.
    const grades = parseCsv(await (await owner.request(`/api/projects/${projectId}/exports/csv`)).text())
    expect(grades.map(({ grade, labels }) => [grade, labels])).toEqual([
      ['2', '1'],
      ['2', '1'],
    ])
  })
})

test('what is said of gold among the work changes treatments as the rest does, so that neither can be told', async () => {
  const projectId = await makeProject(server, owner, { ...asks('only'), rows: ownRows(1) })
  const client = await join(projectId)
  const task = await taskOf(client, projectId)
  await sql`update assignment set purpose = 'gold' where id = ${task.assignmentId}`.execute(server.db)
  await judgeSafety(client, task, [[finding()]])
  const { rows } = await sql<{
    treatment: string
  }>`select treatment from result where project_id = ${projectId}`.execute(server.db)
  expect(rows).toEqual([{ treatment: 'T2' }])
})
