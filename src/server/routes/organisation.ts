import { sql } from 'kysely'
import { inTransaction } from '../db/in-transaction.ts'
import { audit } from '../queries/audit.ts'
import { keepPreferences, ownViewing, readOrganisation, writeOrganisation } from '../queries/exposure/settings.ts'
import { giveBack } from '../queries/kept-away.ts'
import type { On } from '../router.ts'

/** What holds for everybody, and what each person makes of it. */
export function organisationRoutes(on: On): void {
  on('organisation.get', ({ db }) => readOrganisation(db))

  on('organisation.update', async ({ body, person, db, now }) => {
    await writeOrganisation(db, body)
    await audit(db, { at: now(), person_id: person.id, project_id: null, action: 'organisation.update', detail: body })
    return body
  })

  on('viewing.preferences', ({ person, db }) => ownViewing(db, person.id))

  on('viewing.prefer', async ({ body, person, db, now }) => {
    await inTransaction(db, async (trx) => {
      // One after the other with what hands out to this person.
      await sql`select pg_advisory_xact_lock(hashtextextended(${person.id}, 0))`.execute(trx)
      await keepPreferences(trx, person.id, body)
      if (!body.sealed) await giveBack(trx, person.id, sql`t.hardest = 'T4'`, now())
    })
    return ownViewing(db, person.id)
  })
}
