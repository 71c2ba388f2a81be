import { screen, waitFor, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RoomAct } from '#contract/calibration.ts'
import type { Client } from '../support/api.ts'
import { appPage } from '../support/app-page.tsx'
import { makeSession, voteFor } from '../support/calibration.ts'
import { annotator, gradeQueries, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })
let user: UserEvent
let projectId: string
let ana: Client
let ben: Client
let cleo: Client

beforeAll(async () => {
  projectId = await makeProject(server, owner, { overlap: 2, rows: stageRows(3, 2) })
  ana = await annotator(server, projectId, 'Ana')
  ben = await annotator(server, projectId, 'Ben')
  cleo = await annotator(server, projectId, 'Cleo')
  await gradeQueries(ana, projectId, [
    [1, 3],
    [0, 0],
    [3, 3],
  ])
  await gradeQueries(ben, projectId, [
    [3, 3],
    [0, 0],
    [2, 3],
  ])
})
beforeEach(() => {
  user = userEvent.setup()
})

/** Tabs on until the focus is on what has this name. */
async function tabTo(name: string | RegExp) {
  for (let n = 0; n < 120; n++) {
    const focused = document.activeElement
    const label = focused instanceof HTMLInputElement ? (focused.labels?.[0]?.textContent ?? '') : ''
    const text = focused?.getAttribute('aria-label') ?? (label || (focused?.textContent ?? ''))
    if (typeof name === 'string' ? text === name : name.test(text)) return
    await user.tab()
  }
  throw new Error(`Tab does not lead to ${name}`)
}

async function lead(sessionId: string, ...acts: RoomAct[]) {
  const params = { projectId, sessionId }
  for (const act of acts) {
    const { stage } = await owner.ok('room.get', { params })
    expect(await owner.ok('room.act', { params, body: { step: stage.step, act } })).toMatchObject({ done: true })
  }
}

/** A session of two items that is over: settled as 2 and 3; Ana had both right, Ben one, Cleo was absent. */
async function overSession() {
  const { sessionId } = await makeSession(server, owner, projectId, { people: [ana, ben, cleo], passMark: 0.8 })
  const params = { projectId, sessionId }
  const settled = (value: number): RoomAct[] => [
    { act: 'reveal' },
    { act: 'settle' },
    { act: 'decide', settlement: { value, tolerance: 0, reason: 'So it is.', clause: null, safety: null } },
    { act: 'next' },
  ]
  await lead(sessionId, { act: 'open' }, { act: 'begin' })
  await ana.ok('room.vote', { params, body: voteFor(0, { value: 2 }) })
  await ben.ok('room.vote', { params, body: voteFor(0, { value: 1, explanation: 'Too old' }) })
  await lead(sessionId, ...settled(2))
  await ana.ok('room.vote', { params, body: voteFor(1, { value: 3 }) })
  await ben.ok('room.vote', { params, body: voteFor(1, { value: 3 }) })
  await lead(sessionId, ...settled(3))
  return sessionId
}

const sessions = async () => (await owner.ok('calibration.list', { params: { projectId } })).sessions

