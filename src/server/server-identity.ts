import type { Kysely } from 'kysely'
import { randomToken } from './crypto.ts'
import type { Database } from './db/schema.ts'

async function setting(db: Kysely<Database>, key: string, bytes: number): Promise<string> {
  await db
    .insertInto('server_setting')
    .values({ key, value: randomToken(bytes) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  return (await db.selectFrom('server_setting').select('value').where('key', '=', key).executeTakeFirstOrThrow()).value
}

/** Secret and name of the server, made once and kept in its database, so that every process of it has the same. */
export async function serverIdentity(db: Kysely<Database>): Promise<{ secret: string; server: string }> {
  return { secret: await setting(db, 'secret', 32), server: await setting(db, 'server', 9) }
}
