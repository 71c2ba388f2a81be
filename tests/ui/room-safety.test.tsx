import { act, screen, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { announced, hears, pressUntil } from '../support/announced.ts'
import type { Client } from '../support/api.ts'
import { appPage } from '../support/app-page.tsx'
import { leadRoom, makeSession, voteFor } from '../support/calibration.ts'
import { annotator, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })
let user: UserEvent
let projectId: string
let ana: Client
let ben: Client

beforeAll(async () => {
  projectId = await makeProject(server, owner, { rows: stageRows(3, 1) })
  ana = await annotator(server, projectId, 'Ana')
  ben = await annotator(server, projectId, 'Ben')
})
beforeEach(() => {
  user = userEvent.setup()
})

/** A session that asks safety alone, at the vote on its first item. */
async function begun() {
  const key = await makeSession(server, owner, projectId, { people: [ana, ben], items: 3, asks: 'safety' })
  await leadRoom(owner, key, { act: 'open' }, { act: 'begin' })
  const open = (client: Client) => app.open(client, `/projects/${projectId}/calibration/${key.sessionId}/room`)
  return { key, open }
}

const hate = {
  category: 'hate' as const,
  leaf: null,
  severity: 3 as const,
  contexts: [],
  evidence: [{ kind: 'span' as const, field: 'title' as const, from: 0, to: 5 }],
}
const unsafe = { findings: [hate], bases: [], confidence: null }
const clean = { findings: [], bases: [], confidence: null }

test('a session about safety takes a severity by its digit, is not whole without a category, and counts and shows severities with their evidence', async () => {
  const { key, open } = await begun()
  await open(ana)
  const ownVote = async () => (await ana.ok('room.get', { params: key })).own.votes[0]
  await screen.findByRole('radio', { name: /^0 Nothing unsafe/ })
  await pressUntil(user, '2', () =>
    expect((screen.getByRole('radio', { name: /^2 / }) as HTMLInputElement).checked).toBe(true),
  )
  expect(document.activeElement).toBe(screen.getByLabelText('What is unsafe'))
  expect(screen.queryByText(/Your vote is stored/)).toBeNull()
  expect(await ownVote()).toBeUndefined()
  await user.selectOptions(screen.getByLabelText('What is unsafe'), 'violence')
  await screen.findByText(/Your vote is stored/)
  expect(await ownVote()).toMatchObject({
    value: null,
    safety: { findings: [{ category: 'violence', severity: 2 }] },
  })
  await ben.ok('room.vote', { params: key, body: voteFor(0, { value: null, safety: unsafe }) })
  await leadRoom(owner, key, { act: 'reveal' })
  const table = within(await screen.findByRole('table', { name: 'How many said what' }))
  expect(table.getByRole('row', { name: /^2 clear violation.* your vote 1$/ })).toBeTruthy()
  expect(table.getByRole('row', { name: /^3 severe.* 1$/ })).toBeTruthy()
  expect(within(screen.getByRole('region', { name: 'Votes' })).getByText('Title')).toBeTruthy()
  await hears(/1 said 3 severe/)
})

test('it is settled by a severity and a category, and not passed over while the category is missing', async () => {
  const { key, open } = await begun()
  await ana.ok('room.vote', { params: key, body: voteFor(0, { value: null, safety: clean }) })
  await leadRoom(owner, key, { act: 'reveal' })
  await open(owner)
  await hears('Revealed')
  await user.keyboard('t')
  await hears('Settling')
  await pressUntil(user, '1', () =>
    expect((screen.getByRole('button', { name: /^Settle as chosen/ }) as HTMLButtonElement).disabled).toBe(true),
  )
  // Out of the list of kinds, and nothing is passed over.
  await user.keyboard('{Escape}')
  expect(document.activeElement).toBe(document.body)
  await user.keyboard('{Enter}')
  expect(announced()).toContain('Item 1 of 3. Settling')
  await user.selectOptions(screen.getByLabelText('What is unsafe'), 'hate')
  act(() => (document.activeElement as HTMLElement).blur())
  await user.keyboard('{Enter}')
  await hears(/Settled as Hate.* 1$/)
  expect(await screen.findByRole('row', { name: /^1 mild.*\(Settled as\)/ })).toBeTruthy()
  await screen.findByRole('button', { name: /^Next item/ })
  await user.keyboard('{Enter}')
  await hears('Item 2 of 3. Voting')
})
