import { guidelineInForce, publishGuideline } from '../queries/publish-guideline.ts'
import type { On } from '../router.ts'

/** The guideline: reading the version in force, publishing a new one. */
export function guidelineRoutes(on: On): void {
  on('guideline.get', ({ params, db }) => guidelineInForce(db, params.projectId))

  on('guideline.update', async ({ params, body, db, person, now, newId }) => {
    const by = { projectId: params.projectId, personId: person.id, now: now(), newId }
    await db.transaction().execute((trx) => publishGuideline(trx, by, body))
    return guidelineInForce(db, params.projectId)
  })
}
