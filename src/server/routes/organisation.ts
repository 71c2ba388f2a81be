import { audit } from '../queries/audit.ts'
import { keepPreferences, ownViewing, readOrganisation, writeOrganisation } from '../queries/exposure/settings.ts'
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

  on('viewing.prefer', async ({ body, person, db }) => {
    await keepPreferences(db, person.id, body)
    return ownViewing(db, person.id)
  })
}
