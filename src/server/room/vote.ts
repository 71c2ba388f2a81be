import { sql, type Transaction } from 'kysely'
import type { NewVote, OwnVote } from '#contract/calibration.ts'
import { isOver, isRevealed, placeVote, takesLastWords } from '#core/calibration/room.ts'
import { isSoundDetail } from '#core/safety.ts'
import { sortedJson } from '#core/sorted-json.ts'
import { ApiError } from '../api-error.ts'
import { sha256 } from '../crypto.ts'
import type { Database } from '../db/schema.ts'
import { afterSession } from '../queries/calibration/after-session.ts'
import { isThere } from '../queries/hold-back.ts'
import { readRoom, type SessionKey, type StoredRoom } from './read-room.ts'
import { tellRoom } from './tell-room.ts'

type Trx = Transaction<Database>

interface Voting {
  key: SessionKey
  personId: string
  vote: NewVote
  now: Date
}

interface Before {
  own: { mode: OwnVote['mode']; round: number; bodyHash: string; personId: string } | null
  /** The person's vote on the item in this round. */
  last: Pick<OwnVote, 'mode' | 'value' | 'reason' | 'safety'> | null
  seq: number
  isOnScale: boolean
}

/** What is known of this vote and of the person's votes on the item. */
async function before(
  trx: Trx,
  { key: { projectId, sessionId }, personId, vote }: Voting,
  round: number,
): Promise<Before> {
  const mine = sql`v.project_id = ${projectId} and v.session_id = ${sessionId} and v.n = ${vote.n} and v.person_id = ${personId}`
  const { rows } = await sql<Before>`select
      (select jsonb_build_object('mode', v.mode, 'round', v.round, 'bodyHash', v.body_hash, 'personId', v.person_id) from calibration_vote v where v.project_id = ${projectId} and v.session_id = ${sessionId} and v.id = ${vote.id}) as own,
      (select jsonb_build_object('mode', v.mode, 'value', v.value, 'reason', v.reason, 'safety', v.safety) from calibration_vote v where ${mine} and v.round = ${round} order by v.seq desc limit 1) as last,
      coalesce((select max(v.seq) from calibration_vote v where ${mine}), 0)::int as seq,
      exists (select 1 from project p join scale s on s.project_id = p.id and s.version = p.scale_version where p.id = ${projectId}
        and s.grades @> jsonb_build_array(jsonb_build_object('value', ${vote.value}::int))) as "isOnScale"`.execute(trx)
  return rows[0] ?? { own: null, last: null, seq: 0, isOnScale: false }
}

/** Throws 400 for a vote that says nothing, or not what the session asks. */
function check({ asks }: StoredRoom, { value, reason, safety }: NewVote, { isOnScale }: Before): void {
  const isJudged = reason === null
  const fits = isJudged
    ? (value !== null) === (asks !== 'safety') && (safety !== null) === (asks !== 'relevance')
    : value === null && safety === null
  if (!fits) throw new ApiError('bad-request', 'The session asks for something else.')
  if (value !== null && !isOnScale) throw new ApiError('bad-request', 'There is no such grade.')
  if (safety && !isSoundDetail(safety)) throw new ApiError('bad-request', 'This says nothing sound about safety.')
}

/** What a vote says, without its words. */
const answerOf = ({ value, reason, safety }: Pick<NewVote, 'value' | 'reason' | 'safety'>): string =>
  sortedJson([value, reason, safety])

/** How a vote is kept; null where it cannot be taken. Words that were under way at the reveal join the vote they belong to. */
function modeOf(room: StoredRoom, { vote, now }: Voting, round: number, { last }: Before): OwnVote['mode'] | null {
  const isClosed = room.closesAt !== null && room.closesAt <= now
  const mode = placeVote(room, { n: vote.n, round, hasVoted: last !== null, isClosed })
  if (mode || !last || !room.item?.revealedAt || answerOf(last) !== answerOf(vote)) return mode
  const sinceReveal = now.getTime() - room.item.revealedAt.getTime()
  return takesLastWords(room, { n: vote.n, round, sinceReveal }) ? last.mode : null
}

/** Whether a person has voted on every item of a session by now that can be shown. */
async function hasAll(trx: Trx, { key: { projectId, sessionId }, personId }: Voting): Promise<boolean> {
  const { rows } = await sql<{
    all: boolean
  }>`select not exists (select 1 from calibration_item i join result r on r.project_id = i.project_id and r.id = i.result_id where ${isThere} and i.project_id = ${projectId} and i.session_id = ${sessionId} and not exists
    (select 1 from calibration_vote v where v.project_id = i.project_id and v.session_id = i.session_id and v.n = i.n and v.person_id = ${personId})) as all`.execute(
    trx,
  )
  return rows[0]?.all === true
}

/**
 * Takes a vote, once: the same id again answers the same. It can be changed until the reveal, its words for a moment longer; what comes later is kept as late, or as alone once the session is over. Throws
 * `vote-closed` for a change after the reveal or an item that has not come up, `label-id-taken` for an id that stands for another vote, 400 for what does not fit.
 */
export async function castVote(trx: Trx, voting: Voting): Promise<OwnVote> {
  const { key, personId, vote, now } = voting
  const room = await readRoom(trx, key, 'share')
  // Once the session is over there is one vote on an item, in its last round, whatever round the page knows of.
  const round = room.phase === 'summary' ? (room.rounds[vote.n] ?? vote.round) : vote.round
  // One vote of a person after the other, from however many tabs.
  await sql`select 1 from calibration_seat where project_id = ${key.projectId} and session_id = ${key.sessionId} and person_id = ${personId} for update`.execute(
    trx,
  )
  const known = await before(trx, voting, round)
  const bodyHash = await sha256(JSON.stringify(Object.entries(vote).sort(([a], [b]) => (a < b ? -1 : 1))))
  if (known.own) {
    if (known.own.personId !== personId || known.own.bodyHash !== bodyHash)
      throw new ApiError('label-id-taken', 'This id stands for another vote.', { ids: [vote.id] })
    return { ...vote, round: known.own.round, mode: known.own.mode }
  }
  check(room, vote, known)
  const mode = modeOf(room, voting, round, known)
  if (!mode) throw new ApiError('vote-closed', 'This vote comes too late, or too early.')
  const { value, reason, explanation, clause, revealLevel } = vote
  await trx
    .insertInto('calibration_vote')
    .values({
      ...{ project_id: key.projectId, session_id: key.sessionId, n: vote.n, round, person_id: personId },
      ...{ seq: known.seq + 1, id: vote.id, mode, value, reason, safety: vote.safety && JSON.stringify(vote.safety) },
      ...{ explanation, clause, reveal_level: revealLevel, body_hash: bodyHash, at: now },
    })
    .execute()
  if (isOver(room.phase) && (await hasAll(trx, voting))) await afterSession(trx, { ...key, personId, now })
  await tellRoom(trx, key, isRevealed(room.phase) ? 'stage' : 'marks')
  return { ...vote, round, mode }
}
