import { describe, expect, test } from 'vitest'
import { upload } from '../support/imports.ts'
import { annotator, gradeQueries, makeProject, stageRows } from '../support/projects.ts'
import { decision } from '../support/review.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

/** A run that returns the documents of each query in the order given, as numbers of `doc n`. */
const runOf = (name: string, queries: Record<string, number[]>) =>
  Object.entries(queries)
    .flatMap(([queryId, docs]) =>
      docs.map((doc, at) => `${queryId} Q0 doc%20${doc} ${at + 1} ${docs.length - at} ${name}\n`),
    )
    .join('')

async function addRun(projectId: string, name: string, content: string, language: string | null = null) {
  const uploadId = await upload(owner, projectId, `${name}.run`, content)
  return owner.call('run.create', { params: { projectId }, body: { uploadId, name, language } })
}

/** Four queries of four results; two people disagree on one result each of the last two. */
async function disputedProject() {
  const projectId = await makeProject(server, owner, { overlap: 2, rows: stageRows(4, 4) })
  const clear = [
    [3, 2, 1, 0],
    [3, 0, 0, 0],
  ]
  const people = [
    [...clear, [3, 0, 0, 1], [0, 0, 0, 2]],
    [...clear, [0, 0, 0, 1], [0, 0, 0, 0]],
  ]
  for (const [at, values] of people.entries())
    await gradeQueries(await annotator(server, projectId, `Rater ${at} ${projectId.slice(-6)}`), projectId, values)
  return projectId
}

const comparison = async (projectId: string) => (await owner.ok('run.comparison', { params: { projectId } })).comparison

describe('taking a run in', () => {
  test('its documents stand in the order of trec_eval, unknown queries are counted, the first two are compared', async () => {
    const projectId = await makeProject(server, owner, { rows: stageRows(2, 3) })
    const content = 't1 Q0 doc%201 1 0.5 x\nt1 Q0 doc%203 2 0.5 x\nt1 Q0 doc%202 9 7 x\nnone Q0 d 1 1 x\n'
    const first = await addRun(projectId, 'first', content)
    expect(first.body).toMatchObject({ name: 'first', side: 'a', queries: 1, documents: 3, unknown: 1 })
    expect((await addRun(projectId, 'second', runOf('second', { t1: [1] }))).body).toMatchObject({ side: 'b' })
    expect((await addRun(projectId, 'third', runOf('third', { t1: [1] }))).body).toMatchObject({ side: null })
    const row = await server.db
      .selectFrom('run_query')
      .select('doc_ids')
      .where('project_id', '=', projectId)
      .where('run_id', '=', first.body.id)
      .executeTakeFirstOrThrow()
    expect(row.doc_ids).toEqual(['doc%202', 'doc%203', 'doc%201'])
  })

  test('what the project does not have costs nothing, however much it is; scattered queries are whole', async () => {
    const projectId = await makeProject(server, owner, { rows: stageRows(2, 3) })
    const others = Array.from({ length: 70_000 }, (_, at) => `other${at} Q0 d 1 1 x\n`).join('')
    const content = `t1 Q0 doc%201 1 1 x\nt2 Q0 doc%203 1 1 x\n${others}t1 Q0 doc%202 2 3 x\n`
    const { status, body } = await addRun(projectId, 'large', content)
    expect({ status, ...body }).toMatchObject({ status: 200, queries: 2, documents: 3, unknown: 70_000 })
    const again = await addRun(projectId, 'again', `${content}t1 Q0 doc%201 9 9 x\n`)
    expect(again).toMatchObject({ status: 422, error: { details: { lines: [{ line: 70_004 }] } } })
    const ids = Array.from({ length: 1200 }, (_, at) => `t1 Q0 d${at} 1 ${at} x\n`).join('')
    expect((await addRun(projectId, 'deep', ids)).body).toMatchObject({ queries: 1, documents: 1000 })
  })

  test('a wrong line is named and nothing is kept; a name stands once; an id of two languages needs one', async () => {
    const english = stageRows(1, 2)
    const rows = [...english, ...stageRows(1, 2, { language: 'de' })]
    const projectId = await makeProject(server, owner, { rows })
    const bad = await addRun(projectId, 'bad', 't1 Q0 doc%201 1 2 x\nt1 Q0 doc%202\nt1 Q0 doc%201 2 1 x\n')
    expect(bad).toMatchObject({ status: 422, error: { id: 'bad-run' } })
    expect((bad.error.details as { lines: object[] }).lines).toMatchObject([
      { line: 2, problem: 'too-few-columns' },
      { line: 3, problem: 'duplicate-result' },
    ])
    expect(await addRun(projectId, 'empty', '')).toMatchObject({ status: 422 })
    const content = runOf('x', { t1: [1, 2] })
    expect(await addRun(projectId, 'x', content)).toMatchObject({ status: 422, error: { id: 'run-needs-language' } })
    expect(await addRun(projectId, 'x', content, 'de')).toMatchObject({ status: 200, body: { queries: 1 } })
    expect(await addRun(projectId, 'x', content, 'en')).toMatchObject({ status: 409, error: { id: 'run-name-taken' } })
    const { id } = await owner.ok('upload.create', { params: { projectId }, body: { name: 'half.run', bytes: 1000 } })
    const half = await owner.call('run.create', {
      params: { projectId },
      body: { uploadId: id, name: 'half', language: 'de' },
    })
    expect(half).toMatchObject({ status: 409, error: { id: 'upload-incomplete' } })
    const { runs } = await owner.ok('run.list', { params: { projectId } })
    expect(runs.map(({ name }) => name)).toEqual(['x'])
  })
})

