import { beforeAll, expect, test } from 'vitest'
import type { Role } from '#contract/basics.ts'
import { emptyPlan } from '#core/plan.ts'
import type { Client } from '../support/api.ts'
import { parseCsv } from '../support/csv.ts'
import { upload } from '../support/imports.ts'
import { annotator, gradeQueries, ingest, makeProject, next, plainProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let projectId: string
const { server, owner } = await served()

/** A run that returns the documents of each query in the order given, as numbers of `doc n`. */
const runOf = (queries: Record<string, (number | string)[]>) =>
  Object.entries(queries)
    .flatMap(([queryId, docs]) =>
      docs.map(
        (doc, at) =>
          `${queryId} Q0 ${typeof doc === 'number' ? `doc%20${doc}` : doc} ${at + 1} ${docs.length - at} x\n`,
      ),
    )
    .join('')

async function addRun(name: string, queries: Record<string, (number | string)[]>, inProject = projectId) {
  const params = { projectId: inProject }
  const uploadId = await upload(owner, inProject, `${name}.run`, runOf(queries))
  const { body } = await owner.call('run.create', { params, body: { uploadId, name, language: null } })
  return body.id
}

beforeAll(async () => {
  // Two queries of three graded documents, the first with one that the other lacks; later a third that nobody has graded.
  const only = { query_id: 't1', query: 'query 1', doc_id: 'only-here', title: 'Only here', rank: 4 }
  const rows = [...stageRows(2, 3), ...stageRows(1, 1, only)]
  projectId = await makeProject(server, owner, { overlap: 1, rows })
  await gradeQueries(await annotator(server, projectId, 'Ana'), projectId, [
    [3, 0, 1, 0],
    [0, 2, 0],
  ])
  await ingest(server, projectId, stageRows(1, 2, { query_id: 't3', query: 'query 3' }))
})

const evaluation = async (measures: string) => {
  const { evaluation } = await owner.ok('run.evaluation', { params: { projectId }, query: { measures } })
  if (!evaluation) throw new Error('it is worked out')
  return evaluation
}

test('runs are measured on the grades as they stand, with coverage and the formula', async () => {
  await addRun('a text match', { t1: [2, 1, 'nowhere'], t2: [1, 2] })
  await addRun('by hand', { t1: [1, 3, 2], t2: [2, 'only-here'] })
  const { measures, runs, queries } = await evaluation('nDCG@2; P(rel=2)@1;Judged@3')
  expect(runs.map(({ name }) => name)).toEqual(['a text match', 'by hand'])
  expect(queries).toBe(2)
  const [ndcg, precision] = measures
  // Query 1: (0 + 3/log2(3)) / (3 + 1/log2(3)); query 2: (2/log2(3)) / 2.
  const log = Math.log2(3)
  expect(ndcg?.outcomes[0]?.mean).toBeCloseTo((3 / log / (3 + 1 / log) + 1 / log) / 2, 12)
  expect(ndcg?.outcomes[1]?.mean).toBeCloseTo(1, 12)
  expect(ndcg?.formula).toMatchObject({ gain: 'grade', discount: '1/log2(rank+1)', k: 2, unjudged: 'zero' })
  expect(precision?.outcomes.map(({ mean }) => mean)).toEqual([0, 1])
  expect(ndcg?.difference?.delta).toBeCloseTo(1 - (ndcg?.outcomes[0]?.mean ?? 0), 12)
  expect(ndcg?.difference).toMatchObject({ queries: 2, p: 0.5 })
})

test('query by query, where B is furthest ahead first, and the documents beside each other', async () => {
  const { rows, ahead } = await owner.ok('run.queries', { params: { projectId }, query: { measure: 'nDCG@2' } })
  expect(rows.map(({ query }) => query)).toEqual(['query 1', 'query 2'])
  expect(ahead).toEqual({ a: 0, b: 2, none: 0 })
  const beside = { measure: 'nDCG@2', measures: 'P(rel=2)@1; nDCG@2' }
  expect((await owner.ok('run.queries', { params: { projectId }, query: beside })).rows).toEqual(rows)
  const { a, b } = await owner.ok('run.query', { params: { projectId, queryId: rows[1]?.queryId ?? '' } })
  expect(a.map(({ docId, grade }) => [docId, grade])).toEqual([
    ['doc%201', 0],
    ['doc%202', 2],
  ])
  expect(a[1]?.result).toMatchObject({ title: 'Title 5', masked: false })
  expect(b[1]).toMatchObject({ docId: 'only-here', grade: null, result: null })
})

test('how closely the lead was known as labels were spent; nothing with fewer than five queries, and for owners alone', async () => {
  const ask = (client: Client) => client.call('run.return', { params: { projectId }, query: { measure: 'nDCG@2' } })
  expect((await ask(owner)).body.spent).toEqual({ currency: 'USD', points: [] })
  const id = await makeProject(server, owner, { queries: 6, results: 2 })
  const plan = { ...emptyPlan, rates: [{ language: 'en', perHour: 3600 }] }
  await owner.ok('plan.update', { params: { projectId: id }, body: { basedOn: 0, plan, note: '' } })
  const values = Array.from({ length: 6 }, (_, at) => [at % 3, 3 - (at % 3)])
  await gradeQueries(await annotator(server, id, 'Dora'), id, values, { activeMs: 30_000 })
  const six = (docs: number[]) => Object.fromEntries(values.map((_, at) => [`t${at + 1}`, docs]))
  await addRun('one way', six([1, 2]), id)
  await addRun('the other', six([2, 1]), id)
  const params = { projectId: id }
  const { spent } = await owner.ok('run.return', { params, query: { measure: 'nDCG@2' } })
  const { evaluation } = await owner.ok('run.evaluation', { params, query: { measures: 'nDCG@2' } })
  const { low, high } = evaluation?.measures[0]?.difference ?? {}
  // Half a minute a label at 36.00 an hour.
  expect(spent?.points.at(-1)).toEqual({ queries: 6, labels: 12, minutes: 6, money: 360, low, high })
  expect(spent?.points[0]).toMatchObject({ queries: 5, labels: 10, money: 300 })
  expect((await ask(await annotator(server, projectId, 'Emil'))).status).toBe(403)
})

test('a name that is no measure is refused with what is expected; only those who review see runs', async () => {
  const bad = await owner.call('run.evaluation', { params: { projectId }, query: { measures: 'nDCG' } })
  expect(bad).toMatchObject({ status: 200 })
  const worse = await owner.call('run.evaluation', { params: { projectId }, query: { measures: 'nDCG@10;Nonsense@3' } })
  expect(worse).toMatchObject({ status: 422, error: { id: 'bad-measure', details: { measure: 'Nonsense@3' } } })
  const ben = await annotator(server, projectId, 'Ben')
  expect((await ben.call('run.evaluation', { params: { projectId }, query: { measures: 'AP' } })).status).toBe(403)
})

test('who annotates too is told no grade of what they could still be given', async () => {
  const shared = await makeProject(server, owner, { overlap: 2, rows: stageRows(1, 2) })
  await gradeQueries(await annotator(server, shared, 'First'), shared, [[3, 0]])
  for (const [name, docs] of [
    ['one', [1, 2]],
    ['two', [2, 1]],
  ] as const) {
    const uploadId = await upload(owner, shared, `${name}.run`, runOf({ t1: [...docs] }))
    await owner.ok('run.create', { params: { projectId: shared }, body: { uploadId, name, language: null } })
  }
  const { rows } = await owner.ok('run.queries', { params: { projectId: shared }, query: { measure: 'P@1' } })
  const params = { projectId: shared, queryId: rows[0]?.queryId ?? '' }
  const join = async (name: string, roles: Role[]) => {
    const body = { roles, languages: [], markets: [], note: '', days: 7, count: 1 }
    const { links } = await owner.ok('invitation.create', { params: { projectId: shared }, body })
    return server.join(links[0]?.url ?? '', name, `${name.toLowerCase()}@example.org`)
  }
  const grades = async (who: Client) => (await who.ok('run.query', { params })).a.map(({ grade }) => grade)
  const both = await join('Both', ['annotator', 'reviewer'])
  expect(await grades(await join('Reviews', ['reviewer']))).toEqual([3, 0])
  expect(await grades(both)).toEqual([null, null])
  await gradeQueries(both, shared, [[2, 0]])
  expect(await grades(both)).toEqual([2, 0])
})

test('all of it leaves as CSV', async () => {
  const rows = parseCsv(await (await owner.request(`/api/projects/${projectId}/runs/csv?measures=nDCG@2`)).text())
  expect(rows.filter(({ run }) => run === 'by hand').map(({ query, value }) => [query, value])).toEqual([
    ['query 1', '1'],
    ['query 2', '1'],
    ['all', '1'],
  ])
})

test('what grades gain on the scale counts in nDCG, as in the comparison; relevance and other tools go by the grade', async () => {
  const gains = [0, 0.01, 0.1, 1]
  const grades = plainProject.scale.grades.map((grade, at) => ({ ...grade, gain: gains[at] ?? 0 }))
  const scaled = await makeProject(server, owner, { rows: stageRows(1, 3), scale: { kind: 'esci', grades } })
  await gradeQueries(await annotator(server, scaled, 'Eva'), scaled, [[1, 2, 3]])
  for (const [name, docs] of [
    ['a worse', [1, 2, 3]],
    ['b better', [3, 1, 2]],
  ] as const) {
    const uploadId = await upload(owner, scaled, `${name}.run`, runOf({ t1: [...docs] }))
    await owner.ok('run.create', { params: { projectId: scaled }, body: { uploadId, name, language: null } })
  }
  const ask = (measures: string) => owner.call('run.evaluation', { params: { projectId: scaled }, query: { measures } })
  const { body } = await ask('nDCG@10;P(rel=2)@1;quepid:ndcg_cut@10;ERR@10')
  const [ndcg, precision, quepid, err] = body.evaluation?.measures.map(({ outcomes }) => outcomes[0]?.mean ?? 0) ?? []
  const { comparison } = await owner.ok('run.comparison', { params: { projectId: scaled } })
  const dcg = (values: number[]) => values.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0)
  expect(ndcg).toBeCloseTo(dcg([0.01, 0.1, 1]) / dcg([1, 0.1, 0.01]), 12)
  expect(comparison?.a.mean).toBeCloseTo(ndcg ?? 0, 12)
  expect(precision).toBe(0)
  expect(quepid).toBeCloseTo(dcg([1, 3, 7]) / dcg([7, 3, 1]), 12)
  const stops = [0.01, 0.1, 1].map((gain) => (2 ** gain - 1) / 16) as [number, number, number]
  const left = 1 - stops[0]
  expect(err).toBeCloseTo(stops[0] + (left * stops[1]) / 2 + (left * (1 - stops[1]) * stops[2]) / 3, 12)
  const low = await ask('ERR(max=0.5)@10')
  expect(low).toMatchObject({ status: 422, error: { id: 'measure-too-low', details: { highest: 1 } } })
})

test('documents without a grade: those that wait come first, those known elsewhere become tasks, the rest is named', async () => {
  await addRun('new', { t3: [1, 2], t2: ['only-here'] })
  const ask = async () => (await owner.ok('run.unjudged', { params: { projectId }, query: { k: '10' } })).unjudged
  expect(await ask()).toEqual({ waiting: 2, elsewhere: 1, unknown: 1, missing: [{ queryId: 't1', docId: 'nowhere' }] })
  const done = await owner.ok('run.judge', { params: { projectId }, body: { k: 10 } })
  expect(done).toEqual({ first: 2, made: 1 })
  expect(await ask()).toMatchObject({ waiting: 3, elsewhere: 0 })
  const cleo = await annotator(server, projectId, 'Cleo')
  const { tasks } = await next(cleo, projectId, 5)
  expect(tasks.map(({ query, results }) => [query.text, results.map(({ title }) => title)])).toEqual([
    ['query 2', ['Only here']],
    ['query 3', ['Title 1', 'Title 2']],
  ])
  expect(await owner.ok('run.judge', { params: { projectId }, body: { k: 10 } })).toEqual({ first: 3, made: 0 })
})
