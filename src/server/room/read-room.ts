import { type Kysely, sql } from 'kysely'
import type { CalibrationAsks, CalibrationPhase, Pointer, RevealedVote, Settlement } from '#contract/calibration.ts'
import type { Room } from '#core/calibration/room.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'

/** A session by its key. */
export interface SessionKey {
  projectId: string
  sessionId: string
}

/** What stands on the item on the table. */
export interface TableItem extends Settlement {
  settledAt: Date | null
  revealedAt: Date | null
}

/** A session as the rules and the stage see it. */
export interface StoredRoom extends Room {
  id: string
  title: string
  goal: string
  asks: CalibrationAsks
  names: 'never' | 'ask'
  closesAt: Date | null
  trainerId: string | null
  timerAt: Date | null
  timerSeconds: number | null
  pointer: Pointer | null
  roster: number
  item: TableItem | null
}

interface Row extends Omit<StoredRoom, 'rounds' | 'item'> {
  phase: CalibrationPhase
  rounds: number[]
  item: (Settlement & Record<'settledAt' | 'revealedAt', string | null>) | null
}

/** Which lock to take on the session: what acts take keeps out everything else, what votes take keeps out acts. */
type Lock = 'update' | 'share' | null

/** A session as it stands; 404 for none. */
export async function readRoom(
  db: Kysely<Database>,
  { projectId, sessionId }: SessionKey,
  lock: Lock = null,
): Promise<StoredRoom> {
  // The lock comes first: what follows is read as of then.
  if (lock)
    await sql`select 1 from calibration_session where project_id = ${projectId} and id = ${sessionId} for ${sql.raw(lock)}`.execute(
      db,
    )
  const { rows } =
    await sql<Row>`select s.id, s.kind, s.phase, s.n, s.step, s.title, s.goal, s.asks, s.names, s.closes_at as "closesAt", s.trainer_id as "trainerId",
      s.timer_at as "timerAt", s.timer_seconds as "timerSeconds", s.pointer, s.roster,
      coalesce((select jsonb_agg(i.round order by i.n) from calibration_item i where i.project_id = s.project_id and i.session_id = s.id), '[]') as rounds,
      (select jsonb_build_object('value', i.value, 'tolerance', i.tolerance, 'reason', i.reason, 'clause', i.clause, 'safety', i.safety, 'settledAt', i.settled_at, 'revealedAt', i.revealed_at)
        from calibration_item i where i.project_id = s.project_id and i.session_id = s.id and i.n = s.n) as item
    from calibration_session s where s.project_id = ${projectId} and s.id = ${sessionId}`.execute(db)
  const row = found(rows[0])
  const { item } = row
  const date = (moment: string | null) => (moment === null ? null : new Date(moment))
  return {
    ...row,
    item: item && { ...item, settledAt: date(item.settledAt), revealedAt: date(item.revealedAt) },
  }
}

/** A seat with who sits on it. */
export interface StoredSeat {
  seat: number
  personId: string
  name: string
  isTrainer: boolean
  agrees: boolean | null
}

/** The seats of a session in their order; trainers are those who may lead. */
export async function readSeats(db: Kysely<Database>, { projectId, sessionId }: SessionKey): Promise<StoredSeat[]> {
  const { rows } =
    await sql<StoredSeat>`select s.seat, s.person_id as "personId", coalesce(u.name, '') as name, coalesce(m.roles && '{trainer,owner}', p.server_owner) as "isTrainer", s.agrees
    from calibration_seat s join person p on p.id = s.person_id left join auth_user u on u.id = p.user_id
    left join membership m on m.project_id = s.project_id and m.person_id = s.person_id
    where s.project_id = ${projectId} and s.session_id = ${sessionId} order by s.seat`.execute(db)
  return rows
}

/** A vote with whose it is. */
export type StoredVote = Omit<RevealedVote, 'by' | 'seat'> & { personId: string }

/** The votes in force on an item in its round, one per person. */
export async function readVotes(
  db: Kysely<Database>,
  { projectId, sessionId }: SessionKey,
  n: number,
): Promise<StoredVote[]> {
  const { rows } =
    await sql<StoredVote>`select distinct on (v.person_id) v.person_id as "personId", v.mode, v.value, v.reason, v.safety, v.explanation, v.clause
    from calibration_vote v join calibration_item i on i.project_id = v.project_id and i.session_id = v.session_id and i.n = v.n and i.round = v.round
    where v.project_id = ${projectId} and v.session_id = ${sessionId} and v.n = ${n} and v.mode <> 'alone' order by v.person_id, v.seq desc`.execute(
      db,
    )
  return rows
}

/** Who has a line open now, and who has voted on the item on the table; of an open session, on all of its items. */
export async function readMarks(
  db: Kysely<Database>,
  { projectId, sessionId }: SessionKey,
  { phase, n, rounds }: Room,
  now: Date,
): Promise<{ present: Set<string>; ready: Set<string> }> {
  const here = sql<{
    id: string
  }>`select distinct person_id as id from calibration_connection where project_id = ${projectId} and session_id = ${sessionId} and until > ${now}`
  const voted = sql<{
    id: string
  }>`select v.person_id as id from calibration_vote v join calibration_item i on i.project_id = v.project_id and i.session_id = v.session_id and i.n = v.n and i.round = v.round
    where v.project_id = ${projectId} and v.session_id = ${sessionId} and (${phase === 'open'} or v.n = ${n}) group by v.person_id having count(distinct v.n) >= ${phase === 'open' ? rounds.length : 1}`
  const [present, ready] = await Promise.all([here.execute(db), voted.execute(db)])
  const ids = ({ rows }: { rows: { id: string }[] }) => new Set(rows.map(({ id }) => id))
  return { present: ids(present), ready: ids(ready) }
}