describe('comparing two', () => {
  test('nothing without two runs; then each alone, the lead, its range, and where they differ', async () => {
    const projectId = await disputedProject()
    expect(await comparison(projectId)).toBeNull()
    await addRun(projectId, 'old', runOf('old', { t1: [1, 2, 3, 4], t2: [2, 1], t3: [2, 3, 1, 4], t4: [1, 2, 3, 4] }))
    await addRun(projectId, 'new', runOf('new', { t1: [1, 2, 3, 4], t2: [1, 2], t3: [1, 2, 3, 4], t4: [1, 2, 3, 4] }))
    const told = await comparison(projectId)
    // t1: 1 and 1. t2: 3/log2(3) / 3 and 1.
    expect(told).toMatchObject({ a: { name: 'old' }, b: { name: 'new' }, queries: 4, open: 2, winner: 'b', need: null })
    const t2 = told?.differing.find(({ query }) => query === 'query 2')
    expect(t2?.a).toBeCloseTo(1 / Math.log2(3), 6)
    expect(t2?.b).toBe(1)
    expect(told?.least).toBeLessThanOrEqual(told?.lead ?? 0)
    expect(told?.greatest).toBeGreaterThanOrEqual(told?.lead ?? 1)
    expect(told?.a.coverage).toBeCloseTo(1, 6)
  })

  test('while decisions can turn it round, how many it takes until it is clear who is ahead', async () => {
    const projectId = await disputedProject()
    await addRun(projectId, 'old', runOf('old', { t3: [2, 3, 1, 4] }))
    await addRun(projectId, 'new', runOf('new', { t3: [1, 2, 3, 4] }))
    const told = await comparison(projectId)
    expect(told).toMatchObject({ open: 1, winner: null })
    const { median = -1, most = -1, decided = -1 } = told?.need ?? {}
    expect([median, most]).toEqual([1, 1])
    // One says 3, one 0, each as probable: with 0 the runs are equal, with all else one is ahead.
    expect(decided).toBeGreaterThan(0.5)
    expect(decided).toBeLessThan(0.7)
  })

  test('labels count for as sure as they are: without gold one label is right in half of the cases', async () => {
    const projectId = await makeProject(server, owner, { rows: stageRows(1, 1) })
    await gradeQueries(await annotator(server, projectId, 'Only one'), projectId, [[3]])
    await addRun(projectId, 'down', runOf('down', { t1: [2, 1] }))
    await addRun(projectId, 'up', runOf('up', { t1: [1, 2] }))
    const { lead, sureness } = (await comparison(projectId)) ?? {}
    const ahead = 1 - 1 / Math.log2(3)
    expect(lead).toBeCloseTo(ahead, 12)
    // Of the other half each of three grades has a third, and with 0 no run is ahead.
    expect(sureness?.lead).toBeCloseTo((ahead * 5) / 6, 12)
    const reach = 1.959964 * ahead * Math.sqrt(5 / 36)
    expect(sureness?.low).toBeCloseTo((ahead * 5) / 6 - reach, 6)
    expect(sureness?.high).toBeCloseTo((ahead * 5) / 6 + reach, 6)
    expect(sureness?.aheadB).toBeCloseTo(0.98733, 4)
  })

  test('choosing others, and removing one, changes what is compared', async () => {
    const projectId = await makeProject(server, owner, { rows: stageRows(1, 2) })
    const ids: string[] = []
    for (const name of ['one', 'two', 'three'])
      ids.push((await addRun(projectId, name, runOf(name, { t1: [1, 2] }))).body.id)
    const [one = '', two = '', three = ''] = ids
    await owner.ok('run.choose', { params: { projectId }, body: { a: three, b: one } })
    const sides = async () =>
      Object.fromEntries(
        (await owner.ok('run.list', { params: { projectId } })).runs.map(({ name, side }) => [name, side]),
      )
    expect(await sides()).toEqual({ one: 'b', two: null, three: 'a' })
    const wrong = await owner.call('run.choose', { params: { projectId }, body: { a: projectId, b: two } })
    expect(wrong.status).toBe(404)
    const twice = await owner.call('run.choose', { params: { projectId }, body: { a: two, b: two } })
    expect(twice.status).toBe(400)
    expect(await sides()).toEqual({ one: 'b', two: null, three: 'a' })
    await owner.ok('run.delete', { params: { projectId, runId: three } })
    expect(await sides()).toEqual({ one: 'b', two: null })
    expect(await comparison(projectId)).toBeNull()
  })
})

