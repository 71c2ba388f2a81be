import { sql } from 'kysely'
import { appliedMigrations } from '../db/migrate.ts'
import type { On } from '../router.ts'

/** The health check. */
export function systemRoutes(on: On): void {
  on('health.get', async ({ db, version, c }) => {
    try {
      const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db)
      const migration = (await appliedMigrations(db)).at(-1) ?? null
      return { status: 'ok', version, database: { ok: true, version: rows[0]?.version ?? null, migration } }
    } catch {
      return c.json(
        { status: 'unavailable', version, database: { ok: false, version: null, migration: null } },
        503,
      ) as never
    }
  })
}
