import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../support/api.ts'
import { applyBulk, staleAction, undoBulk } from '../support/bulk.ts'
import { freshDatabase } from '../support/database.ts'
import { importTable, upload } from '../support/imports.ts'
import { annotator, gradeQueries, makeProject, stageRows } from '../support/projects.ts'

let server: TestServer
let owner: Client
const database = await freshDatabase()

beforeAll(async () => {
  server = await testServer(database.db)
  owner = await server.owner()
})
afterAll(() => database.drop())

/** Two people on two queries of two results. */
async function graded(given: number[][][], settings: Parameters<typeof makeProject>[2] = {}) {
  const projectId = await makeProject(server, owner, { overlap: given.length, rows: stageRows(2, 2), ...settings })
  for (const [at, values] of given.entries())
    await gradeQueries(await annotator(server, projectId, `P${at} ${projectId.slice(-8)}`), projectId, values)
  return projectId
}

const agreement = async (projectId: string) => {
  const { report } = await owner.ok('insights.agreement', { params: { projectId }, query: {} })
  return { labels: report?.labels, percent: report?.measures.find(({ measure }) => measure === 'percent')?.value }
}

const board = async (projectId: string) => {
  for (;;) {
    const { board, isComputing } = await owner.ok('board.get', { params: { projectId } })
    if (board && !isComputing) return board
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const same = [
  [3, 0],
  [2, 2],
]

test('labels that go stale leave agreement and the board, and come back when that is undone', async () => {
  const projectId = await graded([same, same])
  expect(await agreement(projectId)).toEqual({ labels: 8, percent: 1 })
  expect((await board(projectId)).total).toMatchObject({ wanted: 8, made: 8 })
  const { id } = await applyBulk(owner, projectId, staleAction({ language: 'en' }))
  expect(await agreement(projectId)).toMatchObject({ labels: 0, percent: null })
  expect((await board(projectId)).total).toMatchObject({ wanted: 8, made: 0 })
  await undoBulk(owner, projectId, id)
  expect(await agreement(projectId)).toEqual({ labels: 8, percent: 1 })
  expect((await board(projectId)).total).toMatchObject({ made: 8 })
})

test('ratings that come into a source that counts already are in the figures', async () => {
  const projectId = await graded([same])
  const table = (row: string) => `query_id,query,docid,title,language,market,rating,judge\n${row}\n`
  await importTable(owner, projectId, 'a.csv', table('t1,query 1,doc 1,Title 1,en,US,3,others'))
  const { sources } = await owner.ok('project.sources', { params: { projectId } })
  const sourceId = sources[0]?.id ?? ''
  await owner.ok('project.updateSource', { params: { projectId, sourceId }, body: { counts: true } })
  expect(await agreement(projectId)).toEqual({ labels: 5, percent: 1 })
  server.clock.now = new Date(server.clock.now.getTime() + 1000)
  await importTable(owner, projectId, 'b.csv', table('t1,query 1,doc 2,Title 2,en,US,3,others'))
  expect(await agreement(projectId)).toEqual({ labels: 6, percent: 0.5 })
})

test('two runs compare by the rule in force, whatever it was before', async () => {
  // Most say 0, the one in the middle says 1.
  const given = [0, 0, 1, 2, 3].map((grade) => [
    [3, 0],
    [grade, 0],
  ])
  const projectId = await graded(given, { reviewSpread: 3 })
  for (const [name, docs] of [
    ['up', [2, 1]],
    ['down', [1, 2]],
  ] as const) {
    const lines = docs.map((doc, at) => `t2 Q0 doc%20${doc} ${at} ${9 - at} x\n`).join('')
    const uploadId = await upload(owner, projectId, `${name}.run`, lines)
    await owner.ok('run.create', { params: { projectId }, body: { uploadId, name, language: null } })
  }
  const compare = async (consensus: 'majority' | 'median' | 'dawid-skene') => {
    await owner.ok('project.update', { params: { projectId }, body: { consensus } })
    const { comparison } = await owner.ok('run.comparison', { params: { projectId } })
    return { lead: comparison?.lead, coverage: comparison?.a.coverage }
  }
  expect(await compare('majority')).toEqual({ lead: 0, coverage: 1 })
  expect((await compare('median')).lead).toBeCloseTo(1 - 1 / Math.log2(3), 12)
  expect(await compare('dawid-skene')).toMatchObject({ coverage: 1 })
})
