import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { Client, type TestServer, testServer } from '../support/api.ts'
import { upload } from '../support/imports.ts'
import { annotator, gradeQueries, ingest, makeProject, stageRows } from '../support/projects.ts'
import { askAboutWork } from '../support/questions.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()
let projectId: string

/** Every question about figures that take long. */
const questions = (client: Client) => {
  const params = { projectId }
  const measures = 'nDCG@10;AP(rel=2)@10'
  return {
    ...askAboutWork(client, projectId),
    evaluation: () => client.ok('run.evaluation', { params, query: { measures } }),
    queries: () => client.ok('run.queries', { params, query: { measure: 'nDCG@10', measures } }),
    return: () => client.ok('run.return', { params, query: { measure: 'nDCG@10' } }),
    comparison: () => client.ok('run.comparison', { params }),
    unjudged: () => client.ok('run.unjudged', { params, query: { k: '10' } }),
    board: () => client.ok('board.get', { params }),
  }
}
type Question = keyof ReturnType<typeof questions>

async function answers(client: Client) {
  const asked = Object.entries(questions(client)) as [Question, () => Promise<{ isComputing: boolean }>][]
  const told: [Question, { isComputing: boolean }][] = []
  for (const [name, ask] of asked) told.push([name, await ask()])
  return new Map(told)
}

const computing = (told: Map<Question, { isComputing: boolean }>) =>
  [...told].flatMap(([name, { isComputing }]) => (isComputing ? [name] : []))

/** The server after another start: what was not kept is not there, and nobody waits. */
async function restarted(build = 'test'): Promise<Client> {
  const impatient = { patience: { first: 0, again: 0 }, build, now: () => server.clock.now }
  const again: TestServer = await testServer(server.db, impatient)
  const client = new Client(again.app)
  client.cookie = owner.cookie
  return client
}

async function addRun(name: 'a' | 'b', docs: number[]) {
  const text = ['t1', 't2']
    .flatMap((query) => docs.map((doc, at) => `${query} Q0 doc%20${doc} ${at + 1} ${docs.length - at} x\n`))
    .join('')
  const uploadId = await upload(owner, projectId, `${name}.run`, text)
  await owner.ok('run.create', { params: { projectId }, body: { uploadId, name, language: null } })
}

beforeAll(async () => {
  projectId = await makeProject(server, owner, { overlap: 2, rows: stageRows(3, 3), consensus: 'dawid-skene' })
  const values = [
    [3, 0, 1],
    [0, 2, 0],
  ]
  for (const name of ['Ana', 'Ben']) await gradeQueries(await annotator(server, projectId, name), projectId, values)
  await addRun('a', [1, 2, 3])
  await addRun('b', [3, 2, 1])
})

test('a server that starts again answers with what was worked out before; after a change with the old, and soon with the new', async () => {
  const known = await answers(owner)
  expect(computing(known)).toEqual([])
  const client = await restarted()
  expect(await answers(client)).toEqual(known)

  // Another label: nothing of it is known yet, and nobody has to wait.
  server.pass(1)
  await ingest(server, projectId, stageRows(1, 3, { query_id: 't4', query: 'query 4' }))
  await gradeQueries(await annotator(server, projectId, 'Cleo'), projectId, [[1, 1, 1]])
  const once = await answers(client)
  expect(computing(once)).toEqual(expect.arrayContaining(['agreement', 'consensus', 'evaluation', 'comparison']))
  expect(once.get('agreement')).toEqual({ ...known.get('agreement'), isComputing: true })
  expect(once.get('evaluation')).toEqual({ ...known.get('evaluation'), isComputing: true })
  await expect.poll(async () => computing(await answers(client)), { timeout: 20_000 }).toEqual([])
  const { report } = await questions(client).agreement()
  expect(report?.labels).toBe(21)
})

test('what another build has kept is not taken', async () => {
  await answers(owner)
  const { report, isComputing } = await questions(await restarted('another')).agreement()
  expect([report, isComputing]).toEqual([null, true])
})

test('of a project so many are kept, the latest', async () => {
  for (let k = 1; k <= 65; k++) await owner.ok('run.unjudged', { params: { projectId }, query: { k: String(k) } })
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from figure`.execute(server.db)
  expect(rows[0]?.n).toBe(60)
})
