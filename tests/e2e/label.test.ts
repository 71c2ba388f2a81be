import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchBrowser, openPage } from '../support/browser.ts'
import { freshDatabase } from '../support/database.ts'
import { freshHome, type Host, startHost } from '../support/host.ts'
import { unzip } from '../support/unzip.ts'

const { home, remove } = freshHome()
let host: Host
let browser: Browser
let page: Page
let problems: string[]
const database = await freshDatabase()

beforeAll(async () => {
  expect(inject('postgres')).toBeTruthy()
  host = await startHost({ TOUCHSTONE_HOME: home, DATABASE_URL: database.url })
  browser = await launchBrowser()
  ;({ page, problems } = await openPage(browser))
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
  await database.drop()
  remove()
})

const queries = 10
const perQuery = 6
/** The grade that is pressed for a result; ids have spaces, as real ones do. */
const gradeOf = (query: number, place: number) => (query * 7 + place * 3) % 4

function table(): string {
  const lines = ['query,docid,title,description']
  for (let q = 1; q <= queries; q++)
    for (let r = 1; r <= perQuery; r++) lines.push(`query ${q},doc ${q} ${r},"Title ${q}, ${r}",About it`)
  return `${lines.join('\n')}\n`
}

const heading = (name: string) => page.getByRole('heading', { name, exact: true })
const judgement = (where: Page) => where.getByRole('complementary', { name: 'Judgement' })
const stored = (n: number) => page.getByText(`${n} made · ${n} stored`)

describe('from the first owner to qrels', () => {
  test('the owner account comes by the link, and a project by the form, with keys alone', async () => {
    await page.goto(host.ownerLink)
    await page.getByLabel('Your name').fill('Olive Owner')
    await page.keyboard.press('Tab')
    await page.keyboard.type('olive@example.org')
    await page.keyboard.press('Tab')
    await page.keyboard.type('a long enough secret')
    await page.keyboard.press('Enter')
    await heading('Welcome to Touchstone').waitFor()
    await page.getByRole('link', { name: 'New project' }).press('Enter')
    await page.getByLabel('Name', { exact: true }).first().fill('Sixty labels')
    await page.getByLabel('Languages').fill('en')
    await page.keyboard.press('Enter')
    await page.getByLabel('Markets').fill('US')
    await page.keyboard.press('Enter')
    await page.getByLabel('Name', { exact: true }).nth(1).waitFor()
    await page.getByRole('button', { name: 'Create project' }).press('Enter')
    await heading('Import').waitFor()
  })

  test('a table is imported through the page, with its mapping shown first', async () => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'results.csv', mimeType: 'text/csv', buffer: Buffer.from(table()) })
    await heading('What each column holds').waitFor()
    expect(await page.getByLabel('Column docid').inputValue()).toBe('docId')
    await page.getByRole('button', { name: 'Import', exact: true }).press('Enter')
    await page.getByText(`New queries: ${queries} · new results: ${queries * perQuery}`).waitFor()
    await page.getByRole('link', { name: 'Start labelling' }).press('Enter')
    await heading('query 1').waitFor()
  })

  test('sixty labels by keyboard, stored one by one', async () => {
    for (let q = 1; q <= queries; q++) {
      await heading(`query ${q}`).waitFor()
      for (let r = 1; r <= perQuery; r++) await page.keyboard.press(String(gradeOf(q, r)))
      if (q < queries) await page.keyboard.press('Enter')
    }
    await stored(queries * perQuery).waitFor()
    await page.keyboard.press('Enter')
    await heading('All done').waitFor()
  })

  test('the exported qrels are what was pressed, ids with spaces included', async () => {
    await page.goto(page.url().replace(/label$/, 'export'))
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).press('Enter'),
    ])
    const { readFileSync } = await import('node:fs')
    const files = unzip(readFileSync(await file.path()))
    const wanted: string[] = []
    for (let q = 1; q <= queries; q++)
      for (let r = 1; r <= perQuery; r++) wanted.push(`q${q} 0 doc%20${q}%20${r} ${gradeOf(q, r)}`)
    expect(files['en/qrels.txt']?.trim().split('\n')).toEqual(wanted)
    expect(files['en/topics.tsv']?.split('\n')[0]).toBe('q1\tquery 1')
    expect(files['docids.tsv']).toContain('doc%201%201\tdoc 1 1\n')
  })

  test('the history opens a task again, and a correction counts', async () => {
    await page.goto(`${host.address}/history`)
    await page.getByRole('link', { name: 'query 10' }).press('Enter')
    await page.getByText('You are correcting a task').waitFor()
    await page.keyboard.press('3')
    await stored(queries * perQuery + 1).waitFor()
    await page.keyboard.press('Enter')
    await heading('History').waitFor()
  })

  test('no script failed, and nothing offended the content security policy', () => {
    expect(problems).toEqual([])
  })
})

