import { mkdirSync } from 'node:fs'
import { migrate, NewerDataError } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { HostError } from '../host-error.ts'
import { lockHome, unusable } from '../postgres/lock.ts'
import { startPostgres } from '../postgres/start-postgres.ts'
import type { HostSettings } from './settings.ts'

/** Opens the database that the settings name, brought up to this version; `url` is where it is, `close` ends it, and the embedded server with it. */
export async function openHostDatabase({ home, databaseUrl }: HostSettings) {
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw unusable(home, error)
  }
  const unlock = databaseUrl ? () => {} : lockHome(home)
  const postgres = databaseUrl
    ? null
    : await startPostgres({ home }).catch((error: unknown) => {
        unlock()
        throw error
      })
  const url = databaseUrl ?? postgres?.url ?? ''
  const db = openDatabase(url)
  const close = async () => {
    await db.destroy()
    await postgres?.stop()
    unlock()
  }
  try {
    await migrate(db)
  } catch (error) {
    await close()
    if (error instanceof NewerDataError)
      throw new HostError(`${error.message} Start that version, or set TOUCHSTONE_HOME to another folder.`)
    if (databaseUrl)
      throw new HostError(
        `The database at DATABASE_URL cannot be used: ${error instanceof Error ? error.message : error}`,
      )
    throw error
  }
  return { db, url, close }
}
