import { guidelineDrafts, oneDraft } from '../queries/calibration/drafts.ts'
import { createDraft, dropDraft, publishDraft, updateDraft } from '../queries/calibration/write-drafts.ts'
import type { On } from '../router.ts'

/** Drafted changes of the guideline. */
export function draftRoutes(on: On): void {
  on('draft.list', ({ params: { projectId }, query, db, person }) =>
    guidelineDrafts(db, { projectId, personId: person.id }, query),
  )

  on('draft.create', ({ params: { projectId }, body, db, person, now, newId }) =>
    db.transaction().execute(async (trx) => {
      const by = { projectId, personId: person.id, now: now(), newId }
      return oneDraft(trx, by, await createDraft(trx, by, body))
    }),
  )

  on('draft.update', ({ params: { projectId, draftId }, body, db, person, now, newId }) =>
    db.transaction().execute(async (trx) => {
      const by = { projectId, personId: person.id, now: now(), newId }
      await updateDraft(trx, by, draftId, body)
      return oneDraft(trx, by, draftId)
    }),
  )

  on('draft.drop', ({ params: { projectId, draftId }, db, person, now, newId }) =>
    db.transaction().execute(async (trx) => {
      const by = { projectId, personId: person.id, now: now(), newId }
      await dropDraft(trx, by, draftId)
      return oneDraft(trx, by, draftId)
    }),
  )

  on('draft.publish', ({ params: { projectId, draftId }, body, db, person, now, newId }) =>
    db.transaction().execute(async (trx) => {
      const by = { projectId, personId: person.id, now: now(), newId }
      await publishDraft(trx, by, draftId, body.version)
      return oneDraft(trx, by, draftId)
    }),
  )
}
