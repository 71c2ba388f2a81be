import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { annotator, gradeQueries, ingest, stageRows } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let page: Page
let problems: string[]

beforeAll(async () => {
  stage = await openStage()
  ;({ page, problems } = await stage.pageOf(stage.owner))
})
afterAll(() => stage.close())

const button = (name: string) => page.getByRole('button', { name, exact: true })

/** Answers the question why, by keyboard. */
async function because(why: string) {
  await page.getByLabel('Why', { exact: true }).fill(why)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('an owner takes a project from its request to a delivered data set and a report on paper', async () => {
  const { server, owner, host } = stage
  await page.goto(`${host.address}/projects/new`)
  await page.getByLabel('Template').selectOption('ranking')
  await page.getByLabel('As a request').check()
  await page.getByLabel('Who asks').fill('Search team')
  await page.getByLabel('What is decided by it').fill('Whether the new ranker replaces the old one.')
  await page.getByLabel('Name', { exact: true }).first().fill('From start to end')
  await page.getByLabel('Languages', { exact: true }).fill('English')
  await page.keyboard.press('Enter')
  await button('Create project').click()
  await page.getByRole('heading', { name: 'Plan', level: 1 }).waitFor()
  const projectId = /projects\/([^/]+)/.exec(page.url())?.[1] ?? ''

  await button('Edit the plan').click()
  await button('Add a rate').click()
  await page.getByLabel('Cost of an hour (USD)').fill('18')
  await page.getByLabel('What is different, and why').fill('Rates agreed.')
  await page.keyboard.press('Enter')
  await page.getByText('Rates agreed.').waitFor()
  for (const [name, why] of [
    ['On to: In design', 'Worth doing.'],
    ['On to: Pilot', 'The guideline is ready.'],
  ] as const) {
    await button(name).click()
    await because(why)
  }

  await ingest(server, projectId, stageRows(12, 3))
  for (const who of ['Ana Owner', 'Ben Owner']) {
    const rater = await annotator(server, projectId, who)
    // Results are shuffled for each person, so that all of a query get the same grade.
    const values = Array.from({ length: 12 }, (_, query) => Array.from({ length: 3 }, () => query % 4))
    await gradeQueries(rater, projectId, values, { activeMs: 9000 })
  }
  await page.reload()
  await page.getByText('36 results graded by two or more').waitFor()
  expect(await page.getByRole('row', { name: /Agreement/ }).textContent()).toContain('Reached')
  await button('Pass: begin production').click()
  await because('Good enough.')

  await page.getByRole('link', { name: 'Make a delivery first' }).click()
  await button('Make a delivery').click()
  await page.getByRole('heading', { name: 'Version 1' }).waitFor()
  await page.getByText('Files', { exact: true }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download en.qrels.txt' }).click()
  expect((await saved).suggestedFilename()).toBe('en.qrels.txt')
  await page.getByRole('link', { name: 'Data card' }).click()
  await page.getByText('Search team').waitFor()

  await page.goto(`${host.address}/projects/${projectId}`)
  await button('On to: Delivered').click()
  await because('Handed over.')
  await page.goto(`${host.address}/projects/${projectId}/report`)
  await page.getByLabel('What was learned').fill('Begin with fewer markets.')
  await button('Save').click()
  await page.getByText('Saved.').first().waitFor()
  await page.emulateMedia({ media: 'print' })
  await page.getByText('Begin with fewer markets.', { exact: true }).first().waitFor({ state: 'visible' })
  expect(await page.getByRole('heading', { name: 'Share the report' }).isVisible()).toBe(false)
  expect(await button('Print').isVisible()).toBe(false)
  expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
  const told = await owner.ok('life.get', { params: { projectId } })
  expect(told.steps.map(({ to }) => to).reverse()).toEqual([
    ...['requested', 'designing', 'pilot', 'production', 'delivered'],
  ])
  expect(problems).toEqual([])
})
