import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import { seeded } from '#core/seeded.ts'
import { storeAsset } from '#server/ingest/assets.ts'
import { Client, type TestServer, testServer } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'
import { freshHome, type Host, startHost, tellsOfProcesses, workerOf } from '../support/host.ts'
import { annotator, labelFor, makeProject, next, stageRows } from '../support/projects.ts'

const images = Number(process.env.BENCH_IMAGES ?? 10_000)
/** Images that are made previews of while labels are saved. */
const beside = Math.min(1000, images)
/** Labels a second, one after the other: a hundred people who label without a break. */
const perSecond = 20

let server: TestServer
let owner: Client
let host: Host
const database = await freshDatabase()
const { home, remove } = freshHome()

beforeAll(async () => {
  server = await testServer(database.db, { now: () => new Date() })
  server.clock.now = new Date()
  owner = await server.owner()
})
afterAll(async () => {
  await host?.stop()
  await database.drop()
  remove()
})

/** A picture of 800 × 600 like no other: soft patches of colour, as JPEG of about 40 kB. */
async function picture(seed: number): Promise<Uint8Array<ArrayBuffer>> {
  const random = seeded(seed)
  const size = { width: 32, height: 24, channels: 3 as const }
  const pixels = Uint8Array.from({ length: size.width * size.height * 3 }, () => random() * 256)
  const drawn = sharp(pixels, { raw: size }).resize(800, 600, { kernel: 'cubic' })
  return new Uint8Array(await drawn.jpeg({ quality: 82 }).toBuffer())
}

/** A project whose results are so many pictures, all masked, which wait to have previews made. */
async function pictureProject(count: number, firstSeed: number): Promise<void> {
  const hashes: string[] = []
  for (let at = 0; at < count; at += 100) {
    const made = await Promise.all(
      Array.from({ length: Math.min(100, count - at) }, (_, n) => picture(firstSeed + at + n)),
    )
    await server.db.transaction().execute(async (trx) => {
      for (const bytes of made)
        hashes.push(await storeAsset(trx, { kind: 'image', mime: 'image/jpeg', bytes }, new Date()))
    })
  }
  expect(new Set(hashes).size).toBe(count)
  const rows = stageRows(Math.ceil(count / 10), 10, { kind: 'image', treatment: 'T2' }).slice(0, count)
  await makeProject(server, owner, { rows: rows.map((row, i) => ({ ...row, asset_hash: hashes[i] ?? null })) })
}

const count = async (...states: ('waiting' | 'running' | 'done' | 'failed')[]) => {
  const { rows } = await sql<{
    count: number
  }>`select count(*)::int as count from preview_job where state = any(${states})`.execute(server.db)
  return rows[0]?.count ?? 0
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function untilMade(): Promise<void> {
  while ((await count('waiting', 'running')) > 0) await pause(500)
}

/** The most memory that the server's worker ever had, in MB, and the ms of processor it took per picture; NaN where the system does not tell. */
function costOfWorker(): { peak: number; each: number } {
  const worker = tellsOfProcesses && workerOf(host)
  if (!worker) return { peak: Number.NaN, each: Number.NaN }
  const peak = Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`${worker}/status`, 'utf8'))?.[1]) / 1024
  const fields = readFileSync(`${worker}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  // Hundredths of a second, for itself and for the system.
  return { peak, each: ((Number(fields[11]) + Number(fields[12])) * 10) / images }
}

const quantile = (times: number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN

/** Saves a label per beat of the clock until told to end; answers how long each took, in ms. */
async function save(client: Client, tasks: TaskView[], goOn: () => boolean): Promise<number[]> {
  const times: number[] = []
  let due = performance.now()
  for (let n = 0; goOn(); n++) {
    const task = tasks[n % tasks.length] as TaskView
    const index = Math.floor(n / tasks.length) % task.results.length
    const started = performance.now()
    await client.ok('label.save', { body: { labels: [labelFor(task, index, { value: n % 4 })] } })
    times.push(performance.now() - started)
    due = Math.max(due + 1000 / perSecond, performance.now())
    await pause(due - performance.now())
  }
  return times
}

test('previews of many pictures are made at 40 a second, by a worker of less than 500 MB', {
  timeout: 3_600_000,
}, async () => {
  await pictureProject(images, 1)
  host = await startHost({ TOUCHSTONE_HOME: home, DATABASE_URL: database.url })
  await untilMade()
  const { rows } = await sql<{
    seconds: number
    failed: number
  }>`select extract(epoch from max(done_at) - min(taken_at))::float8 as seconds,
    (count(*) filter (where state = 'failed'))::int as failed from preview_job`.execute(server.db)
  const perSecond = images / (rows[0]?.seconds ?? Number.NaN)
  const { peak, each } = costOfWorker()
  const figures = { 'peak MB': peak.toFixed(0), 'processor ms each': each.toFixed(1) }
  console.table({ previews: { images, perSecond: perSecond.toFixed(1), ...figures } })
  expect(rows[0]?.failed).toBe(0)
  if (tellsOfProcesses) expect(peak).toBeLessThan(500)
  expect(perSecond).toBeGreaterThanOrEqual(40)
})

test('saving a label takes at most half as long again while previews are being made', {
  timeout: 900_000,
}, async () => {
  const projectId = await makeProject(server, owner, { queries: 20, results: 10 })
  const ana = await annotator(server, projectId, 'Ana Bench')
  const elsewhere = new Client({ request: (path, init) => fetch(`${host.address}${path}`, init) })
  Object.assign(elsewhere, { id: ana.id, cookie: ana.cookie })
  const { tasks } = await next(elsewhere, projectId, 3)
  const forSeconds = (seconds: number) => {
    const end = performance.now() + seconds * 1000
    return () => performance.now() < end
  }
  const seconds = beside / 50
  await save(elsewhere, tasks, forSeconds(5))
  const before = await save(elsewhere, tasks, forSeconds(seconds))
  await pictureProject(beside, images + 1)
  while ((await count('running')) === 0 && (await count('waiting')) > 0) await pause(20)
  let isMaking = true
  const made = untilMade().then(() => {
    isMaking = false
  })
  const during = await save(elsewhere, tasks, () => isMaking)
  await made
  const after = await save(elsewhere, tasks, forSeconds(seconds))
  const without = [...before, ...after]
  const figures = [0.5, 0.95].map((share) => [quantile(without, share), quantile(during, share)] as const)
  console.table({ without: { labels: without.length }, during: { labels: during.length } })
  for (const [i, [plain, busy]] of figures.entries())
    console.log(
      `p${[50, 95][i]}: ${plain.toFixed(1)} ms without, ${busy.toFixed(1)} ms while made, ${(busy / plain).toFixed(2)} ×`,
    )
  for (const [plain, busy] of figures) expect(busy / plain).toBeLessThanOrEqual(1.5)
})