describe('the sample, as a new owner meets it', () => {
  test('opens, can be graded, undone, explained and put off; a reload in mid-task loses nothing', async () => {
    await page.goto(host.address)
    await page.evaluate(() => fetch('/api/samples', { method: 'POST', headers: { 'x-touchstone': '1' } }))
    await page.reload()
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Sample project' })
      .getByRole('link', { name: 'Start labelling' })
      .click()
    const title = judgement(page).getByRole('button', { pressed: true })
    await judgement(page)
      .getByRole('button', { name: /Perfect/ })
      .waitFor()
    await page.keyboard.press('3')
    await page.keyboard.press('ArrowUp')
    expect(await title.textContent()).toContain('Perfect')
    await page.keyboard.press('e')
    await page.keyboard.type('It shows 3 steps.')
    await page.keyboard.press('Escape')
    await page.waitForTimeout(700)
    await page.reload()
    await judgement(page)
      .getByRole('button', { name: /Perfect/ })
      .waitFor()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('k')
    expect(await title.textContent()).toContain('Perfect')
    expect(await page.getByLabel('Explain').inputValue()).toBe('It shows 3 steps.')
    const query = await page.locator('h1').textContent()
    await page.keyboard.press('d')
    await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, query)
    await judgement(page).waitFor()
  })

  test('an incomplete task is not submitted: the page says what is missing and goes there', async () => {
    await page.keyboard.press('0')
    await page.keyboard.press('Enter')
    await page.getByText(/results have no grade yet/).waitFor()
  })

  test('the cheat sheet and the commands open by key, and their keys do not grade', async () => {
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+K')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.type('hist')
    await page.keyboard.press('Enter')
    await heading('History').waitFor()
  })

  test('the language changes at once, without a reload, and Arabic mirrors the page', async () => {
    await page.goto(`${host.address}/settings`)
    await page.evaluate(() => Object.assign(window, { stays: true }))
    await page.getByLabel('Language').selectOption('ar')
    await page.waitForFunction(() => document.documentElement.dir === 'rtl' && document.documentElement.lang === 'ar')
    expect(await page.evaluate(() => 'stays' in window)).toBe(true)
    expect(problems).toEqual([])
  })
})

describe('on a bad day', () => {
  test('offline, labels are kept and counted; back online they are stored once each', async () => {
    const { page: other } = await openPage(browser, { storageState: await page.context().storageState() })
    await other.goto(host.address)
    await other.evaluate(() =>
      fetch('/api/me', {
        method: 'PATCH',
        headers: { 'x-touchstone': '1', 'content-type': 'application/json' },
        body: '{"uiLanguage":"en"}',
      }),
    )
    await other.goto(host.address)
    await other
      .getByRole('listitem')
      .filter({ hasText: 'Sample project' })
      .getByRole('link', { name: /labelling/ })
      .click()
    await judgement(other)
      .getByRole('button', { name: /Perfect/ })
      .waitFor()
    const before = Number((await other.getByText(/made ·/).textContent())?.match(/(\d+) made/)?.[1])
    await other.context().setOffline(true)
    for (const key of ['1', '2', '3']) await other.keyboard.press(key)
    await other.getByText(`${before + 3} made · ${before} stored`).waitFor()
    await other.context().setOffline(false)
    await other.getByText(`${before + 3} made · ${before + 3} stored`).waitFor()
  })
})
