import { type Kysely, sql } from 'kysely'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import type { Place } from '../queries/viewing/find-result.ts'
import type { SessionKey } from './read-room.ts'

/** The result of an item of a session; 404 for who has no seat in it, and where it was cancelled. */
export async function itemPlace(
  db: Kysely<Database>,
  { projectId, sessionId, n }: SessionKey & { n: number },
  personId: string,
): Promise<Place> {
  const { rows } = await sql<{ resultId: string }>`select i.result_id as "resultId" from calibration_item i
    join calibration_seat s on s.project_id = i.project_id and s.session_id = i.session_id and s.person_id = ${personId}
    join calibration_session c on c.project_id = i.project_id and c.id = i.session_id and c.phase <> 'cancelled'
    where i.project_id = ${projectId} and i.session_id = ${sessionId} and i.n = ${n}`.execute(db)
  return { projectId, resultId: found(rows[0]).resultId }
}
