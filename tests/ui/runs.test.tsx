import { screen, waitFor, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { http } from 'msw'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { emptyPlan } from '#core/plan.ts'
import { appPage } from '../support/app-page.tsx'
import { upload } from '../support/imports.ts'
import { annotator, gradeQueries, ingest, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served()
let user: UserEvent
let projectId: string

async function addRun(name: string, queries: Record<string, (number | string)[]>, inProject = projectId) {
  const lines = Object.entries(queries).flatMap(([queryId, docs]) =>
    docs.map((doc, at) => {
      const id = typeof doc === 'number' ? `doc%20${doc}` : doc
      return `${queryId} Q0 ${id} ${at + 1} ${docs.length - at} x\n`
    }),
  )
  const uploadId = await upload(owner, inProject, `${name}.run`, lines.join(''))
  await owner.ok('run.create', { params: { projectId: inProject }, body: { uploadId, name, language: null } })
}

/** Two queries of three graded documents, and a third that nobody has graded; what stands only under the first is known elsewhere. */
beforeAll(async () => {
  const only = { query_id: 't1', query: 'query 1', doc_id: 'only-here', title: 'Only here', rank: 4 }
  projectId = await makeProject(server, owner, { overlap: 1, rows: [...stageRows(2, 3), ...stageRows(1, 1, only)] })
  await gradeQueries(await annotator(server, projectId, 'Ana'), projectId, [
    [3, 0, 1, 0],
    [0, 2, 0],
  ])
  await ingest(server, projectId, stageRows(1, 2, { query_id: 't3', query: 'query 3' }))
  await addRun('text match', { t1: [2, 1, 'nowhere'], t2: [2, 1] })
  await addRun('by hand', { t1: [1, 3, 2], t2: [1, 'only-here'], t3: [1, 2] })
})
beforeEach(() => {
  user = userEvent.setup()
})

const open = (search = '') => app.open(owner, `/projects/${projectId}/runs${search}`)
const part = (name: string) =>
  screen.findByRole('heading', { level: 2, name }).then((heading) => heading.parentElement as HTMLElement)

describe('measures', () => {
  test('stand with their coverage and formula; the two runs differ with an interval and p', async () => {
    await open()
    const all = await part('All runs measured')
    const table = await within(all).findByRole('region', { name: 'All runs measured' })
    expect(within(table).getByRole('row', { name: /^text match 0\.\d{3}.*% graded/ })).toBeTruthy()
    expect(within(all).getByText(/^Over 2 queries with a grade/)).toBeTruthy()
    expect(within(all).getAllByText(/down to the same rank/)).toHaveLength(1)
    const rows = within(within(all).getByRole('region', { name: 'How far run B is ahead of run A' }))
    expect(rows.getByRole('row', { name: /^nDCG@10 [+−-]?0\.\d{3} .+ to .+ 2$/ })).toBeTruthy()
    expect(within(all).getByRole('link', { name: /CSV/ }).getAttribute('href')).toContain('measures=nDCG%4010%3BP')
  })

  test('are added and taken away by keyboard, stay in the address, and what is none is refused at the field', async () => {
    await open()
    const field = await screen.findByLabelText('Measures')
    await user.type(field, 'Nonsense@3{Enter}')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText(/There is no such measure/).id).toBe(field.getAttribute('aria-describedby')?.split(' ')[1])
    await user.clear(field)
    await user.type(field, 'RBP(p=0.5){Enter}')
    const table = await screen.findByRole('region', { name: 'All runs measured' })
    expect(await within(table).findByRole('button', { name: /^RBP\(p=0\.5\)/ })).toBeTruthy()
    await user.keyboard('{Backspace}{Backspace}')
    await waitFor(() => expect(within(table).queryByRole('button', { name: /^RBP/ })).toBeNull())
    expect(new URLSearchParams(location.search).get('measures')).toBe('nDCG@10;P(rel=1)@10;AP(rel=1)@100')
    await open('?measures=nDCG@10;Nonsense@3')
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Nonsense@3: There is no such measure/)
  })
})

describe('query by query', () => {
  test('differences have a picture with a table behind it, and lists of where each run is ahead', async () => {
    await open()
    const section = await part('Query by query')
    const summary = 'Queries where B is ahead: 1; A: 1; equal: 0.'
    const picture = await within(section).findByRole('img', { name: summary })
    await waitFor(() => expect(picture.querySelectorAll('svg rect')).toHaveLength(2))
    const name = 'B − A in nDCG@10, one bar for each query'
    const rows = within(within(section).getByRole('region', { name, hidden: true })).getAllByRole('row', {
      hidden: true,
    })
    expect(rows.map((row) => row.textContent?.slice(0, 7))).toEqual(['QueryAB', 'query 1', 'query 2'])
    const ahead = within(section).getByRole('region', { name: 'B furthest ahead' })
    expect(within(ahead).getByRole('row', { name: /^query 1 0\.\d{3} 1\.000 \+0\.\d{3}$/ })).toBeTruthy()
    await user.selectOptions(within(section).getByLabelText('Measure'), 'P(rel=1)@10')
    expect(await within(section).findByText('B − A in P(rel=1)@10, one bar for each query')).toBeTruthy()
    expect(new URLSearchParams(location.search).get('by')).toBe('P(rel=1)@10')
  })

  test('a query opens both rankings with grades; j and k go on and back', async () => {
    await open()
    const section = await part('Query by query')
    within(await within(section).findByRole('region', { name: 'B furthest ahead' }))
      .getByRole('button')
      .focus()
    await user.keyboard('{Enter}')
    const heading = await screen.findByRole('heading', { level: 2, name: 'query 1' })
    expect(document.activeElement).toBe(heading)
    const list = async (name: string) => within(await screen.findByRole('list', { name })).getAllByRole('listitem')
    const words = (items: HTMLElement[]) => items.map(({ textContent }) => textContent)
    expect(words(await list('Run A'))).toMatchObject([
      expect.stringMatching(/^1.*Title 2.*0/),
      expect.stringMatching(/^2.*Title 1.*3/),
      '3nowhereNot in the project',
    ])
    const [best] = await list('Run B')
    within(best as HTMLElement)
      .getByRole('button')
      .focus()
    await user.keyboard('{Enter}')
    expect((await screen.findByRole('region', { name: /preview|Result/i })).textContent).toContain('Title 1')
    await user.keyboard('j')
    expect(await screen.findByRole('heading', { level: 2, name: 'query 2' })).toBe(document.activeElement)
    const [, unknown] = await list('Run B')
    expect(unknown?.textContent).toBe('2only-hereNot in the project')
    await user.keyboard('k')
    expect(await screen.findByRole('heading', { level: 2, name: 'query 1' })).toBe(document.activeElement)
    await user.click(screen.getByRole('button', { name: 'All queries' }))
    expect(await screen.findByRole('heading', { level: 2, name: 'Query by query' })).toBeTruthy()
  })
})

