import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import type { Client } from '../support/api.ts'
import { parseCsv } from '../support/csv.ts'
import { annotator, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { finish } from '../support/review.ts'
import { asks, detailOf, finding, safetyLabel } from '../support/safety.ts'
import { openStage, type Stage } from '../support/stage.ts'

let stage: Stage
let projectId: string
let clients: Client[]

beforeAll(async () => {
  stage = await openStage()
  const rows = stageRows(1, 2, { text: 'One, two, three.' }).map((row, i) => ({ ...row, title: `Clip ${i + 1}` }))
  projectId = await makeProject(stage.server, stage.owner, {
    ...asks('beside', { servingRisk: true }),
    overlap: 2,
    rows,
  })
  const names = ['Ana', 'Ben']
  clients = await Promise.all(names.map((name) => annotator(stage.server, projectId, name)))
})
afterAll(() => stage?.close())

const search = (page: Page) => page.getByRole('combobox', { name: 'Search categories' })
const open = async (page: Page, project = projectId) => {
  await page.goto(`${stage.host.address}/projects/${project}/label`)
  await page.getByRole('complementary', { name: 'Judgement' }).waitFor()
  await page.getByRole('heading', { name: 'Safety', exact: false }).first().waitFor()
}

/** What one person does by keyboard alone: the first result has a slur, the second nothing. */
async function judge(client: Client) {
  const { page, problems } = await stage.pageOf(client)
  await open(page)
  await page.keyboard.press('s')
  await search(page).waitFor()
  await page.keyboard.type('slur')
  await page.keyboard.press('3')
  await page.getByRole('list', { name: 'Found so far' }).getByText('Hate speech · Slur 3').waitFor()
  await page.keyboard.press('7')
  await page.keyboard.press('Enter')
  await search(page).waitFor({ state: 'detached' })
  await page.keyboard.press('1')
  // Complete, so the page steps on.
  await page.keyboard.press('s')
  await search(page).waitFor()
  await page.keyboard.press('5')
  await page.keyboard.press('0')
  await search(page).waitFor({ state: 'detached' })
  await page.keyboard.press('2')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'All done' }).waitFor()
  // What was pressed is on its way until the server has the end of the task.
  const ended = () =>
    stage.server.db.selectFrom('assignment').select('state').where('person_id', '=', client.id).execute()
  await expect.poll(ended).toEqual([{ state: 'submitted' }])
  expect(problems).toEqual([])
  await page.context().close()
}

describe('safety in review, by keyboard alone', () => {
  const differing = async (mode: 'beside' | 'only') => {
    const rows = stageRows(1, 1, { title: `What people differ about, ${mode}` })
    const id = await makeProject(stage.server, stage.owner, { ...asks(mode), overlap: 2, rows })
    for (const [i, found] of [[finding()], []].entries()) {
      const client = await annotator(stage.server, id, `Judge ${mode} ${i}`)
      const task = (await next(client, id)).tasks[0] as TaskView
      const grades = mode === 'only' ? [] : [labelFor(task, 0)]
      await client.ok('label.save', { body: { labels: [...grades, safetyLabel(task, 0, found)] } })
      await finish(client, task)
    }
    const { page, problems } = await stage.pageOf(stage.owner)
    await page.goto(`${stage.host.address}/projects/${id}/review`)
    await page.getByText('safety differs').waitFor()
    return { page, problems, id }
  }
  const decided = async (id: string) => {
    const rows = await stage.server.db.selectFrom('decision').selectAll().where('project_id', '=', id).execute()
    return rows.map(({ value, safety }) => ({ value, safety }))
  }

  test('a grade waits for the word about safety', async () => {
    const { page, problems, id } = await differing('beside')
    await page.keyboard.press('2')
    await page.getByText('Pick what is unsafe first, then decide again.').waitFor()
    await page.keyboard.press('s')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('2')
    await page.getByText('Decided: Good').waitFor()
    await expect.poll(() => decided(id)).toEqual([{ value: 2, safety: detailOf(finding()) }])
    expect(problems).toEqual([])
    await page.context().close()
  })

  test('where safety is all that is asked, a digit picks and decides', async () => {
    const { page, problems, id } = await differing('only')
    await page.keyboard.press('1')
    await page.getByText('Decided: Hate speech · Slur 2').waitFor()
    await expect.poll(() => decided(id)).toEqual([{ value: null, safety: detailOf(finding()) }])
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe('safety, labelled by keyboard alone', () => {
  test('two people say what is unsafe, what showing it would mean, and the grade', async () => {
    for (const client of clients) await judge(client)
  })

  test('the export says what was pressed', async () => {
    const address = `/api/projects/${projectId}/exports/csv?rule=each`
    const rows = parseCsv(await (await stage.owner.request(address)).text())
    const of = (doc: string, dimension: string) =>
      rows.filter((row) => row.doc_id === doc && row.dimension === dimension)
    expect(of('doc 1', 'safety').map(({ severity, categories }) => [severity, categories])).toEqual([
      ['3', 'hate'],
      ['3', 'hate'],
    ])
    expect(of('doc 2', 'safety').map(({ severity }) => severity)).toEqual(['0', '0'])
    expect(of('doc 1', 'serving-risk').map(({ answer }) => answer)).toEqual(['unexpected', 'unexpected'])
    expect(of('doc 1', 'relevance').map(({ grade }) => grade)).toEqual(['1', '1'])
    expect(of('doc 2', 'relevance').map(({ grade }) => grade)).toEqual(['2', '2'])
  })

  test('a second query with the same words is settled, and only graded', async () => {
    const rows = stageRows(1, 2, { text: 'One, two, three.', query: 'another query' })
    const second = await makeProject(stage.server, stage.owner, {
      ...asks('first'),
      rows: rows.map((row, i) => ({ ...row, title: `Clip ${i + 1}` })),
    })
    const cem = await annotator(stage.server, second, 'Cem')
    const [task] = (await next(cem, second)).tasks
    expect(task?.results.map(({ settled }) => settled)).toEqual([detailOf(finding({ severity: 3 })), detailOf()])
    const { page } = await stage.pageOf(cem)
    await open(page, second)
    await page.getByText('Already judged by two people, so it is not asked again.').waitFor()
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'All done' }).waitFor()
    await page.context().close()
  })

  test('where safety comes first, a digit grades nothing before it, and the page says so', async () => {
    const third = await makeProject(stage.server, stage.owner, {
      ...asks('first'),
      rows: stageRows(1, 1, { title: 'Nobody judged this yet' }),
    })
    const dana = await annotator(stage.server, third, 'Dana')
    const { page } = await stage.pageOf(dana)
    await open(page, third)
    await page.keyboard.press('2')
    await page.getByText('Judge safety first; then the digits grade.').waitFor()
    await page.getByText('1 result has not been judged for safety yet.').waitFor()
    await page.keyboard.press('s')
    await search(page).waitFor()
    await page.keyboard.type('neglect2')
    await page.keyboard.press('Escape')
    await search(page).waitFor({ state: 'detached' })
    await page.keyboard.press('2')
    await page.getByText('1 result has not been judged for safety yet.').waitFor()
    await page.getByRole('button', { name: 'None', exact: true }).click()
    await page.keyboard.press('2')
    await page.keyboard.press('u')
    await page.keyboard.press('u')
    await page.getByText('Judge safety first; then the digits grade.').waitFor()
    await page.context().close()
  })
})
