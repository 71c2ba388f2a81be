import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, test } from 'vitest'
import { appPage } from '../support/app-page.tsx'
import { annotator, gradeQueries, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })
const user = userEvent.setup()
let projectId: string

/** Ten results; Zoe gives 3 where Ana gives 0. */
beforeAll(async () => {
  projectId = await makeProject(server, owner, { overlap: 2, rows: stageRows(2, 20) })
  const values = [0, 1].map(() => Array.from({ length: 20 }, (_, at) => at % 4))
  const ana = await annotator(server, projectId, 'Ana')
  await gradeQueries(ana, projectId, values, { activeMs: 9000 })
  const zoe = await annotator(server, projectId, 'Zoe')
  const high = values.map((own) => own.map((value) => (value === 0 ? 3 : value)))
  await gradeQueries(zoe, projectId, high, { activeMs: 50 })
})

const table = (name: string) => screen.findByRole('region', { name })

test('the figures stand with their intervals, by slice, person and pair', async () => {
  await app.open(owner, `/projects/${projectId}/agreement`)
  const figures = await table('How far people agree')
  // Three of four results have both labels alike.
  expect(
    within(figures).getByRole('row', { name: /^Pairs that agree 0\.750 0\.\d{3} to 0\.\d{3} 40 80$/ }),
  ).toBeTruthy()
  expect(await screen.findByText('40 results graded by at least two · 80 labels · 2 people and sources')).toBeTruthy()
  await user.click(screen.getByRole('tab', { name: 'Grade' }))
  const grades = await table('Agreement by: Grade')
  expect(within(grades).getByRole('row', { name: /^0 Not relevant/ })).toBeTruthy()
  await user.click(screen.getByRole('tab', { name: 'Clause' }))
  expect(await screen.findByText('There is nothing in this slice yet.')).toBeTruthy()
  expect(within(await table('People')).getByRole('row', { name: /^Zoe .*\+0\.750/ })).toBeTruthy()
  const matrix = screen.getByRole('table', { name: /^How (Ana|Zoe) \(rows\) and (Ana|Zoe) \(columns\) graded/ })
  expect(within(matrix).getAllByRole('cell', { name: '10' })).toHaveLength(4)
})

test('the rules are compared, and the one in force is marked', async () => {
  await app.open(owner, `/projects/${projectId}/agreement`)
  await user.click(await screen.findByRole('tab', { name: 'Consensus' }))
  const rules = await table('Rules')
  expect(within(rules).getByRole('row', { name: /^Majority in force 40 40 · 100%/ })).toBeTruthy()
  expect(within(rules).getByRole('row', { name: /^Dawid–Skene 40/ })).toBeTruthy()
})

test('a question is asked as one, and noted as seen', async () => {
  await app.open(owner, `/projects/${projectId}/agreement`)
  await user.click(await screen.findByRole('tab', { name: 'Questions' }))
  const question = (await screen.findByRole('heading', { name: 'Does Zoe look long enough?' })).closest('article')
  await user.type(within(question as HTMLElement).getByLabelText('Your note'), 'A new keyboard.')
  await user.click(within(question as HTMLElement).getByRole('button', { name: 'Explained' }))
  expect(await screen.findByText(/^Explained, noted by Olive Owner/)).toBeTruthy()
  await waitFor(() => expect(screen.getByText('A new keyboard.')).toBeTruthy())
})

test('annotators have no way there, and a project without pairs says so', async () => {
  const empty = await makeProject(server, owner, { name: 'Empty' })
  await app.open(owner, `/projects/${empty}/agreement`)
  expect(await screen.findByText(/^Nothing to compare yet/)).toBeTruthy()
  const eve = await annotator(server, empty, 'Eve')
  await app.open(eve, `/projects/${empty}/guideline`)
  await screen.findByRole('heading', { name: 'Guideline' })
  expect(screen.queryByRole('link', { name: 'Agreement' })).toBeNull()
})
