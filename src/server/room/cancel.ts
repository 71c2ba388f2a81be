import type { Transaction } from 'kysely'
import { isOver } from '#core/calibration/room.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { readRoom, type SessionKey } from './read-room.ts'
import { tellRoom } from './tell-room.ts'

/** Calls a session off; throws `session-begun` for one that is over. What was settled until then stays. */
export async function cancelRoom(trx: Transaction<Database>, key: SessionKey, now: Date): Promise<void> {
  const room = await readRoom(trx, key, 'update')
  if (isOver(room.phase)) throw new ApiError('session-begun', 'The session is over.')
  await trx
    .updateTable('calibration_session')
    .set({ phase: 'cancelled', step: room.step + 1, ended_at: now })
    .where('project_id', '=', key.projectId)
    .where('id', '=', key.sessionId)
    .execute()
  await tellRoom(trx, key, 'stage')
}
