import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { SessionKey } from './read-room.ts'

/** The channel that rooms are told of changes on. */
export const roomChannel = 'touchstone_room'

/** What news of a room are about: where it stands, which everybody waits for, or who is there and has voted, which may come a little later. */
export type News = 'stage' | 'marks'

/** A room's name on the channel. */
export const roomName = ({ projectId, sessionId }: SessionKey) => `${projectId} ${sessionId}`

/** Tells every process, once the transaction is done, that something in a room has changed; what it is, each reads itself. */
export async function tellRoom(db: Kysely<Database>, key: SessionKey, news: News): Promise<void> {
  await sql`select pg_notify(${roomChannel}, ${`${roomName(key)} ${news}`})`.execute(db)
}
