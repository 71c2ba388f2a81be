import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { SessionKey } from './read-room.ts'

/** The channel that rooms are told of changes on. */
export const roomChannel = 'touchstone_room'

/** Tells every process, once the transaction is done, that something in a room has changed; what it is, each reads itself. */
export async function tellRoom(db: Kysely<Database>, { projectId, sessionId }: SessionKey): Promise<void> {
  await sql`select pg_notify(${roomChannel}, ${`${projectId} ${sessionId}`})`.execute(db)
}
