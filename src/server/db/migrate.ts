import { type Kysely, Migrator, sql } from 'kysely'
import { migrations } from './migrations.ts'
import type { Database } from './schema.ts'

/** The data was made by a newer Touchstone: `unknown` names the migrations this one does not have. */
export class NewerDataError extends Error {
  readonly unknown: string[]
  constructor(unknown: string[]) {
    super(`The data was made by a newer version of Touchstone (it knows ${unknown.join(', ')}).`)
    this.unknown = unknown
  }
}

/** Names of the migrations a database has had, oldest first; empty for a new one. */
export async function appliedMigrations(db: Kysely<Database>): Promise<string[]> {
  const there = await sql<{ t: string | null }>`select to_regclass('kysely_migration')::text as t`.execute(db)
  if (!there.rows[0]?.t) return []
  const rows = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.rows.map((row) => row.name)
}

/** Brings a database up to this version; throws NewerDataError, and changes nothing, when it is ahead of us. */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const unknown = (await appliedMigrations(db)).filter((name) => !(name in migrations))
  if (unknown.length > 0) throw new NewerDataError(unknown)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
