import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoomAct } from '#contract/calibration.ts'
import { Client, type TestServer, testServer } from '../support/api.ts'
import { launchBrowser, openPage } from '../support/browser.ts'
import { makeSession, openLine, voteFor } from '../support/calibration.ts'
import { joinAll, makeCrowd } from '../support/crowd.ts'
import { freshDatabase } from '../support/database.ts'
import { freshHome, type Host, startHost } from '../support/host.ts'
import { makeProject, stageRows } from '../support/projects.ts'
import { signIn } from '../support/stage.ts'

const size = 200
const items = 8

let server: TestServer
let owner: Client
let hosts: Host[]
const database = await freshDatabase()
const homes = [freshHome(), freshHome()]

beforeAll(async () => {
  server = await testServer(database.db, { now: () => new Date() })
  server.clock.now = new Date()
  owner = await server.owner()
  hosts = []
  for (const { home } of homes) hosts.push(await startHost({ TOUCHSTONE_HOME: home, DATABASE_URL: database.url }))
})
afterAll(async () => {
  await Promise.all(hosts.map((host) => host.stop()))
  await database.drop()
  for (const { remove } of homes) remove()
})

/** The same person at one of the two processes. */
function at({ address }: Host, { id, cookie }: Client): Client {
  return Object.assign(new Client({ request: (path, init) => fetch(`${address}${path}`, init) }), { id, cookie })
}

/** A line that notes when the room comes to a step, as milliseconds since 1970. */
async function steppingLine(person: Client, key: { projectId: string; sessionId: string }) {
  const steps: { step: number; at: number }[] = []
  let look = () => {}
  const line = await openLine(person, key, (kind, data) => {
    if (kind !== 'stage') return
    steps.push({ step: Number(/"step":(\d+)/.exec(data)?.[1]), at: Date.now() })
    look()
  })
  const after = (step: number) =>
    new Promise<number>((resolve) => {
      look = () => {
        const come = steps.find((one) => one.step > step)
        if (come) resolve(come.at)
      }
      look()
    })
  return { after, close: line.close }
}

const quantile = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0

/** How long each act took, in ms. */
type Times = Map<string, number[]>
const note = (into: Times, kind: string, took: number) => into.set(kind, [...(into.get(kind) ?? []), took])
const row = (times: readonly number[]) => ({
  ...{ times: times.length, p50: Math.round(quantile(times, 0.5)) },
  ...{ p95: Math.round(quantile(times, 0.95)), max: Math.round(Math.max(...times)) },
})

/** Where a page says which step the room is at. */
const way = '#main header ol'

/** Notes in a page when its room has come to another step and that has been painted, as milliseconds since 1970. */
const notePaint = (page: Page) =>
  page.evaluate((way) => {
    const wait = new Promise<number>((resolve) => {
      new MutationObserver((_, observer) => {
        observer.disconnect()
        requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))
      }).observe(document.querySelector(way) as Node, { subtree: true, attributes: true, childList: true })
    })
    Object.assign(window, { painted: wait })
  }, way)
const painted = (page: Page) => page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted)

test('from the trainer’s key to the screens of 200 people, on two processes behind one database', {
  timeout: 600_000,
}, async () => {
  const projectId = await makeProject(server, owner, { rows: stageRows(items, 1) })
  const crowd = await makeCrowd(server, size)
  await joinAll(server, projectId, crowd)
  const key = await makeSession(server, owner, projectId, { people: crowd, items })
  const people = crowd.map((person, n) => at(hosts[n % 2] as Host, person))
  const trainer = at(hosts[0] as Host, owner)
  await trainer.ok('room.get', { params: key })
  // The last two sit at screens, the others at lines.
  const browser = await launchBrowser()
  const screens: Page[] = []
  for (const person of people.slice(-2)) {
    const { page } = await openPage(browser)
    const { address } = hosts[screens.length] as Host
    await signIn(page, person, address)
    await page.goto(`${address}/projects/${projectId}/calibration/${key.sessionId}/room`)
    await page.locator(way).waitFor()
    screens.push(page)
  }
  // The others sit at machines of their own, so what it takes to parse what came is not counted here.
  const lines = await Promise.all(people.slice(0, -2).map((person) => steppingLine(person, key)))
  const [toLines, toScreens]: [Times, Times] = [new Map(), new Map()]
  const voting: number[] = []
  /** The trainer's key: how long until each line has brought what it leads to, and each screen has painted it. */
  async function press(act: RoomAct): Promise<void> {
    const { stage } = await trainer.ok('room.get', { params: key })
    await Promise.all(screens.map(notePaint))
    const pressed = Date.now()
    const arrived = lines.map(async (line) => (await line.after(stage.step)) - pressed)
    const seen = screens.map(async (page) => (await painted(page)) - pressed)
    const answer = await trainer.ok('room.act', { params: key, body: { step: stage.step, act } })
    expect(answer.done).toBe(true)
    for (const took of await Promise.all(arrived)) note(toLines, act.act, took)
    for (const took of await Promise.all(seen)) note(toScreens, act.act, took)
  }
  const settlement = { value: 2, tolerance: 0, reason: 'It fits.', clause: null, safety: null }
  await press({ act: 'open' })
  await press({ act: 'begin' })
  for (let n = 0; n < items; n++) {
    // All vote within five seconds, with words.
    const votes = people.map(async (person) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5000))
      const started = Date.now()
      const body = voteFor(n, {
        value: Math.floor(Math.random() * 4),
        explanation: 'It names the thing itself, in short.',
      })
      expect((await person.call('room.vote', { params: key, body })).status).toBe(200)
      voting.push(Date.now() - started)
    })
    await Promise.all(votes)
    await press({ act: 'reveal' })
    await press({ act: 'talk' })
    await press({ act: 'settle' })
    await trainer.ok('room.act', {
      params: key,
      body: { step: (await trainer.ok('room.get', { params: key })).stage.step, act: { act: 'decide', settlement } },
    })
    await press({ act: 'next' })
  }
  await Promise.all(lines.map((line) => line.close()))
  await browser.close()
  console.table({
    ...Object.fromEntries([...toLines].map(([kind, times]) => [`${kind}, ${lines.length} lines`, row(times)])),
    ...Object.fromEntries([...toScreens].map(([kind, times]) => [`${kind}, ${screens.length} screens`, row(times)])),
    'answer to a vote': row(voting),
  })
  for (const times of [toLines, toScreens]) {
    const all = [...times.values()].flat()
    console.log(`all keys: p95 ${quantile(all, 0.95).toFixed(0)} ms`)
    expect(quantile(all, 0.95)).toBeLessThanOrEqual(300)
  }
})
