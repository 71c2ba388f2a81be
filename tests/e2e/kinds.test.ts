import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import type { TaskKind } from '#contract/project.ts'
import { bothBad } from '#core/preference.ts'
import { judgedPairs, judgeWhole, projectWith, twoLists } from '../support/kinds.ts'
import { annotator, labelFor, next } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let page: Page
let problems: string[]

beforeAll(async () => {
  stage = await openStage()
  ;({ page, problems } = await stage.pageOf(stage.owner))
})
afterAll(() => stage?.close())

const heading = (name: string) => page.getByRole('heading', { name, exact: true })
const stored = (n: number) => page.getByText(`${n} made · ${n} stored`)
const open = (projectId: string) => page.goto(`${stage.host.address}/projects/${projectId}/label`)

/** Values in force of a project; the last labels may still be on their way. */
async function values(projectId: string): Promise<(number | null)[]> {
  const rows = await stage.server.db
    .selectFrom('current_label')
    .select('value')
    .where('project_id', '=', projectId)
    .where('kind', '=', 'value')
    .execute()
  return rows.map((row) => row.value)
}

async function made(kind: TaskKind, table: string, more: { pairsOf?: number; overlap?: number } = {}): Promise<string> {
  return projectWith(stage.owner, kind, table, { name: kind, ...more })
}

