import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../support/api.ts'
import { makeOfficer } from '../support/people.ts'
import { annotator, makeProject, next } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let projectId: string
let ana: Client
let olga: Client

beforeAll(async () => {
  stage = await openStage()
  const { server, owner } = stage
  projectId = await makeProject(server, owner, { overlap: 2, queries: 2, results: 2 })
  ana = await annotator(server, projectId, 'Ana')
  olga = await annotator(server, projectId, 'Olga')
  await makeOfficer(server, olga)
}, 120_000)
afterAll(() => stage?.close())

test('Shift+X hides at once, the card offers to take it back, and it never comes again; an officer restores unseen', async () => {
  const { page, problems } = await stage.pageOf(ana)
  await page.goto(`${stage.host.address}/projects/${projectId}/label`)
  await page.getByText('Title 1').first().waitFor()
  await page.keyboard.press('Shift+X')
  const card = page.getByRole('alertdialog', { name: 'Hidden and reported' })
  await card.waitFor()
  expect(await page.getByText('Title 1').count()).toBe(0)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('alertdialog', { name: 'Taken back' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  expect(await page.getByText('Title 1').count()).toBe(0)
  // The other result is still asked for; a button does the same as the key.
  await page.getByText('Title 2').first().waitFor()
  await page.getByRole('button', { name: /Suspected child abuse/ }).click()
  await card.waitFor()
  // Nothing of the task is left: the next one has come.
  await page.getByText('Title 3').first().waitFor()
  await card.getByRole('button', { name: 'Go on' }).click()
  await page.reload()
  await page.getByText('Title 3').first().waitFor()
  expect(await page.getByText('Title 2').count()).toBe(0)

  const desk = await stage.pageOf(olga)
  await desk.page.goto(`${stage.host.address}/inbox`)
  await desk.page
    .getByRole('link', { name: /Content was reported on suspicion/ })
    .first()
    .click()
  await desk.page.getByRole('heading', { name: 'Suspected child sexual abuse' }).waitFor()
  const said = await desk.page.locator('body').textContent()
  expect(said).not.toMatch(/Title \d|Snippet \d|query \d/)
  await desk.page
    .getByRole('button', { name: /^Restore / })
    .first()
    .focus()
  await desk.page.keyboard.press('Enter')
  await desk.page.getByText('Restored').waitFor()
  const given = await next(olga, projectId, 2)
  expect(given.tasks.flatMap(({ results }) => results.map(({ title }) => title)).sort()).toEqual([
    'Title 1',
    'Title 2',
    'Title 3',
    'Title 4',
  ])
  expect([...problems, ...desk.problems]).toEqual([])
}, 60_000)

test('the owner of the server names an officer, and the project that needs one can begin', async () => {
  const { server, owner } = stage
  await server.db.updateTable('person').set({ officer: false }).execute()
  const { page } = await stage.pageOf(owner)
  await page.goto(`${stage.host.address}/people`)
  await page.getByRole('button', { name: 'Name officer: Ana' }).click()
  await page.getByRole('button', { name: 'End: Ana' }).waitFor()
  expect((await ana.ok('session.get')).me).toMatchObject({ officer: true })
}, 60_000)
