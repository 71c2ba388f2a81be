import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { leadRoom, makeSession } from '../support/calibration.ts'
import { annotator, makeProject, stageRows } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let projectId: string

beforeAll(async () => {
  stage = await openStage()
  const rows = stageRows(6, 1).map((row) => ({ ...row, treatment: 'T2' as const }))
  projectId = await makeProject(stage.server, stage.owner, { rows })
})
afterAll(() => stage?.close())

const history = (page: Page) => page.getByRole('link', { name: 'History' })
const headingOf = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })

/** The first page of somebody, drawn. */
async function atHome(): Promise<{ page: Page; problems: string[] }> {
  const opened = await stage.pageOf(stage.owner)
  await opened.page.goto(stage.host.address)
  await headingOf(opened.page, 'Home').waitFor()
  return opened
}

describe('on a line that breaks', () => {
  test('a page that is not here yet comes with its texts and its style once the line is back', async () => {
    const { page, problems } = await atHome()
    await page.context().setOffline(true)
    await history(page).press('Enter')
    await page.getByText('The page is on its way').waitFor()
    await page.context().setOffline(false)
    await headingOf(page, 'History').waitFor()
    const late = await page.evaluate(() => [...document.styleSheets].map(({ href }) => href).filter(Boolean))
    await page.reload()
    await headingOf(page, 'History').waitFor()
    const atOnce = await page.evaluate(() => [...document.styleSheets].map(({ href }) => href).filter(Boolean))
    expect(late).toEqual(expect.arrayContaining(atOnce))
    expect(problems).toEqual([])
  })

  test('the page stays where a part of it is late: what is masked is shown masked when the line is back', async () => {
    const dan = await annotator(stage.server, projectId, 'Dan')
    const { sessionId } = await makeSession(stage.server, stage.owner, projectId, { people: [dan], items: 3 })
    const { page, problems } = await stage.pageOf(dan)
    const isMask = /\/masked-content-[^/]*\.js$/
    await page.route(isMask, (route) => route.abort('internetdisconnected'))
    await page.goto(`${stage.host.address}/projects/${projectId}/calibration/${sessionId}/room`)
    await headingOf(page, 'What is a 2?').waitFor()
    await leadRoom(stage.owner, { projectId, sessionId }, { act: 'open' }, { act: 'begin' })
    await page.getByText('Item 1 of 3').first().waitFor()
    await page.context().setOffline(true)
    await page.getByText('The line is broken').waitFor()
    await page.unroute(isMask)
    await page.context().setOffline(false)
    await page.getByRole('group', { name: /shown at level/ }).waitFor()
    expect(await page.getByText('The line is broken').count()).toBe(0)
    expect(problems).toEqual([])
  })
})

test('a page that the server no longer has says so in words, with a way on', async () => {
  const { page } = await atHome()
  const isHistory = /\/history-page-[^/]*\.js$/
  await page.route(isHistory, (route) => route.fulfill({ status: 404, body: 'Not found' }))
  await history(page).press('Enter')
  await headingOf(page, 'This page has stopped').waitFor()
  await page.unroute(isHistory)
  await page.keyboard.press('Enter')
  await headingOf(page, 'History').waitFor()
})
