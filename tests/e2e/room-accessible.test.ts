import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RoomAct } from '#contract/calibration.ts'
import { makeSession, voteFor } from '../support/calibration.ts'
import { contrastFaultsOn, faultsOn, sticksOut } from '../support/faults.ts'
import { annotator, makeProject, stageRows } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())

const setTheme = (page: Page, theme: string) =>
  page.evaluate((to) => {
    document.documentElement.dataset.theme = to
  }, theme)

/** Which parts of the room lie over one another. */
const overlaps = (page: Page) =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll('#main > div > *')].filter((one) => one.getClientRects().length > 0)
    return parts.slice(1).flatMap((part, at) => {
      const above = parts.slice(0, at + 1).filter((one) => {
        const [a, b] = [one.getBoundingClientRect(), part.getBoundingClientRect()]
        return a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
      })
      return above.map((one) => `${one.className} and ${part.className}`)
    })
  })

const crowdedOn = async (page: Page) => [...(await sticksOut(page)), ...(await overlaps(page))]

test('trainer and participant find no fault in any phase, in light and dark, nor anything that sticks out or overlaps on a phone', async () => {
  const { server, owner, host } = stage
  const rows = stageRows(2, 1).map((row, at) => ({ ...row, treatment: at === 1 ? ('T2' as const) : ('T0' as const) }))
  const projectId = await makeProject(server, owner, { rows })
  const [ana, ben] = [await annotator(server, projectId, 'Ana'), await annotator(server, projectId, 'Ben')]
  const people = [ana, ben]
  const key = await makeSession(server, owner, projectId, { people, items: 2, asks: 'both', names: 'ask' })
  const address = `${host.address}/projects/${projectId}/calibration/${key.sessionId}`
  const [trainer, person] = [(await stage.pageOf(owner)).page, (await stage.pageOf(ana)).page]
  const pages = { trainer, person }
  const found: string[] = []
  /** Waits until both pages say where the session is, and looks for faults on each. */
  const look = async (name: string) => {
    for (const [who, page] of Object.entries(pages)) {
      await page
        .locator('p[role=status][aria-live=polite]')
        .getByText(name, { exact: false })
        .waitFor({ state: 'attached' })
      const add = (faults: string[], how: string) =>
        found.push(...faults.map((one) => `${who}, ${name}, ${how}: ${one}`))
      add(await faultsOn(page), 'light')
      await setTheme(page, 'dark')
      add(await contrastFaultsOn(page), 'dark')
      await setTheme(page, 'light')
      await page.setViewportSize({ width: 390, height: 780 })
      add(await crowdedOn(page), 'phone')
      await page.setViewportSize({ width: 1000, height: 700 })
      add(await crowdedOn(page), 'tablet')
      await page.setViewportSize({ width: 1360, height: 800 })
      add(await crowdedOn(page), 'desk')
    }
  }
  const lead = async (act: RoomAct) => {
    const { stage } = await owner.ok('room.get', { params: key })
    expect(await owner.ok('room.act', { params: key, body: { step: stage.step, act } })).toMatchObject({ done: true })
  }
  for (const page of Object.values(pages)) await page.goto(`${address}/room`)
  await look('Planned')
  await lead({ act: 'open' })
  await look('Lobby')
  await lead({ act: 'begin' })
  await look('Voting')
  const harm = { category: 'hate' as const, leaf: null, severity: 2 as const, contexts: [] }
  const evidence = [{ kind: 'span' as const, field: 'title' as const, from: 0, to: 5 }]
  const safety = { findings: [{ ...harm, evidence }], bases: [], confidence: null }
  await ana.ok('room.vote', { params: key, body: voteFor(0, { value: 1, safety, explanation: 'Off the topic' }) })
  await ben.ok('room.vote', { params: key, body: voteFor(0, { safety: { ...safety, findings: [] } }) })
  await lead({ act: 'timer', seconds: 600 })
  await lead({ act: 'reveal' })
  await look('Revealed')
  await lead({ act: 'point', pointer: { kind: 'span', field: 'title', from: 0, to: 5 } })
  await lead({ act: 'talk' })
  await look('Talking it over')
  await lead({ act: 'settle' })
  await look('Settling')
  await lead({ act: 'decide', settlement: { value: 1, tolerance: 1, reason: 'So it is.', clause: null, safety } })
  await look('Settled as')
  await lead({ act: 'next' })
  await look('Item 2 of 2')
  await person.keyboard.press('g')
  await person.getByRole('complementary', { name: 'Guideline' }).waitFor()
  found.push(...(await faultsOn(person)))
  await person.setViewportSize({ width: 390, height: 780 })
  found.push(...(await sticksOut(person)))
  await person.keyboard.press('g')
  await lead({ act: 'end' })
  await look('Over')
  for (const page of Object.values(pages)) {
    await page.goto(address)
    await page.getByRole('heading', { name: 'Items' }).waitFor()
    found.push(...(await faultsOn(page)))
    await setTheme(page, 'dark')
    found.push(...(await contrastFaultsOn(page)))
  }
  expect(found).toEqual([])
}, 240_000)
