import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../support/api.ts'
import { makeSession } from '../support/calibration.ts'
import { annotator, makeProject, stageRows } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { listenTo, type Wire } from '../support/wire.ts'

let stage: Stage
let projectId: string

beforeAll(async () => {
  stage = await openStage()
  // The third item is masked for everybody.
  const rows = stageRows(6, 1).map((row, at) => ({ ...row, treatment: at === 2 ? ('T2' as const) : ('T0' as const) }))
  projectId = await makeProject(stage.server, stage.owner, { rows })
})
afterAll(() => stage?.close())

interface Seat {
  page: Page
  client: Client
  problems: string[]
  wire: Wire
}

const room = (sessionId: string) => `${stage.host.address}/projects/${projectId}/calibration/${sessionId}/room`

/** A browser of somebody in the room. */
async function enter(client: Client, sessionId: string, size?: { width: number; height: number }): Promise<Seat> {
  const { page, problems } = await stage.pageOf(client)
  const wire = await listenTo(page)
  if (size) await page.setViewportSize(size)
  await page.goto(room(sessionId))
  await page.getByRole('heading', { name: 'What is a 2?' }).waitFor()
  return { page, client, problems, wire }
}

/** What the screen says as a whole. */
const shows = (page: Page, text: string) => page.locator('#main').getByText(text, { exact: false }).first().waitFor()

/** What somebody says of an item: words that stand nowhere else. */
const words = ({ client }: Seat, n: number) => `Because of kiwi ${n} ${client.id.slice(-6)}.`

const votesOn = (sessionId: string, n: number) =>
  stage.server.db
    .selectFrom('calibration_vote')
    .select(['id', 'person_id', 'explanation'])
    .where('session_id', '=', sessionId)
    .where('n', '=', n)
    .execute()

/** Waits until a vote says these words. */
async function stored(sessionId: string, n: number, said: string): Promise<void> {
  await expect.poll(async () => (await votesOn(sessionId, n)).map(({ explanation }) => explanation)).toContain(said)
}

/** What has come down somebody's wire of others' votes on an item: their ids, their words, the news of them. */
async function heardOf({ client, wire }: Seat, sessionId: string, n: number): Promise<string[]> {
  const text = wire.text()
  expect(text).toContain('event: stage')
  const foreign = (await votesOn(sessionId, n)).filter(({ person_id }) => person_id !== client.id)
  const secrets = foreign.flatMap(({ id, explanation }) => [id, explanation]).filter((secret) => secret !== '')
  const shown = [...text.matchAll(/^event: votes\ndata: (.*)$/gm)].filter(
    ([, data = '']) => (JSON.parse(data) as { n: number }).n === n,
  )
  return [...secrets.filter((secret) => text.includes(secret)), ...shown.map(([, data = '']) => data)]
}

