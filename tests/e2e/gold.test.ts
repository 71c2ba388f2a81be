import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { annotator, makeProject, stageRows } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let projectId: string

beforeAll(async () => {
  stage = await openStage()
  const rows = stageRows(2, 2).map((row) => ({ ...row, ratings: [{ source: 'Expert', value: 2 }] }))
  projectId = await makeProject(stage.server, stage.owner, { rows, goldShare: 0.1 })
})
afterAll(() => stage.close())

const open = (page: Page, path: string) => page.goto(`${stage.host.address}${path}`)

test('by keyboard: an owner makes gold from a source, an annotator labels, the owner sees the skill', async () => {
  const { page, problems } = await stage.pageOf(stage.owner)
  await open(page, `/projects/${projectId}/gold`)
  await page.getByText('There is no gold yet.').waitFor()
  await page.getByRole('button', { name: 'Make gold' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Make gold' })
  await dialog.getByText('0 items of gold.').waitFor()
  await page.locator('input[type=radio]:focus').press('ArrowDown')
  await dialog.getByText('4 items of gold.').waitFor()
  await dialog.getByText('English 4').waitFor()
  await dialog.getByRole('button', { name: 'Make gold' }).press('Enter')
  await page.getByText('4 items of gold made.').waitFor()
  await page
    .getByRole('row', { name: /query 2.*Source Expert/ })
    .first()
    .waitFor()

  const anna = await annotator(stage.server, projectId, 'Anna')
  const { page: hers, problems: herProblems } = await stage.pageOf(anna)
  await open(hers, `/projects/${projectId}/label`)
  await hers.getByRole('complementary', { name: 'Judgement' }).waitFor()
  await hers.keyboard.press('2')
  await hers.keyboard.press('3')
  await hers.getByText('2 made · 2 stored').waitFor()
  await hers.keyboard.press('Enter')
  await hers.getByRole('heading', { name: 'query 2' }).waitFor()

  await page.getByRole('tab', { name: 'Gold' }).press('ArrowRight')
  const row = page.getByRole('row', { name: /Anna/ })
  await row.waitFor()
  expect(await row.getByRole('cell').allTextContents()).toEqual([
    ...['English', '2', '1', '50%', '9.5% – 90.5%', 'Works', ''],
  ])

  await page.getByRole('tab', { name: 'Skill' }).press('ArrowLeft')
  await page.getByRole('button', { name: 'Change gold: query 2' }).first().press('Enter')
  await page.getByRole('button', { name: 'Retire', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Retire for good' }).press('Enter')
  await page.getByText('Retired.', { exact: true }).waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Change gold: query 2' }).count()).toBe(1)

  await open(hers, '/skill')
  await hers.getByText('Nothing to show yet.').waitFor()
  expect([problems, herProblems]).toEqual([[], []])
})