describe('planning', () => {
  test('an empty list says what calibration is for, and has no button for those who do not lead', async () => {
    await app.open(ana, `/projects/${projectId}/calibration`)
    expect(await screen.findByText(/everybody votes on the same results/)).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'Plan a session' })).toBeNull()
  })

  test('a session is planned by keyboard alone; what is missing is said beside its field, and nothing is lost', async () => {
    await app.open(owner, `/projects/${projectId}/calibration`)
    await screen.findByText(/everybody votes on the same results/)
    await tabTo('Plan a session')
    await user.keyboard('{Enter}')
    await screen.findByRole('list', { name: 'Results found' })
    await tabTo('Plan a session')
    await user.keyboard('{Enter}')
    expect(await screen.findByText('Give the session a title.')).toBeTruthy()
    expect(screen.getByText('Add at least one result as an item.')).toBeTruthy()
    expect(screen.getByText('Choose at least one person.')).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Title')))
    await user.keyboard('Is it a 2?')
    await tabTo(/^Add “query 1”/)
    await user.keyboard('{Enter}')
    await tabTo(/^Add “query 3”/)
    await user.keyboard('{Enter}')
    const chosen = within(screen.getByRole('list', { name: 'Items in their order' }))
    await tabTo('Move “query 3” up')
    await user.keyboard('{Enter}')
    expect(chosen.getAllByRole('listitem').map((item) => item.textContent)).toMatchObject([
      expect.stringMatching(/^1query 3/),
      expect.stringMatching(/^2query 1/),
    ])
    // The way up has ended: the focus stays with the item.
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move “query 3” down')
    await tabTo('Ana')
    await user.keyboard(' ')
    await tabTo('Plan a session')
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('heading', { name: /Is it a 2\? Planned/ })).toBeTruthy()
    const [session] = await sessions()
    expect(session).toMatchObject({ title: 'Is it a 2?', kind: 'live', items: 2, people: 1, phase: 'planned' })
    const view = await owner.ok('calibration.get', { params: { projectId, sessionId: session?.id ?? '' } })
    expect(view.items.map(({ query, pick }) => [query, pick])).toEqual([
      ['query 3', 'disagreement'],
      ['query 1', 'disagreement'],
    ])
    expect(view).toMatchObject({ passMark: 0.8, people: [{ name: 'Ana' }] })
  })

  test('it is changed, and called off once that is confirmed', async () => {
    const [session] = await sessions()
    await app.open(owner, `/projects/${projectId}/calibration/${session?.id}/edit`)
    const title = await screen.findByLabelText('Title')
    expect((title as HTMLInputElement).value).toBe('Is it a 2?')
    await user.type(title, ' Or a 3?')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByRole('heading', { name: /Is it a 2\? Or a 3\? Planned/ })
    await user.click(screen.getByRole('button', { name: 'Call off' }))
    const dialog = within(await screen.findByRole('alertdialog'))
    await user.click(dialog.getByRole('button', { name: 'Call off' }))
    expect(await screen.findByRole('heading', { name: /Or a 3\? Called off/ })).toBeTruthy()
    expect(await sessions()).toMatchObject([{ phase: 'cancelled' }])
  })
})

describe('the report', () => {
  test('shows agreement before and after, who passed, and each item with what it was settled as', async () => {
    const sessionId = await overSession()
    await app.open(owner, `/projects/${projectId}/calibration/${sessionId}`)
    expect(await screen.findByRole('heading', { level: 1, name: 'What is a 2?' })).toBeTruthy()
    const report = await owner.ok('calibration.report', { params: { projectId, sessionId } })
    expect(screen.getByText(report.before.value?.toFixed(3) ?? 'none')).toBeTruthy()
    expect(screen.getAllByText('75%').length).toBeGreaterThan(0)
    const people = within(screen.getByRole('region', { name: 'How each did' }))
    expect(people.getByRole('row', { name: /^Ana Passed 2 2 100%/ })).toBeTruthy()
    expect(people.getByRole('row', { name: /^Ben Not passed 2 1 50%/ })).toBeTruthy()
    const [votes] = screen.getAllByRole('table', { name: 'How many said what' })
    const rows = within(votes as HTMLElement).getAllByRole('row')
    expect(rows.map((row) => row.textContent)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^1 .*1$/), expect.stringMatching(/^2 .*\(Settled as\)1$/)]),
    )
    expect(screen.getAllByText('So it is.')).toHaveLength(2)
  })

  test('tells those who do not lead nothing of how the others agree in their work', async () => {
    const sessionId = await overSession()
    await app.open(ben, `/projects/${projectId}/calibration/${sessionId}`)
    expect(await screen.findByRole('heading', { level: 2, name: 'In the session' })).toBeTruthy()
    expect(screen.queryByText('Before')).toBeNull()
    expect(within(screen.getByRole('region', { name: 'How each did' })).queryByText('Ana')).toBeNull()
    expect(screen.getAllByText('75%').length).toBeGreaterThan(0)
  })

  test('names severities where safety alone was asked', async () => {
    const { sessionId } = await makeSession(server, owner, projectId, { people: [ana], items: 1, asks: 'safety' })
    const params = { projectId, sessionId }
    const hate = { category: 'hate' as const, leaf: null, severity: 3 as const, contexts: [], evidence: [] }
    const safety = { findings: [hate], bases: [], confidence: null }
    await lead(sessionId, { act: 'open' }, { act: 'begin' })
    await ana.ok('room.vote', { params, body: voteFor(0, { value: null, safety }) })
    const settlement = { value: null, tolerance: 0, reason: '', clause: null, safety }
    await lead(sessionId, { act: 'reveal' }, { act: 'settle' }, { act: 'decide', settlement }, { act: 'next' })
    await app.open(ana, `/projects/${projectId}/calibration/${sessionId}`)
    expect(await screen.findByRole('row', { name: /^3 severe.*\(Settled as\) 1$/ })).toBeTruthy()
    expect(screen.getByText(/1 right/)).toBeTruthy()
    expect(screen.queryByText('No grade')).toBeNull()
  })
})

