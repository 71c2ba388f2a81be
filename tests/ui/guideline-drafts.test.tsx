import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeAll, expect, test } from 'vitest'
import { queryClient } from '#app/query-client.ts'
import { DraftChange } from '#features/calibrate/after/draft-change.tsx'
import { appPage } from '../support/app-page.tsx'
import { resultsOf } from '../support/gold.ts'
import { makeProject, stageRows } from '../support/projects.ts'
import { oneClause } from '../support/review.ts'
import { served } from '../support/served.ts'
import { plantSession } from '../support/settled.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })
const user = userEvent.setup()
let projectId: string
let sessionId: string

beforeAll(async () => {
  projectId = await makeProject(server, owner, { rows: stageRows(1, 2) })
  await owner.ok('guideline.update', { params: { projectId }, body: { texts: { en: oneClause }, basedOn: 0 } })
  const ids = (await resultsOf(server, projectId)).map(({ id }) => id)
  sessionId = await plantSession(server, { projectId, trainer: owner, results: ids, people: [owner] })
})

const guideline = () => owner.ok('guideline.get', { params: { projectId } })

/** The form as it stands in a room, beside the application's page. */
function openForm() {
  const form = () => <DraftChange projectId={projectId} sessionId={sessionId} n={0} clause="intent" />
  const router = createRouter({ routeTree: createRootRoute({ component: form }), history: createMemoryHistory() })
  return render(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  )
}

test('a change is drafted beside the clause as it reads, and published from the guideline page', async () => {
  await app.open(owner, `/projects/${projectId}/guideline`)
  await screen.findByRole('heading', { name: 'Guideline' })
  expect(screen.queryByRole('heading', { name: 'Drafts of changes' })).toBe(null)
  const { unmount } = openForm()
  const form = within(await screen.findByRole('region', { name: 'Change the guideline' }))
  expect(form.getByRole<HTMLSelectElement>('combobox', { name: 'Clause' }).value).toBe('intent')
  expect(form.getByText('Intent comes before words.', { selector: 'p' })).toBeTruthy()
  const keep = form.getByRole<HTMLButtonElement>('button', { name: 'Keep as a draft' })
  expect(keep.disabled).toBe(true)
  const text = form.getByRole('textbox', { name: 'Text' })
  await user.clear(text)
  await user.type(text, '## Not one')
  expect(keep.disabled).toBe(true)
  await user.clear(text)
  await user.type(text, 'Words come first.')
  await user.type(form.getByRole('textbox', { name: 'Why' }), 'We settled it so')
  await user.click(keep)
  expect(await form.findByText(/1 draft from this session/)).toBeTruthy()
  unmount()

  const draft = within(await screen.findByRole('article', { name: 'What the searcher wants' }))
  expect(draft.getByText(/^Drafted by Olive Owner/)).toBeTruthy()
  expect(draft.getByRole('heading', { name: 'As it is' })).toBeTruthy()
  expect(draft.getByText('Intent comes before words.')).toBeTruthy()
  expect(draft.getByText('Words come first.')).toBeTruthy()
  await user.click(draft.getByRole('button', { name: /^Publish as version 2/ }))
  expect(await screen.findByText(/^Published by Olive Owner as version 2/)).toBeTruthy()
  expect((await guideline()).texts.en).toContain('Words come first.')
})

test('a draft whose clause has changed says so, and goes on from the present text', async () => {
  const body = { sessionId: null, n: null, basedOn: 2, clause: 'intent', note: '' }
  const texts = (text: string) => ({ en: { title: 'What the searcher wants', text } })
  await owner.ok('draft.create', { params: { projectId }, body: { ...body, texts: texts('Mine.') } })
  await app.open(owner, `/projects/${projectId}/guideline`)
  const draft = async () =>
    within((await screen.findAllByRole('article', { name: 'What the searcher wants' }))[0] as HTMLElement)
  await (await draft()).findByRole('button', { name: /^Publish as version 3/ })
  const other = await owner.ok('draft.create', { params: { projectId }, body: { ...body, texts: texts('Theirs.') } })
  await owner.ok('draft.publish', { params: { projectId, draftId: other.id }, body: { version: 2 } })
  await user.click((await draft()).getByRole('button', { name: /^Publish as version 3/ }))
  expect((await screen.findAllByText(/The clause has changed since this was drafted/)).length).toBeGreaterThan(0)
  await user.click(await (await draft()).findByRole('button', { name: /^Base on the present text/ }))
  await user.click(await (await draft()).findByRole('button', { name: /^Change/ }))
  const text = await (await draft()).findByRole('textbox', { name: 'Text' })
  await user.clear(text)
  await user.type(text, 'Both.')
  await user.click((await draft()).getByRole('button', { name: 'Save' }))
  await user.click(await (await draft()).findByRole('button', { name: /^Publish as version 4/ }))
  await waitFor(async () => expect((await guideline()).texts.en).toContain('Both.'))
})