describe('by keyboard', () => {
  test('side by side: j and k go through both lists, a digit prefers, reasons are picked, Enter submits', async () => {
    const projectId = await made('sides', twoLists(2))
    await open(projectId)
    await heading('query 1').waitFor()
    const [left, right] = [page.getByRole('list', { name: 'Left' }), page.getByRole('list', { name: 'Right' })]
    expect([await left.getByRole('listitem').count(), await right.getByRole('listitem').count()]).toEqual([3, 3])
    for (let i = 0; i < 3; i++) await page.keyboard.press('j')
    expect(await right.getByRole('listitem').first().getByRole('button').getAttribute('aria-current')).toBe('true')
    await page.keyboard.press('Enter')
    await page.getByText('Say which side is better first.').waitFor()
    await page.keyboard.press('9')
    expect(await page.getByText(/stored/).textContent()).toContain('0 made')
    await page.keyboard.press('1')
    await page.getByRole('button', { name: 'Diversity' }).press('Enter')
    await stored(2).waitFor()
    const leftFirst = await left.getByRole('listitem').first().textContent()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Submit/ }).press('Enter')
    await heading('query 2').waitFor()
    await page.keyboard.press('4')
    await page.keyboard.press('u')
    await page.keyboard.press('4')
    await page.keyboard.press('Enter')
    await heading('All done').waitFor()
    // Much better on the left: bm25 begins with d1, and is the first list.
    await expect
      .poll(async () => (await values(projectId)).sort())
      .toEqual([leftFirst?.includes('Title d1') ? -3 : 3, 0].sort())
    await page.goto(`${stage.host.address}/projects/${projectId}/export`)
    await page.getByText(/bm25 against dense: mean/).waitFor()
  })

  test('pairs: 1, 2, 3 and 0', async () => {
    const rows = ['a', 'b', 'c', 'd'].map((doc, i) => `which,${doc},Title ${doc},Text about ${doc},${i + 1}`)
    const projectId = await made('pairwise', `query,docid,title,text,rank\n${rows.join('\n')}\n`, { pairsOf: 3 })
    await open(projectId)
    for (const key of ['1', '2', '0']) {
      await page.getByRole('region', { name: 'Left' }).waitFor()
      await page.keyboard.press(key)
      await page.getByRole('button', { pressed: true }).first().waitFor()
      await page.keyboard.press('Enter')
    }
    await heading('All done').waitFor()
    await expect.poll(async () => (await values(projectId)).length).toBe(3)
    const found = await values(projectId)
    expect(found.filter((value) => value === 0 || value === bothBad)).toHaveLength(2)
    expect(found.filter((value) => Math.abs(value ?? 9) === 1)).toHaveLength(1)
    await page.goto(`${stage.host.address}/projects/${projectId}/export`)
    await page.getByRole('columnheader', { name: 'Strength' }).waitFor()
  })

  test('the page as a whole comes after its results', async () => {
    const projectId = await made('page', 'query,docid,title\nbread,d1,One\nbread,d2,Two\n')
    await open(projectId)
    await heading('bread').waitFor()
    await page.keyboard.press('3')
    await page.keyboard.press('2')
    await heading('The whole page').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('1 result has no grade yet.').waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('Enter')
    await heading('All done').waitFor()
    await expect.poll(async () => (await values(projectId)).sort()).toEqual([1, 2, 3])
  })

  test('a seed stands where the query would', async () => {
    const projectId = await made(
      'pointwise',
      'seed_title,seed_text,docid,title\nBoiling eggs,Six minutes for soft ones,d1,Frying eggs\n',
    )
    await open(projectId)
    await page.getByText('Because of').waitFor()
    await page.getByText('Six minutes for soft ones').waitFor()
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await heading('All done').waitFor()
  })

  test('review of a pair: both results are shown, and the keys of the scale decide', async () => {
    const said = [
      { 'a b': -1, 'a c': -1, 'b c': 0 },
      { 'a b': -1, 'a c': 1, 'b c': 0 },
    ]
    const { projectId } = await judgedPairs(stage.server, stage.owner, said, 'Eva')
    await page.goto(`${stage.host.address}/projects/${projectId}/review`)
    const panel = page.getByRole('complementary', { name: 'Decide' })
    await panel.getByText('in either order').waitFor()
    await page.getByRole('region', { name: 'Left' }).getByText('Title a', { exact: true }).waitFor()
    await page.getByRole('region', { name: 'Right' }).getByText('Title c', { exact: true }).waitFor()
    await page.keyboard.press('9')
    expect(await panel.getByText(/^Decided/).count()).toBe(0)
    await page.keyboard.press('0')
    await panel.getByText(/^Decided/).waitFor()
    const settled = () =>
      stage.server.db.selectFrom('settled').select('value').where('project_id', '=', projectId).execute()
    await expect.poll(settled).toEqual([{ value: bothBad }])
  })

  test('review of a whole page: its results stand beside the labels of it, in their order', async () => {
    const projectId = await made('page', 'query,docid,title,text\nbread,d1,One,Text one\nbread,d2,Two,Text two\n', {
      overlap: 2,
    })
    for (const value of [0, 3]) {
      const client = await annotator(stage.server, projectId, `Page ${value}`)
      const task = (await next(client, projectId)).tasks[0] as TaskView
      await client.ok('label.save', { body: { labels: [labelFor(task, 0), labelFor(task, 1)] } })
      await judgeWhole(client, task, value)
    }
    await page.goto(`${stage.host.address}/projects/${projectId}/review`)
    const whole = page.getByRole('region', { name: 'Preview' })
    await whole.getByRole('heading', { name: 'The whole page' }).waitFor()
    expect(await whole.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/^1.*One/),
      expect.stringMatching(/^2.*Two/),
    ])
    const results = page.getByRole('list', { name: 'Results' })
    expect(await results.getByRole('listitem').last().getByRole('button').getAttribute('aria-current')).toBe('true')
    await page.keyboard.press('k')
    await page.getByText('Text two').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('2')
    await page
      .getByRole('complementary', { name: 'Decide' })
      .getByText(/^Decided/)
      .waitFor()
    const settled = () =>
      stage.server.db.selectFrom('settled').select('value').where('project_id', '=', projectId).execute()
    await expect.poll(settled).toEqual([{ value: 2 }])
  })

  test('preferences from elsewhere: columns known, wrong rows named, and counted only once the owner says so', async () => {
    const projectId = await made('sides', twoLists(1))
    const choose = async (second: string) => {
      const text = `query_id,first,second,person,source,preference,reasons\nt1,bm25,${second},,Old team,-2,quality\n`
      const file = { name: 'preferences.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByLabel('Column second').waitFor()
      const chosen = ['first', 'second', 'source', 'preference', 'reasons'].map((column) =>
        page.getByLabel(`Column ${column}`).inputValue(),
      )
      expect(await Promise.all(chosen)).toEqual(['left', 'right', 'workerSource', 'preference', 'whys'])
      await page.getByRole('button', { name: 'Import', exact: true }).press('Enter')
    }
    await page.goto(`${stage.host.address}/projects/${projectId}/import`)
    await choose('sparse')
    await page.getByText('the project has no lists of these two rankers').waitFor()
    await page.getByRole('button', { name: 'Import another file' }).press('Enter')
    await choose('dense')
    await page.getByText(/ratings: 1/).waitFor()
    await page.goto(`${stage.host.address}/projects/${projectId}/export`)
    await page.getByText('There are no preferences yet.').waitFor()
    await page.getByRole('switch', { name: /Old team/ }).press('Space')
    await page.getByText(/bm25 against dense: mean -2 over 1/).waitFor()
  })

  test('no script failed', () => expect(problems).toEqual([]))
})
