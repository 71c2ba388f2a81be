import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alpha } from '#core/agreement/alpha.ts'
import { compareScores } from '#core/measures/compare.ts'
import type { Client } from '../support/api.ts'
import { openPage } from '../support/browser.ts'
import { annotator, labelFor, next } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { votesOfRows } from '../support/votes.ts'
import * as real from './chorus.ts'
import { hasShared, skipNote } from './shared.ts'

const { chorus } = real
const pilot = chorus.slice(0, 12)
const known = chorus.slice(0, 36)
/** What is here when the set is delivered, and graded only afterwards. */
const late = chorus.slice(36, 40)
const all = chorus.slice(0, 40)
/** Milliseconds that each of the raters takes for a label: 6 s on average, which at 18 dollars an hour is 3 cents. */
const paces = [4000, 6000, 8000]
const cents = 3
const runs = { 'text match': real.textMatch(all), 'within grades': real.shuffledWithinGrades(all, 7) }

const labels = (queries: real.Rated[][]) => 3 * queries.flat().length
const number = (value: number) => value.toLocaleString('en-GB')
const money = (minor: number) => `US$${(minor / 100).toFixed(2)}`
const figure = (value: number | null | undefined) => (value ?? Number.NaN).toFixed(3)
const signed = (value: number | undefined) => `${(value ?? 0) > 0 ? '+' : ''}${figure(value)}`
const decision = 'Whether the new ranker replaces the old one.'
const lessons = 'Begin with fewer markets.'
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The row whose cells begin so; `.*` stands for whatever is in between. */
function rowIn(page: Page, ...parts: string[]) {
  const part = (text: string) => (text.startsWith('.*') ? text : text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return page.getByRole('row', { name: new RegExp(`^${parts.map(part).join('')}`) }).first()
}

describe.skipIf(!hasShared)(`chorus, from its request to a delivered set and a report on paper${skipNote}`, () => {
  let stage: Stage
  let page: Page
  let problems: string[]
  let projectId: string
  let raters: Client[]
  let frozen: Map<string, Map<string, number>>

  beforeAll(async () => {
    stage = await openStage()
    ;({ page, problems } = await stage.pageOf(stage.owner))
  })
  afterAll(() => stage?.close())

  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const open = (part: string) => page.goto(`${stage.host.address}/projects/${projectId}${part}`)

  async function press(name: string) {
    await button(name).focus()
    await page.keyboard.press('Enter')
  }

  async function because(why: string) {
    await page.getByLabel('Why', { exact: true }).fill(why)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  async function importHere(queries: real.Rated[][]) {
    await open('/import')
    const buffer = Buffer.from(real.tableOf(queries))
    await page.locator('input[type=file]').setInputFiles({ name: 'products.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('heading', { name: 'What each column holds' }).waitFor()
    await press('Import')
    await page.getByText(`New queries: ${queries.length} · new results: ${number(queries.flat().length)}`).waitFor()
  }

  /** Each of the raters grades all that waits, as the file has it. */
  async function gradeAll() {
    const rowsOf = new Map(all.map((rows) => [rows[0]?.query, rows]))
    await Promise.all(
      raters.map(async (rater, who) => {
        for (;;) {
          const [task] = (await next(rater, projectId)).tasks
          if (!task) return
          const rows = rowsOf.get(task.query.text) ?? []
          expect(task.results.map(({ title }) => title)).toEqual(rows.map(({ title }) => title))
          const made = rows.map(({ grades }, at) =>
            labelFor(task, at, { value: grades[who] ?? null, activeMs: paces[who] ?? 0 }),
          )
          await rater.ok('label.save', { body: { labels: made } })
          const body = { outcome: 'submit' as const, madeAt: new Date().toISOString() }
          await rater.ok('assignment.finish', { params: { assignmentId: task.assignmentId }, body })
        }
      }),
    )
  }

  /** Both runs on grades, and how far the second is ahead, in the order in which the server reads its queries. */
  async function compared(grades: Map<string, Map<string, number>>, measure: string) {
    const order = await stage.server.db
      .selectFrom('query')
      .select('external_id')
      .where('project_id', '=', projectId)
      .orderBy('id')
      .execute()
    const [a, b] = Object.values(runs).map((run) => real.measured(run, grades, measure))
    const scores = ({ perQuery }: NonNullable<typeof a>) =>
      order.flatMap(({ external_id: id }) => (perQuery.has(id) ? [Number(perQuery.get(id))] : []))
    if (!a || !b) throw new Error('there are two runs')
    return { a, b, ...compareScores(scores(a), scores(b)) }
  }

  /** The files of the delivery in view, each saved as the owner would and hashed as it arrived. */
  async function saveFiles(): Promise<Map<string, Buffer>> {
    const files = new Map<string, Buffer>()
    for (const link of await page.getByRole('link', { name: /^Download .+\.(txt|tsv|jsonl|json)$/ }).all()) {
      const saving = page.waitForEvent('download')
      await link.click()
      const saved = await saving
      files.set(saved.suggestedFilename(), readFileSync(await saved.path()))
    }
    return files
  }

  test('a request becomes a plan', async () => {
    await page.goto(`${stage.host.address}/projects/new`)
    await page.getByLabel('Template').selectOption('ranking')
    await page.getByLabel('As a request').press('Space')
    await page.getByLabel('Who asks').fill('Search team')
    await page.getByLabel('Model or product it is for').fill('Shop search')
    await page.getByLabel('What is decided by it').fill(decision)
    await page.getByLabel('Measure that decides').fill('nDCG@10')
    await page.getByLabel('Name', { exact: true }).first().fill('Chorus')
    await page.getByLabel('Languages', { exact: true }).fill('English')
    await page.keyboard.press('Enter')
    await page.getByLabel('Overlap', { exact: true }).fill('3')
    await page.getByLabel('Random sample, in percent').fill('0')
    // Raters know results by names of their own; as long as the order is that of the file, so are their grades.
    await page.getByLabel('Shuffle the results of each query').uncheck()
    await press('Create project')
    await page.getByRole('heading', { name: 'Plan', level: 1 }).waitFor()
    projectId = /projects\/([^/]+)/.exec(page.url())?.[1] ?? ''
    await press('Edit the plan')
    await page.getByLabel('How the sample is drawn').fill('The most frequent queries of a shop.')
    await page.getByLabel('Queries', { exact: true }).fill(String(all.length))
    await page.getByLabel(/^Cost per accepted label/).fill('0.05')
    await page
      .getByLabel(/^Amount/)
      .first()
      .fill('200')
    await press('Add a rate')
    await page.getByLabel('Cost of an hour (USD)').fill('18')
    await page.getByLabel('What is different, and why').fill('Rates agreed.')
    await page.keyboard.press('Enter')
    await page.getByText('Rates agreed.').waitFor()
  }, 60_000)

  test('the pilot passes its gate, whose figures are those of the raw labels', async () => {
    await press('On to: In design')
    await because('Worth doing.')
    await press('On to: Pilot')
    await because('The guideline is ready.')
    await importHere(pilot)
    raters = await Promise.all(['Ana', 'Ben', 'Cleo'].map((who) => annotator(stage.server, projectId, who)))
    await gradeAll()
    await open('/plan')
    await page.getByText(`${number(pilot.flat().length)} results graded by two or more`).waitFor()
    const { votes, values } = votesOfRows(pilot.flat().map(({ grades }) => grades))
    await rowIn(page, 'Agreement', '.*', figure(alpha(votes, values, 'ordinal').value)).waitFor()
    await rowIn(page, 'Time per label', '.*', ' 6 s ', '.*Reached').waitFor()
    await press('Pass: begin production')
    await because('Good enough.')
  }, 60_000)

  test('two runs are measured on the grades, with what is undecided and what deciding it costs', async () => {
    await importHere(known.slice(pilot.length))
    await gradeAll()
    await importHere(late)
    await open('/runs')
    for (const [name, run] of Object.entries(runs)) {
      const buffer = Buffer.from(real.trecRunOf(run, 'x'))
      await page.locator('input[type=file]').setInputFiles({ name: `${name}.run`, mimeType: 'text/plain', buffer })
      await button('Add the run').and(page.locator(':enabled')).waitFor()
      await press('Add the run')
      await page.getByText(`${name} is here, with ${all.length} queries of this project.`).waitFor()
    }
    const grades = real.majorityGrades(known)
    for (const measure of ['nDCG@10', 'P(rel=1)@10', 'AP(rel=1)@100']) {
      const { delta, ci95 } = await compared(grades, measure)
      const [low, high] = ci95 ?? []
      await rowIn(page, `${measure} ${signed(delta)} ${signed(low)} to ${signed(high)}`).waitFor()
    }
    const { a, b, ci95 } = await compared(grades, 'nDCG@10')
    await rowIn(page, `text match ${figure(a.mean)} 100%`).waitFor()
    await rowIn(page, `within grades ${figure(b.mean)} 100%`).waitFor()
    const disputed = known.flat().filter((row) => real.isDisputed(row.grades)).length
    await page.getByText('within grades is ahead of text match; without more decisions').waitFor()
    await page.getByText(`each at the cost of a label so far: ${money(cents * disputed)}.`).waitFor()
    const [low = 0, high = 0] = ci95 ?? []
    const spent = `With ${number(labels(known))} labels for ${money(cents * labels(known))} so far`
    await page.getByText(`${spent}, the 95% interval of B − A in nDCG@10 is ${figure(high - low)} wide.`).waitFor()
    await open('/board')
    await page.getByText(`${number(labels(known))} of ${number(labels(all))}`).waitFor()
    await page.getByText(`${number(disputed)} results`).waitFor()
  }, 90_000)

  test('what is delivered is frozen: files, hashes and grades are those of the raw labels, and stay so', async () => {
    await open('/delivery')
    await press('Make a delivery')
    await page.getByRole('heading', { name: 'Version 1' }).waitFor()
    await page.getByText('Files', { exact: true }).press('Enter')
    const files = await saveFiles()
    expect([...files.keys()].sort()).toEqual(
      ['card.json', 'en.qrels.txt', 'en.topics.tsv', 'grades.jsonl', 'labels.jsonl', 'manifest.json'].sort(),
    )
    for (const [name, bytes] of files) await rowIn(page, name, '.*', sha256(bytes)).waitFor()
    frozen = new Map(known.map(([one]) => [one?.queryId ?? '', new Map()]))
    for (const line of String(files.get('en.qrels.txt')).trim().split('\n')) {
      const [queryId = '', , docId = '', grade] = line.split(' ')
      frozen.get(queryId)?.set(docId, Number(grade))
    }
    expect(frozen).toEqual(real.majorityGrades(known))
    await gradeAll()
    await page.reload()
    await press('Hash the stored files again')
    await page.getByText('All stored files have the hashes they were frozen with.').waitFor()
    await page.getByRole('link', { name: 'Data card' }).click()
    await page.getByText('Search team').waitFor()
    await page.getByText(number(known.flat().length), { exact: true }).first().waitFor()
  }, 60_000)

  test('the report sets before and after on the delivered set beside what it cost, is shared and printed', async () => {
    const { a, b, delta, ci95 } = await compared(frozen, 'nDCG@10')
    // 4, 6 and 8 seconds, in minutes.
    const work = `${number(labels(all))} ${number(labels(all) / 10)} ${money(cents * labels(all))}`
    const isThere = async (where: Page) => {
      await rowIn(where, `A text match ${figure(a.mean)} 100%`).waitFor()
      await rowIn(where, `B within grades ${figure(b.mean)} 100%`).waitFor()
      await rowIn(where, `English ${work} US$18.00 US$0.03 `).waitFor()
      for (const text of [signed(delta), `${signed(ci95?.[0])} to ${signed(ci95?.[1])}`, decision, lessons])
        await where.getByText(text, { exact: true }).filter({ visible: true }).first().waitFor()
    }
    await open('')
    await press('On to: Delivered')
    await because('Handed over.')
    await open('/report')
    await page.getByLabel('What was learned').fill(lessons)
    await press('Save')
    await page.getByText('Saved.').first().waitFor()
    await press('Make a link')
    const address = await page.getByText(/\/shared\/report\//).textContent()
    await page.reload()
    // As wide as A4 within its margins: what does not fit is cut off.
    await page.setViewportSize({ width: 718, height: 1000 })
    await page.emulateMedia({ media: 'print' })
    await isThere(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(718)
    for (const name of ['Print', 'Save', 'Make a link']) expect(await button(name).isVisible()).toBe(false)
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
    expect(problems).toEqual([])

    const stranger = await openPage(stage.browser)
    await stranger.page.goto(address ?? '')
    await isThere(stranger.page)
    expect(stranger.problems).toEqual([])
  }, 60_000)
})
