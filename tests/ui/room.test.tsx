import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { HttpResponse, http } from 'msw'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NewVote, RoomAct } from '#contract/calibration.ts'
import { announced, hears, pressUntil } from '../support/announced.ts'
import type { Client } from '../support/api.ts'
import { appPage } from '../support/app-page.tsx'
import { leadRoom, makeSession, openLine, voteFor } from '../support/calibration.ts'
import { annotator, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const app = appPage()
const { server, owner } = await served({ now: () => new Date() })
let user: UserEvent
let projectId: string
let ana: Client
let ben: Client

type Key = Awaited<ReturnType<typeof makeSession>>

beforeAll(async () => {
  const rows = stageRows(3, 1).map((row, at) => ({ ...row, treatment: at === 1 ? ('T2' as const) : ('T0' as const) }))
  projectId = await makeProject(server, owner, { rows })
  ana = await annotator(server, projectId, 'Ana')
  ben = await annotator(server, projectId, 'Ben')
})
beforeEach(() => {
  user = userEvent.setup()
})

const session = (differ: Partial<Parameters<typeof makeSession>[3]> = {}) =>
  makeSession(server, owner, projectId, { people: [ana, ben], items: 3, ...differ })
const enter = (client: Client, { sessionId }: Key) =>
  app.open(client, `/projects/${projectId}/calibration/${sessionId}/room`)

const lead = (key: Key, ...acts: RoomAct[]) => leadRoom(owner, key, ...acts)
const begin = (key: Key) => lead(key, { act: 'open' }, { act: 'begin' })
const say = (client: Client, key: Key, differ: Partial<NewVote> = {}) =>
  client.ok('room.vote', { params: key, body: voteFor(0, differ) })
const ownVote = async (client: Client, key: Key) => (await client.ok('room.get', { params: key })).own.votes[0]

describe('the trainer', () => {
  test('goes through a whole session by Enter, a digit and t, and each state is announced', async () => {
    const key = await session({ items: 1 })
    await enter(owner, key)
    await screen.findByRole('button', { name: /^Open the room/ })
    await hears('Planned')
    await user.keyboard('{Enter}')
    await hears('Lobby')
    await user.keyboard('{Enter}')
    await hears('Item 1 of 1. Voting')
    await say(ana, key, { value: 3, explanation: 'All there' })
    await say(ben, key, { value: 1 })
    expect(await screen.findByText('2 of 2 have voted')).toBeTruthy()
    expect(document.body.textContent).not.toContain('All there')
    await user.keyboard('{Enter}')
    await hears('Item 1 of 1. Revealed. Revealed: 1 said Perfect, 1 said Partly')
    expect(await screen.findByText('All there')).toBeTruthy()
    await user.keyboard('t')
    await hears('Settling')
    const chosen = within(screen.getByRole('region', { name: 'Settle the item' }))
    await pressUntil(user, '2', () =>
      expect(chosen.getByRole('button', { pressed: true }).textContent).toContain('Good'),
    )
    await user.keyboard('e')
    expect(document.activeElement).toBe(chosen.getByLabelText('Reason'))
    await user.keyboard('A step is missing{Control>}{Enter}{/Control}')
    await hears('Item 1 of 1. Settling. Settled as Good')
    expect(await screen.findByRole('button', { name: /^Next item/ })).toBeTruthy()
    await user.keyboard('{Enter}')
    await hears('Over')
    expect(screen.getByRole('link', { name: 'Read the report' })).toBeTruthy()
    const { items } = await owner.ok('calibration.report', { params: key })
    expect(items[0]?.settled).toMatchObject({ value: 2, reason: 'A step is missing' })
  })

  test('has a timer that informs and ends nothing', async () => {
    const key = await session()
    await begin(key)
    await enter(owner, key)
    await hears('Voting')
    await user.keyboard('i')
    expect((await screen.findByRole('timer')).textContent).toMatch(/^(1:00|0:5\d) left$/)
    // An announcement every half second would be noise.
    expect(screen.getByRole('timer').getAttribute('aria-live')).toBeNull()
    await server.db
      .updateTable('calibration_session')
      .set({ timer_at: new Date(Date.now() - 61_000) })
      .where('id', '=', key.sessionId)
      .execute()
    await say(ana, key)
    await waitFor(() => expect(screen.getByText('The time is up').getAttribute('role')).toBe('status'))
    expect(screen.queryByRole('timer')).toBeNull()
    await say(ben, key)
    expect(await screen.findByText('2 of 2 have voted')).toBeTruthy()
    expect(announced()).toContain('Voting')
    await user.keyboard('i')
    await waitFor(() => expect(screen.queryByText('The time is up')).toBeNull())
  })

  test('sees what the line has told, where an answer that is older comes late', async () => {
    const key = await session()
    await begin(key)
    await enter(owner, key)
    await hears('Voting')
    let letIn = () => {}
    const held = new Promise<void>((resolve) => {
      letIn = resolve
    })
    const isIn = new Promise<void>((resolve) => {
      app.before(
        http.post('*/room/act', async ({ request }) => {
          const { pathname } = new URL(request.url)
          const answer = await owner.request(pathname, { method: 'POST', body: await request.text() })
          await held
          setTimeout(resolve, 200)
          return answer
        }),
      )
    })
    await user.keyboard('i')
    await screen.findByRole('timer')
    await server.db
      .updateTable('calibration_session')
      .set({ timer_at: new Date(Date.now() - 61_000) })
      .where('id', '=', key.sessionId)
      .execute()
    await say(ana, key)
    await screen.findByText('The time is up')
    letIn()
    await act(() => isIn)
    expect(screen.getByText('The time is up')).toBeTruthy()
    expect(screen.queryByRole('timer')).toBeNull()
  })

  test('takes over from one who is not there, and is told who leads', async () => {
    const key = await session()
    const tom = await annotator(server, projectId, 'Tom')
    await server.db
      .updateTable('membership')
      .set({ roles: ['trainer'] })
      .where('person_id', '=', tom.id)
      .execute()
    await begin(key)
    await enter(tom, key)
    await screen.findByText('Olive Owner leads the session, and is not here.')
    // The key for the next step is not theirs yet.
    await user.keyboard('{Enter}')
    expect(announced()).toContain('Voting')
    await user.click(screen.getByRole('button', { name: 'Lead the session' }))
    await user.click(await screen.findByRole('button', { name: /^Reveal the votes/ }))
    await hears('Revealed')
  })

  test('ends a session only after it is asked twice', async () => {
    const key = await session()
    await begin(key)
    await enter(owner, key)
    await user.click(await screen.findByRole('button', { name: 'End the session' }))
    expect(screen.getByRole('alert').textContent).toContain('End the session now?')
    await user.click(screen.getByRole('button', { name: 'Keep it' }))
    expect(screen.queryByRole('alert')).toBeNull()
    expect((await owner.ok('room.get', { params: key })).stage.phase).toBe('vote')
  })
})

describe('a participant', () => {
  test('votes by a digit, says that they cannot judge, and why; the last counts, and Enter leads nowhere', async () => {
    const key = await session()
    await begin(key)
    await enter(ana, key)
    await screen.findByRole('button', { name: /^Partly/ })
    expect(screen.queryByRole('button', { pressed: true })).toBeNull()
    await pressUntil(user, '1', () =>
      expect(screen.getByRole('button', { pressed: true }).textContent).toContain('Partly'),
    )
    await screen.findByText(/Your vote is stored/)
    await user.keyboard('x')
    expect(document.activeElement).toBe(screen.getByLabelText('Cannot judge'))
    await user.selectOptions(screen.getByLabelText('Cannot judge'), 'Wrong language')
    await waitFor(async () => expect(await ownVote(ana, key)).toMatchObject({ value: null, reason: 'wrong-language' }))
    expect(screen.queryByRole('button', { pressed: true })).toBeNull()
    act(() => (document.activeElement as HTMLElement).blur())
    await user.keyboard('2{Enter}')
    await waitFor(async () => expect(await ownVote(ana, key)).toMatchObject({ value: 2, reason: null }))
    expect(announced()).toContain('Voting')
    await user.keyboard('e')
    expect(document.activeElement).toBe(screen.getByLabelText('Because'))
    await user.keyboard('It is 3 years old')
    await waitFor(async () =>
      expect(await ownVote(ana, key)).toMatchObject({ explanation: 'It is 3 years old', value: 2 }),
    )
  })

  test('loses no word that was typed when the votes are revealed', async () => {
    const key = await session()
    await begin(key)
    await enter(ana, key)
    await screen.findByRole('button', { name: /^Partly/ })
    await user.keyboard('1')
    await screen.findByText(/Your vote is stored/)
    await user.keyboard('eToo old')
    await lead(key, { act: 'reveal' })
    await hears('Revealed')
    expect(await screen.findByText('Too old')).toBeTruthy()
    expect((await owner.ok('room.get', { params: key })).stage.votes).toMatchObject([
      { value: 1, explanation: 'Too old', mode: 'blind' },
    ])
  })

  test('is not made to forget a vote by an answer that was on its way before it', async () => {
    const key = await session()
    await begin(key)
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    let answered = 0
    app.before(
      http.get('*/room', async ({ request }) => {
        const answer = await ana.request(new URL(request.url).pathname, { method: 'GET' })
        // The room is asked for at once, and again when its line is there.
        if (++answered === 2) await held
        return answer
      }),
    )
    await enter(ana, key)
    await screen.findByRole('button', { name: /^Partly/ })
    await waitFor(() => expect(answered).toBe(2))
    await user.keyboard('1')
    await screen.findByText(/Your vote is stored/)
    letGo()
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)))
    expect(screen.getByText(/Your vote is stored/)).toBeTruthy()
    await user.keyboard('eToo old')
    await lead(key, { act: 'reveal' })
    await hears('Revealed')
    expect(await screen.findByText('Too old')).toBeTruthy()
    expect((await owner.ok('room.get', { params: key })).stage.votes).toMatchObject([
      { value: 1, explanation: 'Too old' },
    ])
  })

  test('hears nothing of others before the reveal but who has voted; then how many said what, with the own vote marked', async () => {
    const key = await session()
    await begin(key)
    await enter(ana, key)
    await screen.findByRole('button', { name: /^Partly/ })
    await say(ben, key, { value: 0, explanation: 'Off the topic' })
    const here = within(screen.getByRole('region', { name: 'Who is here' }))
    await here.findByText(/has voted/)
    expect(document.body.textContent).not.toContain('Off the topic')
    expect(screen.queryByRole('table')).toBeNull()
    await user.keyboard('2')
    await screen.findByText(/Your vote is stored/)
    await lead(key, { act: 'reveal' })
    const table = within(await screen.findByRole('table', { name: 'How many said what' }))
    expect(table.getByRole('row', { name: '2 Good your vote 1' })).toBeTruthy()
    expect(table.getByRole('row', { name: '0 Not relevant 1' })).toBeTruthy()
    expect(within(screen.getByRole('region', { name: 'Votes' })).queryByText('Ben')).toBeNull()
    // What was said is said: digits change nothing any more.
    await user.keyboard('3')
    expect(await ownVote(ana, key)).toMatchObject({ value: 2 })
  })

  test('sees masked content as masked as they set it, whatever the trainer points at', async () => {
    const key = await session()
    await begin(key)
    await lead(
      key,
      { act: 'reveal' },
      { act: 'next' },
      { act: 'reveal' },
      { act: 'point', pointer: { kind: 'span', field: 'title', from: 0, to: 7 } },
    )
    await enter(ana, key)
    await screen.findByText('The trainer points at words that are masked for you.')
    expect(document.body.textContent).not.toContain('Title 2')
    await lead(
      key,
      { act: 'next' },
      { act: 'reveal' },
      { act: 'point', pointer: { kind: 'span', field: 'title', from: 0, to: 7 } },
    )
    await waitFor(() => expect(document.querySelector('mark')?.textContent).toBe('Title 3'))
  })

  test('is told when the line is broken, votes all the same, and it is sent when the line is back', async () => {
    const key = await session()
    await begin(key)
    let isBroken = false
    let breakOff = () => {}
    app.before(
      http.get('*/room/events', async ({ request }) => {
        if (isBroken) return HttpResponse.error()
        const { body, headers } = await ana.request(new URL(request.url).pathname)
        const reader = body?.getReader()
        const stream = new ReadableStream({
          start: (controller) => {
            breakOff = () => controller.close()
          },
          pull: async (controller) => {
            const { value } = (await reader?.read()) ?? {}
            if (value && !isBroken) controller.enqueue(value)
          },
          cancel: () => reader?.cancel(),
        })
        return new HttpResponse(stream, { headers })
      }),
      http.all('*/room*', () => (isBroken ? HttpResponse.error() : undefined)),
      http.all('*/room/votes', () => (isBroken ? HttpResponse.error() : undefined)),
    )
    await enter(ana, key)
    await screen.findByRole('button', { name: /^Partly/ })
    await waitFor(() => expect(screen.queryByText(/The line is broken/)).toBeNull())
    isBroken = true
    breakOff()
    expect((await screen.findByRole('alert')).textContent).toContain('The line is broken')
    await user.keyboard('3')
    await screen.findByText('1 vote is not stored yet.')
    expect(await ownVote(ana, key)).toBeUndefined()
    isBroken = false
    act(() => void window.dispatchEvent(new Event('online')))
    await waitFor(async () => expect(await ownVote(ana, key)).toMatchObject({ value: 3 }))
    await waitFor(() => expect(screen.queryByText(/The line is broken|is not stored yet/)).toBeNull())
  })

  test('is one person in two tabs: what is voted in one stands in the other, and one that closes leaves nobody', async () => {
    const key = await session()
    await begin(key)
    const tab = await openLine(ana, key)
    await say(ana, key, { value: 3, explanation: 'From the other tab' })
    await enter(ana, key)
    await waitFor(() => expect(screen.getByRole('button', { pressed: true }).textContent).toContain('Perfect'))
    expect((screen.getByLabelText('Because') as HTMLTextAreaElement).value).toBe('From the other tab')
    await tab.close()
    const here = within(screen.getByRole('region', { name: 'Who is here' }))
    await here.findByText(/^here · has voted · you$/)
    await user.keyboard('1')
    await waitFor(async () =>
      expect(await ownVote(ana, key)).toMatchObject({ value: 1, explanation: 'From the other tab' }),
    )
  })
})
