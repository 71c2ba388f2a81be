import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../support/api.ts'
import { freshBoard } from '../support/board.ts'
import { annotator, labelFor, makeProject, next } from '../support/projects.ts'
import { finish, oneClause } from '../support/review.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let projectId: string
let people: Client[]
let reviewer: Client

beforeAll(async () => {
  stage = await openStage()
  const { server, owner } = stage
  projectId = await makeProject(server, owner, { overlap: 3, queries: 1, results: 5 })
  await owner.ok('guideline.update', { params: { projectId }, body: { basedOn: 0, texts: { en: oneClause } } })
  people = []
  for (const name of ['Ana', 'Ben', 'Cem']) people.push(await annotator(server, projectId, name))
  // Nobody agrees on the first four; on the last, two of three do.
  const values = [
    [0, 0, 0, 0, 2],
    [3, 3, 3, 3, 2],
    [1, 1, 1, 1, 0],
  ]
  for (const [at, client] of people.entries()) {
    const task = (await next(client, projectId)).tasks[0]
    if (!task) throw new Error('no task')
    await client.ok('label.save', {
      body: { labels: task.results.map((_, i) => labelFor(task, i, { value: values[at]?.[i] ?? 0 })) },
    })
    await finish(client, task)
  }
  const roles = { roles: ['reviewer' as const], languages: [], markets: [], note: '', days: 7, count: 1 }
  const { links } = await owner.ok('invitation.create', { params: { projectId }, body: roles })
  reviewer = await server.join(links[0]?.url ?? '', 'Rui', 'rui@example.org')
}, 120_000)
afterAll(() => stage?.close())

const panel = (page: Page) => page.getByRole('complementary', { name: 'Decide' })
const stored = (page: Page, n: number) => page.getByText(`${n} made · ${n} stored`).waitFor()

async function openReview(client: Client): Promise<{ page: Page; problems: string[] }> {
  const opened = await stage.pageOf(client)
  await opened.page.goto(`${stage.host.address}/projects/${projectId}/review`)
  await panel(opened.page).waitFor()
  return opened
}

/** States of the decisions in force, as the owner's server has them. */
const counts = async () =>
  (await stage.owner.ok('review.next', { params: { projectId }, body: { want: 1, have: [] } })).counts

test('a reviewer decides, takes back, accepts, rejects, passes up and sends back by keyboard alone', async () => {
  const { page, problems } = await openReview(reviewer)
  await page.keyboard.press('3')
  await page.getByRole('region', { name: 'Which clause does it follow from?' }).waitFor()
  await page.keyboard.press('1')
  await stored(page, 1)
  expect((await counts()).decided).toBe(1)
  expect((await freshBoard(stage.owner, projectId)).decision.isTimed).toBe(true)
  await page.keyboard.press('u')
  await expect.poll(async () => (await counts()).decided).toBe(0)
  await page.keyboard.press('a')
  // The clause that was cited is kept for the result.
  await stored(page, 2)
  await page.keyboard.press('n')
  await page.getByText('Say why first').waitFor()
  await page.keyboard.type('The query is broken.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('l')
  await page.keyboard.press('1')
  await page.keyboard.press('n')
  await stored(page, 3)
  await page.keyboard.press('p')
  await stored(page, 4)
  await page.keyboard.press('e')
  await page.keyboard.type('Watch to the end.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('l')
  await page.keyboard.press('1')
  await page.keyboard.press('b')
  await stored(page, 5)
  expect(await counts()).toEqual({ waiting: 1, passed: 1, sentBack: 1, decided: 2 })
  expect(problems).toEqual([])
  await page.context().close()
}, 90_000)

test('the annotator finds the note with its clause, corrects, and hands in again', async () => {
  const [ana, ...others] = people
  if (!ana) throw new Error('nobody')
  const { page, problems } = await stage.pageOf(ana)
  await page.goto(`${stage.host.address}/inbox`)
  await page.getByRole('link', { name: 'A task was sent back to you.' }).click()
  await page.getByText('Watch to the end.').waitFor()
  await page.getByRole('button', { name: 'What the searcher wants' }).click()
  await page.getByText('Intent comes before words.').waitFor()
  await page.keyboard.press('g')
  for (let i = 0; i < 3; i++) await page.keyboard.press('j')
  await page.keyboard.press('1')
  // The clause that was clicked has the focus, and Enter would press it again.
  await page.getByRole('button', { name: /^Submit/ }).click()
  await page.getByRole('heading', { level: 1, name: /All done|Nothing for you right now/ }).waitFor()
  for (const client of others) {
    const task = (await next(client, projectId)).tasks[0]
    if (task) await finish(client, task)
  }
  await expect.poll(async () => (await counts()).sentBack).toBe(0)
  expect(problems).toEqual([])
  await page.context().close()
}, 90_000)

test('what was passed up reaches the owner, who decides; what is decided elsewhere meanwhile is said and kept', async () => {
  const { page, problems } = await openReview(stage.owner)
  await page.getByText('passed up to you').waitFor()
  const { groups } = await stage.owner.ok('review.next', { params: { projectId }, body: { want: 1, have: [] } })
  const item = groups[0]?.items.find(({ state }) => state === 'passed')
  const elsewhere = { id: crypto.randomUUID(), resultId: item?.resultId ?? '', kind: 'grade' as const, value: 0 }
  await stage.owner.ok('review.decide', {
    params: { projectId },
    body: { decisions: [{ ...elsewhere, clause: 'intent', reason: '' }], bulk: false },
  })
  await page.keyboard.press('3')
  await page.keyboard.press('1')
  await page.getByRole('button', { name: /could not be stored/ }).waitFor()
  expect((await counts()).passed).toBe(0)
  expect(problems.filter((problem) => !problem.includes('409'))).toEqual([])
  await page.context().close()
}, 90_000)

test('an annotator contests a decision once, and is told when it was looked at again', async () => {
  const [ana] = people
  if (!ana) throw new Error('nobody')
  const { page } = await stage.pageOf(ana)
  await page.goto(`${stage.host.address}/feedback`)
  await page.getByRole('button', { name: 'Contest…' }).first().click()
  await page.keyboard.type('The title says otherwise.')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('cell', { name: 'contested, waiting' }).waitFor()
  const review = await openReview(reviewer)
  await review.page.getByText('The title says otherwise.').waitFor()
  await review.page.keyboard.press('2')
  await review.page.keyboard.press('1')
  await stored(review.page, 1)
  await page.goto(`${stage.host.address}/inbox`)
  await page.getByRole('link', { name: 'A decision that you contested was looked at again.' }).click()
  await page.getByRole('cell', { name: 'contested and answered' }).waitFor()
}, 90_000)