describe('the order of review', () => {
  const queue = async (projectId: string) =>
    owner.ok('review.next', { params: { projectId }, body: { want: 5, have: [] } })

  test('goes by disagreement without runs, and by what can change the comparison with them', async () => {
    const projectId = await disputedProject()
    const before = await queue(projectId)
    // 3 against 0 lies further apart than 2 against 0.
    expect(before.groups.map(({ query }) => query.text)).toEqual(['query 3', 'query 4'])
    expect(before.runs).toBeNull()
    // In the third query both return the same; in the fourth what is disputed stands first in one and last in the other.
    await addRun(projectId, 'old', runOf('old', { t1: [1, 2], t3: [1, 2], t4: [1, 2, 3, 4] }))
    await addRun(projectId, 'new', runOf('new', { t1: [1, 2], t3: [1, 2], t4: [4, 2, 3, 1] }))
    const after = await queue(projectId)
    expect(after.groups.map(({ query }) => query.text)).toEqual(['query 4', 'query 3'])
    expect(after.runs).toMatchObject({ a: 'old', b: 'new', winner: null })
    const { runs } = await owner.ok('run.list', { params: { projectId } })
    await owner.ok('run.delete', { params: { projectId, runId: runs[0]?.id ?? '' } })
    expect((await queue(projectId)).groups.map(({ query }) => query.text)).toEqual(['query 3', 'query 4'])
  })

  test('says when nothing left can turn it round', async () => {
    const projectId = await disputedProject()
    await addRun(projectId, 'old', runOf('old', { t1: [1, 2], t3: [1, 2], t4: [1, 2, 3, 4] }))
    await addRun(projectId, 'new', runOf('new', { t1: [1, 2], t3: [1, 2], t4: [4, 2, 3, 1] }))
    const { groups } = await queue(projectId)
    const open = groups.find(({ query }) => query.text === 'query 4')?.items[0]
    const body = { decisions: [decision(open, { value: 3 })], bulk: false }
    await owner.ok('review.decide', { params: { projectId }, body })
    expect((await queue(projectId)).runs).toMatchObject({ winner: 'b' })
    // What is left can still change the size of it.
    expect((await queue(projectId)).groups.map(({ query }) => query.text)).toEqual(['query 3'])
  })
})