test('labels, money and time stand beside the width of the interval, as a picture with a table behind it', async () => {
  const all = await makeProject(server, owner, { queries: 12, results: 2 })
  const plan = { ...emptyPlan, rates: [{ language: null, perHour: 3600 }] }
  await owner.ok('plan.update', { params: { projectId: all }, body: { basedOn: 0, plan, note: '' } })
  const values = Array.from({ length: 12 }, (_, at) => [at % 3, 3 - (at % 3)])
  await gradeQueries(await annotator(server, all, 'Bo'), all, values, { activeMs: 30_000 })
  const twelve = (docs: number[]) => Object.fromEntries(values.map((_, at) => [`t${at + 1}`, docs]))
  await addRun('one way', twelve([1, 2]), all)
  await addRun('the other', twelve([2, 1]), all)
  await app.open(owner, `/projects/${all}/runs`)
  const section = await part('What the labels have brought')
  expect(section.textContent).toMatch(
    /With 24 labels for US\$7\.20 so far, .* nDCG@10 is 0\.\d{3} wide\. Work so far: 12 min/,
  )
  const rows = within(section).getAllByRole('row', { hidden: true })
  expect(rows.at(-1)?.textContent).toMatch(/^122412US\$7\.20[+-]0\.\d{3} to \+0\.\d{3}0\.\d{3}$/)
  await waitFor(() => expect(section.querySelector('svg path')).toBeTruthy())
})

test('what is undecided comes with what deciding it costs', async () => {
  const one = await makeProject(server, owner, { overlap: 4, queries: 1, results: 2 })
  const plan = { ...emptyPlan, rates: [{ language: null, perHour: 3600 }] }
  await owner.ok('plan.update', { params: { projectId: one }, body: { basedOn: 0, plan, note: '' } })
  // Whether the first document is worth more than the second is what they cannot agree on.
  for (const [at, grade] of [3, 3, 0, 0].entries())
    await gradeQueries(await annotator(server, one, `Dana ${at}`), one, [[grade, 1]], { activeMs: 30_000 })
  await addRun('second first', { t1: [2, 1] }, one)
  await addRun('first first', { t1: [1, 2] }, one)
  await app.open(owner, `/projects/${one}/runs`)
  const section = await part('Two runs compared')
  expect(await within(section).findByText('1 open decision can still change which run is ahead.')).toBeTruthy()
  const cost = 'At the cost of a label so far: about US$0.30, in one of ten cases more than US$0.30.'
  const all = 'Deciding all that is open, each at the cost of a label so far: US$0.30.'
  expect(await within(section).findByText(`${cost} ${all}`)).toBeTruthy()
})

describe('documents without a grade', () => {
  test('are counted by what can be done, and one press has them graded first', async () => {
    await open()
    const section = await part('Without a grade')
    expect(await within(section).findByText(/Among the first 10 documents of the runs, 4 have no grade/)).toBeTruthy()
    expect(within(section).getByRole('row', { name: 't1 nowhere', hidden: true })).toBeTruthy()
    within(section).getByRole('button', { name: 'Have them graded first' }).focus()
    await user.keyboard('{Enter}')
    expect(await within(section).findByText('2 documents were put first. 1 became a task.')).toBeTruthy()
    expect(await within(section).findByText('3 wait to be graded and can be put first.')).toBeTruthy()
  })
})

test('figures that were asked for before a run went are not taken for those after', async () => {
  const other = await makeProject(server, owner, { overlap: 1, queries: 1, results: 2 })
  await gradeQueries(await annotator(server, other, 'Eve'), other, [[3, 1]])
  await addRun('stays', { t1: [2, 1] }, other)
  await addRun('goes', { t1: [1, 2] }, other)
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let answered = 0
  app.before(
    http.get('*/runs/evaluation', async ({ request }) => {
      const { pathname, search } = new URL(request.url)
      const answer = await owner.request(pathname + search, { method: 'GET' })
      if (++answered === 1) await held
      return answer
    }),
  )
  await app.open(owner, `/projects/${other}/runs`)
  const table = within(await screen.findByRole('region', { name: 'All runs' }))
  await waitFor(() => expect(answered).toBe(1))
  await user.click(await table.findByRole('button', { name: 'Remove goes' }))
  await user.click(await table.findByRole('button', { name: /goes/ }))
  await waitFor(() => expect(table.queryByText('goes')).toBeNull())
  letGo()
  const measured = within(await screen.findByRole('region', { name: 'All runs measured' }))
  expect(await measured.findByText('stays')).toBeTruthy()
  expect(measured.queryByText('goes')).toBeNull()
})
