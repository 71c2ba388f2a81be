import { type Kysely, sql, type Transaction } from 'kysely'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { keepFromGold } from '../queries/calibration/settle-gold.ts'
import type { SessionKey } from './read-room.ts'
import { tellRoom } from './tell-room.ts'

/** Notes that the list of seats has changed, and tells the room. */
export async function rosterChanged(db: Kysely<Database>, key: SessionKey): Promise<void> {
  await sql`update calibration_session set roster = roster + 1 where project_id = ${key.projectId} and id = ${key.sessionId}`.execute(
    db,
  )
  await tellRoom(db, key, 'marks')
}

/** The person's own seat; 404 for who has none, and for a session that was cancelled. */
export async function ownSeat(
  db: Kysely<Database>,
  { projectId, sessionId }: SessionKey,
  personId: string,
): Promise<number> {
  const { rows } = await sql<{
    seat: number
  }>`select s.seat from calibration_seat s join calibration_session c on c.project_id = s.project_id and c.id = s.session_id
    where s.project_id = ${projectId} and s.session_id = ${sessionId} and s.person_id = ${personId} and c.phase <> 'cancelled'`.execute(
    db,
  )
  return found(rows[0]).seat
}

/** The person's own seat; whoever may lead gets one where they have none. 404 as `ownSeat`. */
export async function takeSeat(
  trx: Transaction<Database>,
  key: SessionKey,
  { personId, mayLead }: { personId: string; mayLead: boolean },
): Promise<number> {
  const { projectId, sessionId } = key
  if (mayLead) {
    await sql`select 1 from calibration_session where project_id = ${projectId} and id = ${sessionId} for update`.execute(
      trx,
    )
    const { rows } = await sql`insert into calibration_seat (project_id, session_id, person_id, seat)
      select c.project_id, c.id, ${personId}, coalesce((select max(seat) + 1 from calibration_seat s where s.project_id = c.project_id and s.session_id = c.id), 0)
      from calibration_session c where c.project_id = ${projectId} and c.id = ${sessionId} on conflict do nothing returning seat`.execute(
      trx,
    )
    if (rows.length > 0) await rosterChanged(trx, key)
  }
  return ownSeat(trx, key, personId)
}

/** Notes that somebody has come into the room: from now on gold that it settled before is served to them no more. Coming once more does nothing. */
export async function enterRoom(
  trx: Transaction<Database>,
  key: SessionKey,
  { personId, now }: { personId: string; now: Date },
): Promise<void> {
  const { projectId, sessionId } = key
  const { rows } =
    await sql`update calibration_seat set joined_at = ${now} where project_id = ${projectId} and session_id = ${sessionId}
    and person_id = ${personId} and joined_at is null returning 1`.execute(trx)
  if (rows.length > 0) await keepFromGold(trx, { ...key, personId })
}