describe('alone', () => {
  test('who was absent votes by the digits, sees what the room settled, and reads the report at the end', async () => {
    const sessionId = await overSession()
    await app.open(cleo, `/projects/${projectId}/calibration/${sessionId}/alone`)
    expect(await screen.findByRole('heading', { name: 'Item 1 of 2' })).toBeTruthy()
    expect(screen.queryByText('So it is.')).toBeNull()
    await user.keyboard('1')
    expect((await screen.findByRole('button', { pressed: true })).textContent).toMatch(/^1/)
    await user.type(screen.getByLabelText('Because'), 'It is old')
    await user.click(screen.getByRole('button', { name: 'Vote' }))
    expect(await screen.findByText('So it is.')).toBeTruthy()
    expect(screen.getByRole('row', { name: /^2 .*\(Settled as\) 1$/ })).toBeTruthy()
    expect(screen.getByText('It is old')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Next' }))
    expect(screen.getByRole('heading', { name: 'Item 2 of 2' })).toBeTruthy()
    expect(screen.queryByText('So it is.')).toBeNull()
    await user.keyboard('3')
    await user.click(await screen.findByRole('button', { name: 'Vote' }))
    await user.click(await screen.findByRole('link', { name: 'Read the report' }))
    const people = within(await screen.findByRole('region', { name: 'How each did' }))
    expect(people.getByRole('row', { name: /^Cleo you Not passed 2 1 50% .* 2$/ })).toBeTruthy()
    expect(people.queryByRole('row', { name: /Ana/ })).toBeNull()
  })

  test('an open session takes votes until it closes, and shows nobody else’s', async () => {
    const closesAt = new Date(Date.now() + 3_600_000).toISOString()
    const { sessionId } = await makeSession(server, owner, projectId, { people: [ana, ben], kind: 'open', closesAt })
    const params = { projectId, sessionId }
    await lead(sessionId, { act: 'open' })
    await ben.ok('room.vote', { params, body: voteFor(0, { value: 1, explanation: 'Ben says so' }) })
    await app.open(ana, `/projects/${projectId}/calibration`)
    await user.click(await screen.findByRole('link', { name: 'Vote now' }))
    await screen.findByRole('heading', { name: 'Item 1 of 2' })
    await user.keyboard('2')
    await user.click(screen.getByRole('button', { name: 'Vote' }))
    expect(await screen.findByText('Your vote is stored.')).toBeTruthy()
    await user.keyboard('3')
    await user.click(await screen.findByRole('button', { name: 'Change the vote' }))
    await waitFor(async () => {
      const { own } = await ana.ok('room.get', { params })
      expect(own.votes).toMatchObject([{ n: 0, value: 3, mode: 'blind' }])
    })
    expect(document.body.textContent).not.toContain('Ben says so')
    expect(screen.queryByRole('table')).toBeNull()
  })
})
