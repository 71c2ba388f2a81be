import type { CalibrationPhase, OwnVote, RoomAct } from '#contract/calibration.ts'

/** What decides what can happen in a room. `step` counts what the trainer did; `rounds` how often each item was voted on before. */
export interface Room {
  kind: 'live' | 'open'
  phase: CalibrationPhase
  n: number | null
  step: number
  rounds: readonly number[]
}

/** An act that moves the room on. */
export type Move = Exclude<RoomAct['act'], 'timer' | 'point' | 'take-over'>

/** The item on the table is settled, talked over or shown: everybody may see what was said of it. */
const afterReveal: readonly CalibrationPhase[] = ['reveal', 'talk', 'settle']

/** Whether votes on the item on the table may be seen. */
export function isRevealed(phase: CalibrationPhase): boolean {
  return afterReveal.includes(phase)
}

/** Whether a session is over. */
export function isOver(phase: CalibrationPhase): boolean {
  return phase === 'summary' || phase === 'cancelled'
}

/** Where a move leads from here; null where it leads nowhere. */
function target({ kind, phase, n, rounds }: Room, move: Move): Pick<Room, 'phase' | 'n'> | null {
  const first = rounds.length > 0 ? 0 : null
  switch (move) {
    case 'open':
      return phase === 'planned' && first !== null ? { phase: kind === 'live' ? 'lobby' : 'open', n: null } : null
    case 'begin':
      if (phase === 'lobby') return { phase: 'vote', n: first }
      return phase === 'open' ? { phase: 'reveal', n: first } : null
    case 'reveal':
      return phase === 'vote' ? { phase: 'reveal', n } : null
    case 'talk':
      return phase === 'reveal' ? { phase: 'talk', n } : null
    case 'settle':
      return phase === 'reveal' || phase === 'talk' ? { phase: 'settle', n } : null
    case 'decide':
      return phase === 'settle' ? { phase: 'settle', n } : null
    case 'again':
      return isRevealed(phase) ? { phase: 'vote', n } : null
    case 'next': {
      if (n === null || !isRevealed(phase)) return null
      if (n + 1 >= rounds.length) return { phase: 'summary', n: null }
      return { phase: kind === 'live' ? 'vote' : 'reveal', n: n + 1 }
    }
    case 'end':
      return phase === 'planned' || isOver(phase) ? null : { phase: 'summary', n: null }
  }
}

/**
 * The room after a move that was meant for `step`; null where the room has gone on since, or the move leads nowhere from here. A move that is repeated,
 * late or out of order changes nothing.
 */
export function advance(room: Room, move: Move, step: number): Room | null {
  if (step !== room.step) return null
  const to = target(room, move)
  if (!to) return null
  const rounds = move === 'again' ? room.rounds.map((round, at) => (at === room.n ? round + 1 : round)) : room.rounds
  return { ...room, ...to, rounds, step: room.step + 1 }
}

/** The moves that lead on from here; the first is what the trainer's key for the next step does. */
export function movesFrom(room: Room): Move[] {
  const order: Move[] = ['open', 'begin', 'reveal', 'talk', 'settle', 'next', 'decide', 'again', 'end']
  return order.filter((move) => advance(room, move, room.step) !== null)
}

/** A vote that comes in: on which item, in which round, and whether the person has voted on it in that round already. */
export interface Incoming {
  n: number
  round: number
  hasVoted: boolean
  /** The time of an open session is up. */
  isClosed?: boolean
}

/**
 * How a vote that comes in now is kept: blind before the reveal (it can replace an earlier one), late after it or after the time of an open session, alone once the session
 * is over; null where it cannot be taken: the item has not come up yet, or the person's vote on it stands already and has been shown or can change no more.
 */
export function placeVote({ kind, phase, n: current, rounds }: Room, vote: Incoming): OwnVote['mode'] | null {
  const round = rounds[vote.n]
  if (round === undefined || vote.round > round) return null
  if (phase === 'open') return vote.isClosed ? (vote.hasVoted ? null : 'late') : 'blind'
  if (phase === 'summary') return vote.hasVoted ? null : 'alone'
  // In a live session what has not come up is unknown; in an open one everybody had the time.
  if (current === null || (vote.n > current && kind === 'live')) return null
  const isOnTable = phase === 'vote' && vote.n === current && vote.round === round
  if (isOnTable) return 'blind'
  return vote.hasVoted ? null : 'late'
}

/** So long after the reveal the words of a vote may still come in, in ms: what was being typed when it came. */
export const lastWords = 10_000

/** Whether the words beside a vote may still change, the vote itself being the same: they were under way when the item was revealed. */
export function takesLastWords(
  { phase, n: current, rounds }: Room,
  { n, round, sinceReveal }: Pick<Incoming, 'n' | 'round'> & { sinceReveal: number },
): boolean {
  return phase === 'reveal' && n === current && round === rounds[n] && sinceReveal >= 0 && sinceReveal <= lastWords
}
