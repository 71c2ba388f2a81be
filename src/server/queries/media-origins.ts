import { type Kysely, sql } from 'kysely'
import { mediaOrigin } from '#core/remote-address.ts'
import type { Database } from '../db/schema.ts'

const kept = new WeakMap<Kysely<Database>, Promise<string[]>>()

async function readOrigins(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{
    origin: string
  }>`select distinct jsonb_array_elements_text(viewing -> 'origins') as origin from project
    where viewing ? 'origins' order by 1`.execute(db)
  // Checked again where it is used: what is not plain would change the meaning of a page's policy.
  return [...new Set(rows.flatMap(({ origin }) => mediaOrigin(origin) ?? []))]
}

/** The origins that media may come from, of all projects together; read once and again after `forgetOrigins`. */
export function mediaOrigins(db: Kysely<Database>): Promise<string[]> {
  let found = kept.get(db)
  if (!found) {
    found = readOrigins(db)
    // What could not be read is asked for again, and nothing is allowed until then.
    found = found.catch(() => {
      kept.delete(db)
      return []
    })
    kept.set(db, found)
  }
  return found
}

/** Has the origins read again; a project's have changed. */
export function forgetOrigins(db: Kysely<Database>): void {
  kept.delete(db)
}
