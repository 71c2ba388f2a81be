import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testServer } from '../support/api.ts'
import { browserPath } from '../support/browser.ts'
import { freshDatabase } from '../support/database.ts'
import { freshHome, type Host, startHost } from '../support/host.ts'
import { makeProject, stageRows } from '../support/projects.ts'
import { withoutPolicy } from './without-policy.ts'

const keybench = resolve(process.env.TOUCHSTONE_SHARED ?? '../shared', 'tools/keybench')
/** One frame at 60 Hz: what the page may take longer than plain JavaScript. */
const frame = 17
const runs = Number(process.env.BENCH_RUNS ?? 3)

interface Figures {
  target: string
  error?: string
  bytes: { jsCssWire: number }
  key: { cpu4: { p95: number } }
  next: { cpu1: { heap: { growthMBper100: number } }; cpu4: { p50: number } }
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Measures the label page and the same task in plain JavaScript in turn, so that both meet the same noise. */
describe.skipIf(!existsSync(keybench))('the label page beside its floor, processor slowed four times', async () => {
  const database = await freshDatabase()
  const { home, remove } = freshHome()
  const found: Record<'floor' | 'page', Figures[]> = { floor: [], page: [] }
  let host: Host

  beforeAll(async () => {
    const server = await testServer(database.db, { now: () => new Date() })
    const owner = await server.owner()
    const projectId = await makeProject(server, owner, { rows: stageRows(2000, 10) })
    host = await startHost({ TOUCHSTONE_HOME: home, DATABASE_URL: database.url })
    const open = await withoutPolicy(host.address)
    // The harness finds its browser driver from where it lies.
    const folder = resolve('node_modules/.bench')
    const [harness, targets] = [join(folder, 'harness.mjs'), join(folder, 'targets.mjs')]
    mkdirSync(folder, { recursive: true })
    copyFileSync(join(keybench, 'harness.mjs'), harness)
    // A cookie that a script sets is as good to the server as the one it sets itself.
    const page = {
      name: 'page',
      url: `${open.address}/projects/${projectId}/label`,
      ready: "document.querySelectorAll('main ol > li').length === 10 && document.querySelector('[aria-current=true]')",
      effect:
        "[...document.querySelectorAll('main ol > li > button')].map(b => b.ariaCurrent + b.lastChild.textContent).join()",
      task: "document.querySelector('h1').textContent",
      keys: ['1', '2', '3', '0', '2'],
      submit: 'Enter',
      keysPerTask: 10,
      init: owner.cookie
        .split('; ')
        .map((pair) => `document.cookie = ${JSON.stringify(`${pair}; path=/`)}`)
        .join(';'),
    }
    writeFileSync(
      targets,
      `import floor from ${JSON.stringify(join(keybench, 'targets.mjs'))}\nexport default [...floor, ${JSON.stringify(page)}]\n`,
    )
    for (let run = 0; run < runs; run++) {
      const { stdout } = await promisify(execFile)(
        process.execPath,
        [harness, targets, '--loads', '2', '--tasks', '200', '--slow-tasks', '40'],
        { env: { ...process.env, CHROMIUM_PATH: await browserPath() }, maxBuffer: 1e8 },
      )
      for (const line of stdout.trim().split('\n')) {
        const figures = JSON.parse(line) as Figures
        if (figures.error) throw new Error(`${figures.target}: ${figures.error}`)
        found[figures.target as 'floor' | 'page'].push(figures)
        console.log(line)
      }
    }
    open.server.close()
  }, 3_600_000)
  afterAll(async () => {
    await host?.stop()
    await database.drop()
    remove()
  })

  const both = (of: (figures: Figures) => number) =>
    [median(found.page.map(of)), median(found.floor.map(of))] as [number, number]

  test('a key is on the screen within a frame of plain JavaScript (p95)', () => {
    const [page, floor] = both(({ key }) => key.cpu4.p95)
    console.log(`key to frame, p95: page ${page} ms, floor ${floor} ms`)
    expect(page).toBeLessThanOrEqual(floor + frame)
  })

  test('the next task is on the screen within a frame of plain JavaScript (p50)', () => {
    const [page, floor] = both(({ next }) => next.cpu4.p50)
    console.log(`submit to next, p50: page ${page} ms, floor ${floor} ms`)
    expect(page).toBeLessThanOrEqual(floor + frame)
  })

  test('the label page loads at most 230 KB of scripts and styles, compressed', () => {
    const [page] = both(({ bytes }) => bytes.jsCssWire)
    console.log(`JS + CSS: ${(page / 1024).toFixed(0)} KB`)
    expect(page).toBeLessThanOrEqual(230 * 1024)
  })

  test('a hundred tasks leave at most half a megabyte behind', () => {
    const [page] = both(({ next }) => next.cpu1.heap.growthMBper100)
    console.log(`heap: ${page} MB per 100 tasks`)
    expect(page).toBeLessThanOrEqual(0.5)
  })
})
