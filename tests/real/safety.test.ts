import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Label, TaskView } from '#contract/labelling.ts'
import type { SafetyFinding } from '#contract/safety.ts'
import type { Client } from '../support/api.ts'
import { parseCsv } from '../support/csv.ts'
import { importTable } from '../support/imports.ts'
import { makeOfficer } from '../support/people.ts'
import { annotator, next, plainProject } from '../support/projects.ts'
import { finish } from '../support/review.ts'
import { asks, finding, safetyLabel } from '../support/safety.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { hasShared, sharedText, skipNote } from './shared.ts'

interface Item {
  item: number
  agent: string
  user: string
}

const perQuery = 15
const lines = <T>(path: string): T[] =>
  hasShared
    ? sharedText(path)
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as T)
    : []
const items = lines<Item>('convabuse/items.jsonl')
const labels = lines<{ item: number; severity: number }>('convabuse/labels.jsonl')

/** How severe most annotators found it: 1 and 0 are no abuse, −1 to −3 mild to very strong. */
function severityOf(item: number): 0 | 1 | 2 | 3 {
  const given = labels.filter((label) => label.item === item).map(({ severity }) => Math.max(0, -severity))
  return (given.sort((a, b) => a - b)[Math.floor((given.length - 1) / 2)] ?? 0) as 0 | 1 | 2 | 3
}
const severities = new Map(items.map(({ item }) => [item, severityOf(item)]))

const said = ({ agent, user }: Item) => `${agent}\n${user}`
/** A table of texts as the source would send it, half of them sealed. */
function table(some: Item[]): string {
  const rows = some.map((one, i) => ({
    ...{ query_id: `c${Math.floor(i / perQuery)}`, query: `conversations, part ${Math.floor(i / perQuery) + 1}` },
    ...{ docid: String(one.item), text: said(one), treatment: i % 2 === 0 ? 'T3' : 'T4' },
  }))
  return `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`
}

/** Which of these texts an answer gives away: those long enough to be told from any other word. */
const leaked = (answer: string, some: Item[]) =>
  some.filter(({ user }) => user.length >= 12 && answer.includes(JSON.stringify(user).slice(1, -1)))

describe.skipIf(!hasShared)(`ConvAbuse, masked from the first to the last${skipNote}`, () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage()
    await makeOfficer(stage.server, stage.owner)
    const value = JSON.stringify({ limits: { secondsPerDay: null, hardPerDay: null } })
    await stage.server.db.insertInto('server_setting').values({ key: 'viewing', value }).execute()
  })
  afterAll(() => stage?.close())

  const projectOf = async (some: Item[]) => {
    const body = { ...plainProject, ...asks('only'), segment: 'safety' as const, markets: [] }
    const { id } = await stage.owner.ok('project.create', { body })
    const job = await importTable(stage.owner, id, 'texts.jsonl', table(some))
    expect(job).toMatchObject({ state: 'done', results: some.length })
    return id
  }
  /** Somebody who takes sealed work. */
  const person = async (projectId: string, name: string): Promise<Client> => {
    const client = await annotator(stage.server, projectId, name)
    await stage.server.db
      .insertInto('viewing_preference')
      .values({ person_id: client.id, preferences: JSON.stringify({ sealed: true }) })
      .execute()
    return client
  }
  const found = (item: number): SafetyFinding[] => {
    const severity = severities.get(item) ?? 0
    return severity === 0 ? [] : [finding({ category: 'bullying', leaf: 'insult', severity })]
  }

  test('all 4,185 texts are labelled on their cards, and no word of them leaves the server', async () => {
    const projectId = await projectOf(items)
    const client = await person(projectId, 'Ana')
    const rows = await stage.server.db
      .selectFrom('result')
      .select(['id', 'external_id', 'query_id', 'rank'])
      .where('project_id', '=', projectId)
      .execute()
    const queries = await stage.server.db
      .selectFrom('query')
      .select(['id', 'text'])
      .where('project_id', '=', projectId)
      .execute()
    const byQuery = new Map(queries.map(({ id, text }) => [text, rows.filter((row) => row.query_id === id)]))
    let labelled = 0
    for (;;) {
      let [task] = (await next(client, projectId)).tasks as (TaskView | undefined)[]
      // After three hard tasks in a row comes a rest.
      if (!task) {
        await sql`update assignment set last_at = last_at - interval '10 minutes' where person_id = ${client.id}`.execute(
          stage.server.db,
        )
        task = (await next(client, projectId)).tasks[0]
      }
      if (!task) break
      const here = byQuery.get(task.query.text) ?? []
      const own = items.filter(({ item }) => here.some((row) => row.external_id === String(item)))
      expect(leaked(JSON.stringify(task), own)).toEqual([])
      for (const { masked, title, snippet, text, range } of task.results) {
        expect([masked, title, snippet, text]).toEqual([true, '', '', ''])
        expect(range?.text).toBeLessThanOrEqual(1)
      }
      const made: Label[] = task.results.map((result, i) => {
        const item = Number(here.find(({ rank }) => rank === result.rank)?.external_id)
        return safetyLabel(task, i, found(item), { revealLevel: 0 })
      })
      await client.ok('label.save', { body: { labels: made } })
      await finish(client, task)
      labelled += task.results.length
    }
    expect(labelled).toBe(items.length)
    const address = `/api/projects/${projectId}/exports/csv?rule=each&labels=safety`
    const exported = parseCsv(await (await stage.owner.request(address)).text())
    expect(new Map(exported.map((row) => [Number(row.doc_id), Number(row.severity)]))).toEqual(severities)
  }, 600_000)

  test('ten of them in the browser, by keyboard: nothing is revealed, asked for or said', async () => {
    const ten = items.filter(({ user }) => user.length >= 12).slice(0, 10)
    const projectId = await projectOf(ten)
    const client = await person(projectId, 'Ben')
    const { page, problems } = await stage.pageOf(client)
    const answers: string[] = []
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    page.on('response', async (response) => {
      if (response.url().includes('/api/')) answers.push(await response.text().catch(() => ''))
    })
    await page.goto(`${stage.host.address}/projects/${projectId}/label`)
    await page.getByRole('heading', { name: 'Safety', exact: false }).first().waitFor()
    const search = page.getByRole('combobox', { name: 'Search categories' })
    for (const { item } of ten) {
      const severity = severities.get(item) ?? 0
      await page.keyboard.press('s')
      await search.waitFor()
      if (severity > 0) await page.keyboard.type('insult')
      await page.keyboard.press(String(severity))
      if (severity > 0) await page.keyboard.press('Enter')
      await search.waitFor({ state: 'detached' })
      expect(leaked(await page.content(), ten)).toEqual([])
    }
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'All done' }).waitFor()
    const ended = () =>
      stage.server.db.selectFrom('assignment').select('state').where('person_id', '=', client.id).execute()
    await expect.poll(ended).toEqual([{ state: 'submitted' }])
    // The grant of a next step may have been made ready; a grant shows nothing until it is redeemed, and none was.
    expect(asked.filter((path) => /^\/api\/.*(viewings|media|poster|captions|preview)/.test(path))).toEqual([])
    expect(
      await stage.server.db.selectFrom('viewing').select('id').where('person_id', '=', client.id).execute(),
    ).toEqual([])
    expect(leaked(answers.join('\n'), ten)).toEqual([])
    expect(problems).toEqual([])
  })
})
