import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { preparing } from './prepared.ts'
import type { Database } from './schema.ts'

const int8 = 20
/** A connection that did nothing for so long is closed; with it go the statements prepared in it. */
const idleTimeoutMillis = 60_000

/** Opens a pool of connections to the PostgreSQL at `url`; counts come as numbers, times as Date in UTC. */
export function openDatabase(url: string, { max = 20 } = {}): Kysely<Database> {
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
  }
  const pool = new pg.Pool({ connectionString: url, max, types, idleTimeoutMillis })
  // Without a listener an idle connection that PostgreSQL drops would end the process; the pool opens a new one.
  pool.on('error', () => {})
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
}
