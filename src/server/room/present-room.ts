import type { RevealedVote, RoomMarks, RoomStage, Seat } from '#contract/calibration.ts'
import { isRevealed } from '#core/calibration/room.ts'
import { lowerMedian } from '#core/consensus.ts'
import { severityOf } from '#core/safety.ts'
import { scopedId } from '../crypto.ts'
import type { StoredRoom, StoredSeat, StoredVote } from './read-room.ts'

/** The letter of a place: A … Z, then A1 and on. */
function letter(place: number): string {
  const sign = String.fromCharCode(65 + (place % 26))
  return place < 26 ? sign : `${sign}${Math.floor(place / 26)}`
}

/** What a vote is measured by: its grade; where none is asked, its severity; null for who cannot judge. */
const measure = ({ value, safety }: StoredVote): number | null => value ?? (safety ? severityOf(safety.findings) : null)

/** Puts votes in the order they are talked over: who cannot judge, then the furthest from the middle; among those equally far the rarer answer, then those who say why. */
function byDistance(votes: readonly StoredVote[]): (a: StoredVote, b: StoredVote) => number {
  const measures = votes.map(measure)
  const counts = new Map<number | null, number>()
  for (const one of measures) counts.set(one, (counts.get(one) ?? 0) + 1)
  const known = measures.filter((one) => one !== null)
  const middle = known.length > 0 ? lowerMedian(known) : null
  const distance = (vote: StoredVote) => {
    const own = measure(vote)
    return own === null || middle === null ? Number.MAX_SAFE_INTEGER : Math.abs(own - middle)
  }
  const alike = (vote: StoredVote) => counts.get(measure(vote)) ?? 0
  const isSilent = ({ explanation, clause }: StoredVote) => Number(explanation === '' && clause === null)
  return (a, b) => distance(b) - distance(a) || alike(a) - alike(b) || isSilent(a) - isSilent(b)
}

/**
 * The votes as the room sees them, the furthest from the middle first. Names stand there only where the session asks for them and all who voted have
 * agreed; else a letter, drawn anew for each item, so that nobody is followed from item to item.
 */
export async function revealedVotes(
  secret: string,
  { id, names, n }: Pick<StoredRoom, 'id' | 'names' | 'n'>,
  votes: readonly StoredVote[],
  seats: readonly StoredSeat[],
): Promise<RevealedVote[]> {
  const seatOf = new Map(seats.map((seat) => [seat.personId, seat]))
  const isOpen = names === 'ask' && votes.every(({ personId }) => seatOf.get(personId)?.agrees === true)
  const keyed = await Promise.all(
    votes.map(async (vote) => ({ vote, key: await scopedId(secret, `room ${id} ${n}`, vote.personId) })),
  )
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1))
  const order = byDistance(votes)
  return keyed
    .map(({ vote, key }, place) => ({ vote, key, by: letter(place) }))
    .sort((a, b) => order(a.vote, b.vote) || (a.key < b.key ? -1 : 1))
    .map(({ vote: { personId, ...vote }, by }) => {
      const seat = isOpen ? seatOf.get(personId) : undefined
      return { ...vote, by: seat?.name ?? by, seat: seat?.seat ?? null }
    })
}

/** What everybody in the room sees alike; votes only once they are revealed. */
export async function presentStage(
  secret: string,
  room: StoredRoom,
  votes: readonly StoredVote[],
  seats: readonly StoredSeat[],
): Promise<RoomStage> {
  const { step, phase, n, rounds, trainerId, timerAt, timerSeconds, pointer, item } = room
  const isShown = isRevealed(phase)
  const isSettled = isShown && item?.settledAt
  return {
    ...{ step, phase, n, round: n === null ? 0 : (rounds[n] ?? 0) },
    trainer: seats.find(({ personId }) => personId === trainerId)?.seat ?? null,
    timer: timerAt && timerSeconds !== null ? { startedAt: timerAt.toISOString(), seconds: timerSeconds } : null,
    pointer: pointer ?? null,
    votes: isShown ? await revealedVotes(secret, room, votes, seats) : null,
    settled: isSettled
      ? { value: item.value, tolerance: item.tolerance, reason: item.reason, clause: item.clause, safety: item.safety }
      : null,
  }
}

/** Who is here and who has voted, one character per seat. */
export function presentMarks(
  { roster }: Pick<StoredRoom, 'roster'>,
  seats: readonly StoredSeat[],
  { present, ready }: { present: ReadonlySet<string>; ready: ReadonlySet<string> },
): RoomMarks {
  const bits = (of: ReadonlySet<string>) => {
    const length = (seats.at(-1)?.seat ?? -1) + 1
    const taken = new Set(seats.filter(({ personId }) => of.has(personId)).map(({ seat }) => seat))
    return Array.from({ length }, (_, seat) => (taken.has(seat) ? '1' : '0')).join('')
  }
  return { roster, present: bits(present), ready: bits(ready) }
}

/** The seats as everybody sees them. */
export const presentSeats = (seats: readonly StoredSeat[]): Seat[] =>
  seats.map(({ seat, name, isTrainer, agrees }) => ({ seat, name, isTrainer, agrees }))
