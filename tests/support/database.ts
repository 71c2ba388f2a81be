import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { openDatabase } from '#server/db/open.ts'

/** A migrated, empty database of its own for a test file; `drop` ends it. Copied as files, since the log of a copy would be as large as the copy. */
export async function freshDatabase() {
  const server = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = openDatabase(`${server}/postgres`, { max: 1 })
  await sql`create database ${sql.raw(name)} template template_touchstone strategy file_copy`.execute(admin)
  const url = `${server}/${name}`
  const db = openDatabase(url)
  const drop = async () => {
    await db.destroy()
    await sql`drop database ${sql.raw(name)} with (force)`.execute(admin)
    await admin.destroy()
  }
  return { db, url, drop }
}
