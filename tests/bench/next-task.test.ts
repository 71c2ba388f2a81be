import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import { Client, type TestServer, testServer } from '../support/api.ts'
import { joinAll, makeCrowd } from '../support/crowd.ts'
import { freshDatabase } from '../support/database.ts'
import { freshHome, type Host, startHost } from '../support/host.ts'
import { doTask, makeProject, next } from '../support/projects.ts'

const annotators = 50
const perSecond = 17
const seconds = Number(process.env.BENCH_SECONDS ?? 30)
/** A server that has just started compiles its own code first; these are not measured. */
const warmUp = 10
/** Tasks that the label page keeps ready beside the one in hand. */
const ahead = 2
const [few, many] = [10_000, Number(process.env.BENCH_TASKS ?? 1_000_000)]

let server: TestServer
let owner: Client
let crowd: Client[]
let host: Host
const database = await freshDatabase()
const { home, remove } = freshHome()

/** The same person at the built server, which runs as a process of its own. */
function at(address: string, { id, cookie }: Client): Client {
  const client = new Client({ request: (path, init) => fetch(`${address}${path}`, init) })
  return Object.assign(client, { id, cookie })
}

beforeAll(async () => {
  server = await testServer(database.db, { now: () => new Date() })
  server.clock.now = new Date()
  owner = await server.owner()
  host = await startHost({ TOUCHSTONE_HOME: home, DATABASE_URL: database.url })
  crowd = (await makeCrowd(server, annotators)).map((client) => at(host.address, client))
})
afterAll(async () => {
  await host.stop()
  await database.drop()
  remove()
})

/** A project with so many open tasks of two results each, put straight into the tables. */
async function bigProject(tasks: number): Promise<string> {
  const projectId = await makeProject(server, owner, { rows: [], overlap: 3 })
  await server.db.connection().execute(async (db) => {
    // The rows refer to one another by construction; checking two million references would only take time. No trigger runs.
    await sql`set session_replication_role = replica`.execute(db)
    const id = (kind: string) => sql`md5(${`${projectId} ${kind} `} || n)::uuid`
    await sql`insert into query (project_id, id, external_id, given_id, language, market, text, position, created_at)
      select ${projectId}, ${id('query')}, 'q' || n, true, case when n % 5 = 0 then 'de' else 'en' end, 'US', 'query ' || n, n, now() from generate_series(1, ${tasks}::int) n`.execute(
      db,
    )
    await sql`insert into task (project_id, id, query_id, language, market, overlap, position)
      select ${projectId}, ${id('task')}, ${id('query')}, case when n % 5 = 0 then 'de' else 'en' end, 'US', 3, n from generate_series(1, ${tasks}::int) n`.execute(
      db,
    )
    await sql`insert into result (project_id, id, query_id, task_id, external_id, rank, kind, title, treatment, content_key)
      select ${projectId}, ${id('result')}, ${id('query')}, ${id('task')}, 'd1', 1, 'text', 'Title ' || n, 'T0', 'text:' || encode(sha256(convert_to('Title ' || n, 'UTF8')), 'hex') from generate_series(1, ${tasks}::int) n`.execute(
      db,
    )
    await sql`set session_replication_role = default`.execute(db)
    await sql`vacuum analyze query, task, result`.execute(db)
  })
  await joinAll(server, projectId, crowd.slice(0, annotators / 2))
  await joinAll(server, projectId, crowd.slice(annotators / 2), { languages: ['de', 'en'], markets: ['US'] })
  return projectId
}

/** What each annotator has in hand: the task they are at, and those kept ready. */
type Hands = Map<Client, TaskView[]>

/**
 * Asks on the beat, whether the answers are back or not. With `labels` each annotator does as the label page does: saves and
 * submits the task in hand, then asks for one more while the next is in hand and another kept ready; so the server has three times
 * as much to do, and what waits is counted to a hundred. Without, they keep what they have in hand and ask for more.
 */
async function openLoop(projectId: string, seconds: number, labels: boolean, hands: Hands) {
  const [times, running]: [number[], Promise<void>[]] = [[], []]
  const busy = new Map<Client, Promise<void>>()
  let empty = 0
  const turn = async (client: Client) => {
    const hand = hands.get(client) ?? []
    const done = labels ? hand.shift() : undefined
    if (done) await doTask(client, done)
    const have = hand.map((task) => task.assignmentId)
    const want = labels ? Math.max(1, ahead + 1 - hand.length) : 1
    const started = performance.now()
    const { tasks } = await next(client, projectId, want, have)
    times.push(performance.now() - started)
    if (tasks.length === 0) empty += 1
    hands.set(client, [...hand, ...tasks])
  }
  for (let n = 0; n < perSecond * seconds; n++) {
    const client = crowd[n % crowd.length] as Client
    const mine = (busy.get(client) ?? Promise.resolve()).then(() => turn(client))
    busy.set(client, mine)
    running.push(mine)
    await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond))
  }
  await Promise.all(running)
  return { times: times.sort((a, b) => a - b), empty }
}

const quantile = (times: number[], share: number) =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < 5; n++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return quantile(
    times.sort((a, b) => a - b),
    0.5,
  )
}

test('the next task comes as fast among a million open tasks as among ten thousand', {
  timeout: 1_200_000,
}, async () => {
  const figures: Record<string, Record<string, number | undefined>> = {}
  for (const tasks of [few, many]) {
    const projectId = await bigProject(tasks)
    const hands: Hands = new Map()
    await openLoop(projectId, warmUp, true, hands)
    const labelling = await openLoop(projectId, seconds, true, hands)
    const asking = await openLoop(projectId, seconds, false, hands)
    const list = await timed(() => (crowd[0] as Client).ok('project.list'))
    const rows = await server.db
      .selectFrom('task')
      .select('held')
      .where('project_id', '=', projectId)
      .where((eb) => eb(eb('held', '+', eb.ref('done')), '>', eb.ref('overlap')))
      .execute()
    for (const [name, { times, empty }] of Object.entries({ asking, labelling })) {
      const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(times, share))
      figures[`${tasks}, ${name}`] = { requests: times.length, empty, p50, p95, p99, list, overfull: rows.length }
      expect([empty, rows.length, times.length]).toEqual([0, 0, perSecond * seconds])
    }
  }
  console.table(figures)
  for (const name of ['asking', 'labelling']) {
    const growth = (figures[`${many}, ${name}`]?.p50 ?? 0) / (figures[`${few}, ${name}`]?.p50 ?? 1)
    console.log(`growth of the median, ${name}: ${growth.toFixed(2)}`)
    expect(growth).toBeLessThanOrEqual(2)
  }
})
