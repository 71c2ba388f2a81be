import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReviewGroup } from '#contract/review.ts'
import { parseCsv } from '../support/csv.ts'
import { importTable } from '../support/imports.ts'
import { plainProject } from '../support/projects.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { isDisputed } from './chorus.ts'
import { hasShared, sharedText, skipNote } from './shared.ts'

const raters = ['agent_1_rating', 'agent_2_rating', 'agent_3_rating']

/** The pairs of query and document that the queue has to hold, worked out from the file alone. */
function disputed(rows: Record<string, string>[]): string[] {
  return rows
    .filter((row) => isDisputed(raters.map((name) => Number(row[name]))))
    .map((row) => `${row.query} ${row.docid}`)
}

describe.skipIf(!hasShared)(`chorus, its three raters let count${skipNote}`, async () => {
  let stage: Stage
  let projectId: string
  const rows = hasShared ? parseCsv(sharedText('chorus-ecommerce/individual_ratings.csv')) : []
  const final = new Map(rows.map((row) => [`${row.query} ${row.docid}`, Number(row.final_rating)]))

  beforeAll(async () => {
    stage = await openStage()
    projectId = (await stage.owner.ok('project.create', { body: plainProject })).id
    await importTable(stage.owner, projectId, 'ratings.csv', sharedText('chorus-ecommerce/individual_ratings.csv'))
    const { sources } = await stage.owner.ok('project.sources', { params: { projectId } })
    for (const { id: sourceId, name } of sources)
      if (raters.includes(name))
        await stage.owner.ok('project.updateSource', { params: { projectId, sourceId }, body: { counts: true } })
  })
  afterAll(() => stage?.close())

  /** Document ids by result, which reviewers do not see. */
  async function docIds(): Promise<Map<string, string>> {
    const found = await stage.server.db
      .selectFrom('result')
      .innerJoin('query', (join) =>
        join.onRef('query.project_id', '=', 'result.project_id').onRef('query.id', '=', 'result.query_id'),
      )
      .select(['result.id', 'query.text', 'result.external_id'])
      .where('result.project_id', '=', projectId)
      .execute()
    return new Map(found.map((row) => [row.id, `${row.text} ${row.external_id}`]))
  }

  test('the queue holds exactly the pairs without a majority or further than one step apart', async () => {
    const groups: ReviewGroup[] = []
    for (;;) {
      const have = groups.map(({ queryId }) => queryId)
      const more = await stage.owner.ok('review.next', { params: { projectId }, body: { want: 5, have } })
      if (more.groups.length === 0) break
      groups.push(...more.groups)
    }
    const ids = await docIds()
    const held = groups.flatMap(({ items }) => items.map(({ resultId }) => ids.get(resultId) ?? ''))
    expect(held.sort()).toEqual(disputed(rows).sort())
  })

  /** Decides on the result in view as the file's last column has it; its place in the list is its place in the file. */
  async function decideOne(page: Page): Promise<string> {
    const query = await page.getByRole('heading', { level: 1 }).textContent()
    const [rank = ''] = (await page.locator('[aria-current=true]').allInnerTexts())[0]?.split('\n') ?? []
    const row = rows.filter((one) => one.query === query)[Number(rank) - 1]
    const name = `${query} ${row?.docid}`
    await page.keyboard.press(String(final.get(name)))
    return name
  }

  test('the final grade is reached by keyboard alone', async () => {
    const { page, problems } = await stage.pageOf(stage.owner)
    await page.goto(`${stage.host.address}/projects/${projectId}/review`)
    await page.getByRole('complementary', { name: 'Decide' }).waitFor()
    const decided: string[] = []
    while (decided.length < 20) {
      const left = page.getByText(/still waits?\.$/)
      if (await left.count()) {
        decided.push(await decideOne(page))
        continue
      }
      const before = await page.getByRole('heading', { level: 1 }).textContent()
      await page.keyboard.press('Enter')
      await page.waitForFunction((old) => document.querySelector('h1')?.textContent !== old, before)
      await page.getByRole('complementary', { name: 'Decide' }).waitFor()
    }
    await expect.poll(() => page.getByText(/20 made · 20 stored/).count()).toBe(1)
    expect(new Set(decided).size).toBe(20)
    const csv = parseCsv(await (await stage.owner.request(`/api/projects/${projectId}/exports/csv`)).text())
    const graded = new Map(csv.map((row) => [`${row.query} ${row.doc_id}`, Number(row.grade)]))
    expect(decided.map((name) => graded.get(name))).toEqual(decided.map((name) => final.get(name)))
    expect(problems).toEqual([])
  }, 180_000)
})