test('six items with a trainer and four people in five browsers: blind, revealed, settled, gold; one in Arabic on a phone, one who drops and returns', async () => {
  const people = await Promise.all(
    ['Ana', 'Ben', 'Cleo', 'Dan'].map((name) => annotator(stage.server, projectId, name)),
  )
  const [anaClient, benClient, cleoClient, danClient] = people as [Client, Client, Client, Client]
  await benClient.ok('me.update', { body: { uiLanguage: 'ar' } })
  const { sessionId } = await makeSession(stage.server, stage.owner, projectId, { people, items: 6, passMark: 0.6 })
  const trainer = await enter(stage.owner, sessionId)
  // The heading stands before the room is there, and a key that comes before it does nothing.
  await trainer.page.getByRole('button', { name: 'Open the room' }).waitFor()
  await trainer.page.keyboard.press('Enter')
  await shows(trainer.page, 'Lobby')
  const ana = await enter(anaClient, sessionId)
  const ben = await enter(benClient, sessionId, { width: 390, height: 780 })
  const cleo = await enter(cleoClient, sessionId)
  let dan = await enter(danClient, sessionId)
  await shows(trainer.page, '5 of 5 are here')
  expect(await ben.page.locator('html').getAttribute('dir')).toBe('rtl')
  // Each item is settled as the grade that most give it; Cleo is always one below, where there is one.
  for (const [n, grade] of [2, 1, 3, 0, 2, 3].entries()) {
    await trainer.page.keyboard.press('Enter')
    await shows(trainer.page, `Item ${n + 1} of 6`)
    if (n === 2) {
      // A line that breaks: what is voted meanwhile is kept and sent.
      await dan.page.context().setOffline(true)
      await shows(dan.page, 'The line is broken')
      await dan.page.close()
      const voted = [ana, ben, cleo]
      for (const { page } of voted) {
        await page.locator('[aria-pressed]').first().waitFor()
        await page.keyboard.press(String(grade))
      }
      await shows(trainer.page, '3 of 4 have voted')
      dan = await enter(danClient, sessionId)
    }
    for (const { page, client } of [ana, ben, cleo, dan]) {
      if (n === 2 && client !== danClient) continue
      await page.locator('[aria-pressed]').first().waitFor()
      await page.keyboard.press(String(client === cleoClient ? Math.max(0, grade - 1) : grade))
    }
    await shows(trainer.page, '4 of 4 have voted')
    if (n < 2) {
      for (const one of [ana, cleo]) {
        await one.page.keyboard.press('e')
        await one.page.keyboard.type(words(one, n))
        await stored(sessionId, n, words(one, n))
      }
    }
    // Nothing of it is on any screen, nor in any byte that came to one, before the reveal.
    const seats = [trainer, ana, ben, cleo, dan]
    expect(await trainer.page.getByText('How many said what').count()).toBe(0)
    for (const seat of seats)
      expect([n, seat.client.id, await heardOf(seat, sessionId, n)]).toEqual([n, seat.client.id, []])
    await trainer.page.keyboard.press('Enter')
    for (const { page } of [trainer, ana, cleo, dan]) await shows(page, 'How many said what')
    if (n < 2) {
      await shows(cleo.page, words(ana, n))
      // The wires would have told.
      for (const seat of [trainer, ben, dan]) expect((await heardOf(seat, sessionId, n)).length).toBeGreaterThan(1)
    }
    await trainer.page.keyboard.press('Enter')
    await trainer.page.keyboard.press('t')
    await trainer.page.getByRole('heading', { name: 'Settle the item' }).waitFor()
    await trainer.page.keyboard.press(String(grade))
    await trainer.page.keyboard.press('Enter')
    for (const { page } of [trainer, ana, dan]) await shows(page, 'Settled as')
  }
  await trainer.page.keyboard.press('Enter')
  for (const { page } of [trainer, ana, cleo, dan]) await shows(page, 'The session is over')
  const gold = await stage.server.db
    .selectFrom('gold')
    .innerJoin('calibration_item', 'calibration_item.result_id', 'gold.result_id')
    .select(['gold.value', 'gold.settled_by'])
    .where('gold.project_id', '=', projectId)
    .orderBy('calibration_item.n')
    .execute()
  expect(gold.map(({ value }) => value)).toEqual([2, 1, 3, 0, 2, 3])
  expect(gold.every(({ settled_by }) => settled_by.length === 5)).toBe(true)
  const report = await stage.owner.ok('calibration.report', { params: { projectId, sessionId } })
  expect(report.people.map(({ name, right, hasPassed }) => [name, right, hasPassed])).toEqual([
    ['Ana', 6, true],
    ['Ben', 6, true],
    ['Cleo', 2, false],
    ['Dan', 6, true],
  ])
  await trainer.page.getByRole('link', { name: 'Read the report' }).press('Enter')
  await trainer.page.getByText('Cleo').first().waitFor()
  for (const { problems } of [trainer, ana, ben, cleo]) expect(problems).toEqual([])
}, 180_000)
