import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { migrate } from '#server/db/migrate.ts'
import { openDatabase } from '#server/db/open.ts'
import { startPostgres } from '#server/hosts/postgres/start-postgres.ts'
import { password } from './password.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: string
    /** Of everybody's password: hashing is slow on purpose. */
    passwordHash: string
  }
}

/** One embedded PostgreSQL for the whole run, with a migrated template that every test file clones. */
export default async function setup({ provide }: TestProject) {
  const home = mkdtempSync(join(tmpdir(), 'touchstone-test-'))
  const postgres = await startPostgres({ home, fsync: false })
  const template = openDatabase(postgres.url, { max: 1 })
  await migrate(template)
  await template.destroy()
  const admin = openDatabase(postgres.url.replace(/[^/]+$/, 'postgres'), { max: 1 })
  await sql`alter database touchstone rename to template_touchstone`.execute(admin)
  await admin.destroy()
  provide('passwordHash', await hashPassword(password))
  provide('postgres', postgres.url.replace(/\/[^/]+$/, ''))
  return async () => {
    await postgres.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
