import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalibrationPhase } from '#contract/calibration.ts'
import {
  advance,
  isOver,
  isRevealed,
  lastWords,
  type Move,
  movesFrom,
  placeVote,
  type Room,
  takesLastWords,
} from './room.ts'

const moves: Move[] = ['open', 'begin', 'reveal', 'talk', 'settle', 'decide', 'next', 'again', 'end']
const planned = (kind: Room['kind'], items: number): Room => ({
  ...{ kind, phase: 'planned', n: null, step: 0 },
  rounds: Array<number>(items).fill(0),
})

const play = (room: Room, ...acts: Move[]) => acts.reduce((now, act) => advance(now, act, now.step) ?? now, room)

describe('a live session', () => {
  test('goes from the lobby through each item to the summary', () => {
    const phases: CalibrationPhase[] = []
    let room = planned('live', 2)
    for (const act of [
      'open',
      'begin',
      'reveal',
      'talk',
      'settle',
      'decide',
      'next',
      'reveal',
      'settle',
      'next',
    ] as const) {
      room = play(room, act)
      phases.push(room.phase)
    }
    expect(phases).toEqual([
      'lobby',
      'vote',
      'reveal',
      'talk',
      'settle',
      'settle',
      'vote',
      'reveal',
      'settle',
      'summary',
    ])
    expect(room).toMatchObject({ n: null, step: 10 })
  })

  test('votes once more on an item: the round grows, and a vote of the round before is late', () => {
    const room = play(planned('live', 1), 'open', 'begin', 'reveal', 'again')
    expect(room).toMatchObject({ phase: 'vote', n: 0, rounds: [1] })
    expect(placeVote(room, { n: 0, round: 1, hasVoted: true })).toBe('blind')
    expect(placeVote(room, { n: 0, round: 0, hasVoted: false })).toBe('late')
    expect(placeVote(room, { n: 0, round: 0, hasVoted: true })).toBeNull()
  })

  test('a repeated or late act does nothing', () => {
    const voting = play(planned('live', 2), 'open', 'begin')
    const revealed = advance(voting, 'reveal', voting.step)
    expect(revealed?.phase).toBe('reveal')
    expect(revealed && advance(revealed, 'reveal', voting.step)).toBeNull()
    expect(revealed && advance(revealed, 'next', voting.step)).toBeNull()
  })
})

test('an open session takes votes on all items, then is talked over', () => {
  const open = play(planned('open', 2), 'open')
  expect(placeVote(open, { n: 1, round: 0, hasVoted: true })).toBe('blind')
  // Its time is up: what stands stays, and a first vote is late.
  expect(placeVote(open, { n: 1, round: 0, hasVoted: true, isClosed: true })).toBeNull()
  expect(placeVote(open, { n: 1, round: 0, hasVoted: false, isClosed: true })).toBe('late')
  const begun = play(open, 'begin', 'next')
  expect(begun).toMatchObject({ phase: 'reveal', n: 1 })
  expect(placeVote(begun, { n: 1, round: 0, hasVoted: false })).toBe('late')
})

test('words that were being typed at the reveal still come in for a moment, on the item and in the round on the table', () => {
  const revealed = play(planned('live', 2), 'open', 'begin', 'reveal')
  const late = (room: Room, sinceReveal: number, of = { n: 0, round: 0 }) =>
    takesLastWords(room, { ...of, sinceReveal })
  expect([late(revealed, 0), late(revealed, lastWords), late(revealed, lastWords + 1), late(revealed, -1)]).toEqual([
    ...[true, true, false, false],
  ])
  expect(late(revealed, 0, { n: 1, round: 0 })).toBe(false)
  expect(late(play(revealed, 'talk'), 0)).toBe(false)
  const again = play(revealed, 'again', 'reveal')
  expect([late(again, 0), late(again, 0, { n: 0, round: 1 })]).toEqual([false, true])
})

test('what has not come up cannot be voted on; who was away takes it alone', () => {
  const voting = play(planned('live', 2), 'open', 'begin')
  expect(placeVote(voting, { n: 1, round: 0, hasVoted: false })).toBeNull()
  expect(placeVote(planned('live', 2), { n: 0, round: 0, hasVoted: false })).toBeNull()
  expect(placeVote(play(voting, 'end'), { n: 1, round: 0, hasVoted: false })).toBe('alone')
})

/** What reaches the room, in the order that it does: acts with the step they were meant for, votes of people, each perhaps again. */
type Message = { move: Move; behind: number } | { person: number; n: number; round: number; id: number }
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ move: fc.constantFrom(...moves), behind: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ person: fc.nat(4), n: fc.nat(3), round: fc.nat(2), id: fc.nat(30) }),
)

test('no order of messages, repeats or delays loses a vote that was taken, shows one early, or blocks the room', () => {
  const room = fc.record({
    kind: fc.constantFrom('live' as const, 'open' as const),
    items: fc.integer({ min: 1, max: 4 }),
  })
  fc.assert(
    fc.property(room, fc.array(message, { maxLength: 120 }), ({ kind, items }, messages) => {
      let now = planned(kind, items)
      // Votes that count, by item, round and person; and those that everybody has seen.
      const votes = new Map<string, { id: number; mode: string }>()
      const shown = new Map<string, number>()
      const seen = new Set<number>()
      for (const message of messages) {
        if ('move' in message) {
          const before = now
          now = advance(now, message.move, now.step - message.behind) ?? now
          if (message.behind > 0) expect(now).toBe(before)
        } else if (!seen.has(message.id)) {
          const key = JSON.stringify([message.n, message.round, message.person])
          const mode = placeVote(now, { ...message, hasVoted: votes.has(key) })
          if (mode) {
            seen.add(message.id)
            // What was shown stays as it was shown.
            if (votes.has(key)) expect(shown.has(key)).toBe(false)
            votes.set(key, { id: message.id, mode })
            // A blind vote is cast on nothing that is on view.
            if (mode === 'blind') expect(isRevealed(now.phase) || isOver(now.phase)).toBe(false)
          }
        }
        if (now.n !== null && isRevealed(now.phase))
          for (const [key, { id }] of votes) {
            const [n, round] = JSON.parse(key) as [number, number]
            if (n === now.n && round === now.rounds[n]) shown.set(key, id)
          }
        for (const [key, id] of shown) expect(votes.get(key)?.id).toBe(id)
        // Something always leads on until it is over.
        if (!isOver(now.phase)) expect(movesFrom(now).length).toBeGreaterThan(0)
        expect(now.n === null || now.n < items).toBe(true)
      }
      // From wherever it is, the first move that leads on ends the session in so many steps.
      for (let left = 6 * items + 4; left > 0 && !isOver(now.phase); left--) {
        const [move] = movesFrom(now)
        now = (move && advance(now, move, now.step)) ?? now
      }
      expect(now.phase).toBe('summary')
    }),
    { numRuns: 500 },
  )
})
