import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '../support/api.ts'
import { annotator, makeProject, stageRows } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let projectId: string

beforeAll(async () => {
  stage = await openStage()
  projectId = await makeProject(stage.server, stage.owner, { queries: 30, results: 3 })
})
afterAll(() => stage.close())

const labelPage = () => `${stage.host.address}/projects/${projectId}/label`
const counts = (page: Page, made: number, stored: number) => page.getByText(`${made} made · ${stored} stored`)
const password = 'a long enough secret'

/** Fills in the form where an account signs in. */
async function signIn(page: Page, email: string) {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
}

/** How many labels the server has of a person. */
async function labelsOf({ id }: Client): Promise<number> {
  const rows = await stage.server.db.selectFrom('label').select('id').where('person_id', '=', id).execute()
  return rows.length
}

/** Opens the label page and waits until keys act. */
async function openLabelling(page: Page) {
  await page.goto(labelPage())
  await page.getByRole('complementary', { name: 'Judgement' }).waitFor()
}

describe('an invitation', () => {
  test('is made on the page, works once, and leads to the tasks of its languages', async () => {
    const { page } = await stage.pageOf(stage.owner)
    await page.goto(`${stage.host.address}/projects/${projectId}/people`)
    await page.getByRole('button', { name: 'Invite people' }).press('Enter')
    await page.getByRole('button', { name: 'Make 1 link' }).press('Enter')
    const url = (await page.getByRole('dialog').locator('code').textContent()) ?? ''
    expect(url).toContain('/link/')

    const guest = await (await stage.browser.newContext({ locale: 'en-GB' })).newPage()
    await guest.goto(url)
    await guest.getByText('You are invited to “Bikes”').waitFor()
    await guest.getByLabel('Your name').fill('Ida Invited')
    await guest.getByLabel('Email address').fill('ida@example.org')
    await guest.getByLabel('Password').fill(password)
    await guest.keyboard.press('Enter')
    await guest.waitForURL((address) => !address.pathname.startsWith('/link'))
    await openLabelling(guest)
    await guest.keyboard.press('2')
    await counts(guest, 1, 1).waitFor()
    await guest.goto(`${stage.host.address}/history`)
    await guest.getByRole('row', { name: /query/ }).getByText('1 / 3').waitFor()

    const late = await (await stage.browser.newContext({ locale: 'en-GB' })).newPage()
    await late.goto(url)
    await late.getByText('This link has been used.').waitFor()
    await Promise.all([guest.context().close(), late.context().close(), page.context().close()])
  })
})

describe('a session that ends in mid-task', () => {
  test('is taken up in place: the task stays, and every label is stored', async () => {
    const anna = await annotator(stage.server, projectId, 'Anna')
    const { page, problems } = await stage.pageOf(anna)
    await openLabelling(page)
    await page.keyboard.press('1')
    await counts(page, 1, 1).waitFor()
    const query = await page.locator('h1').textContent()
    await page.context().clearCookies()
    await page.keyboard.press('2')
    await page.getByRole('alertdialog', { name: 'Please sign in again' }).waitFor()
    // The address stands there already, and the password gets the focus; what is typed before goes nowhere.
    await page.keyboard.type('u 0')
    await page.locator('input[name=password]:focus').waitFor()
    await page.locator('input[name=password]').clear()
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await page.getByRole('alertdialog').waitFor({ state: 'detached' })
    await counts(page, 2, 2).waitFor()
    expect(await page.locator('h1').textContent()).toBe(query)
    await page.keyboard.press('3')
    await counts(page, 3, 3).waitFor()
    expect(await labelsOf(anna)).toBe(3)
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe('two people on one computer', () => {
  test('never mix: what one could not send waits, and goes out under the right name', async () => {
    const ben = await annotator(stage.server, projectId, 'Ben')
    const cleo = await annotator(stage.server, projectId, 'Cleo')
    const { page } = await stage.pageOf(ben)
    await openLabelling(page)
    await page.route('**/api/labels', (route) => route.abort())
    await page.keyboard.press('1')
    await page.keyboard.press('2')
    await counts(page, 2, 0).waitFor()
    await page.getByRole('button', { name: 'Sign out' }).press('Enter')
    await page.getByText('2 labels have not reached the server.').waitFor()
    await page.getByRole('button', { name: 'Sign out all the same' }).press('Enter')
    await page.getByLabel('Email address').waitFor()
    await page.unroute('**/api/labels')

    await signIn(page, 'cleo@example.org')
    await page.getByRole('link', { name: 'Start labelling' }).waitFor()
    await openLabelling(page)
    await counts(page, 0, 0).waitFor()
    await page.keyboard.press('3')
    await counts(page, 1, 1).waitFor()
    expect([await labelsOf(ben), await labelsOf(cleo)]).toEqual([0, 1])

    await page.getByRole('button', { name: 'Sign out' }).press('Enter')
    await page.getByLabel('Email address').waitFor()
    await signIn(page, 'ben@example.org')
    await page.getByRole('link', { name: 'Start labelling' }).waitFor()
    await openLabelling(page)
    await counts(page, 2, 2).waitFor()
    expect([await labelsOf(ben), await labelsOf(cleo)]).toEqual([2, 1])
    await page.context().close()
  })
})

describe('what must not be seen', () => {
  test('no byte, title or snippet of a protected result comes to the browser', async () => {
    const words = { title: 'unseen title', snippet: 'unseen words', text: 'unseen text', author: 'unseen author' }
    const rows = stageRows(2, 2, { treatment: 'T2', url: 'https://unseen.example/', ...words })
    const hidden = await makeProject(stage.server, stage.owner, { name: 'Protected', rows })
    const { page } = await stage.pageOf(stage.owner)
    const received: string[] = []
    page.on('response', async (answer) => {
      if (answer.url().includes('/api/')) received.push(await answer.text().catch(() => ''))
    })
    await page.goto(`${stage.host.address}/projects/${hidden}/label`)
    await page.getByText('Nothing of it has been sent to this screen.').first().waitFor()
    await page.keyboard.press('3')
    await counts(page, 1, 1).waitFor()
    expect(received.join('\n')).not.toContain('unseen')
    expect(await page.content()).not.toContain('unseen')
    await page.context().close()
  })
})
