import type { Kysely, Transaction } from 'kysely'
import type { Database } from './schema.ts'

/** PostgreSQL ended the transaction for the sake of another one; it can be made anew. */
function isClash(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return code === '40P01' || code === '40001'
}

/** Runs `work` in a transaction; when two transactions stand in each other's way, PostgreSQL ends one, which is made anew up to three times. */
export async function inTransaction<T>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (tries > 3 || !isClash(error)) throw error
    }
  }
}
