import type { BulkAction } from '#contract/bulk.ts'
import { ApiError } from '../api-error.ts'
import type { Deps } from '../deps.ts'
import { beginUndo, insertBatch, listBatches, runBatch } from '../queries/bulk/batches.ts'
import { bulkCounts, bulkPreview, checkDigest, sizeOf } from '../queries/bulk/preview.ts'
import { fixTargets } from '../queries/bulk/targets.ts'
import type { On } from '../router.ts'

/** Tasks go to an annotator of the project who is not the one they are taken from; a change of places changes something. */
async function checkAction(db: Deps['db'], projectId: string, action: BulkAction): Promise<void> {
  if (action.kind === 'places' && action.priority === null && action.overlap === null)
    throw new ApiError('bad-request', 'Neither priority nor overlap is given.')
  if (action.kind !== 'reassign' || action.to === null) return
  const member = await db
    .selectFrom('membership')
    .select('roles')
    .where('project_id', '=', projectId)
    .where('person_id', '=', action.to)
    .executeTakeFirst()
  if (!member?.roles.includes('annotator') || action.to === action.from)
    throw new ApiError('bulk-unfit', 'Tasks go to another annotator of the project.')
}

/** Marking labels stale, reassigning tasks, changing places: shown first, then done, written down, and undone on demand. */
export function bulkRoutes(on: On): void {
  on('bulk.preview', async ({ db, params, body, now, secret }) => {
    await checkAction(db, params.projectId, body.action)
    return bulkPreview(db, { projectId: params.projectId, action: body.action, now: now() }, secret)
  })

  on('bulk.apply', async ({ db, params, body, person, now, newId, secret }) => {
    const { projectId } = params
    const { action, digest, reason } = body
    await checkAction(db, projectId, action)
    const [id, at] = [newId(), now()]
    await db.transaction().execute(async (trx) => {
      const asking = { projectId, action, now: at }
      const counts = await bulkCounts(trx, asking)
      if (digest !== undefined) await checkDigest(asking, sizeOf(action, counts), digest, secret)
      await insertBatch(trx, { projectId, id, action, reason, counts, personId: person.id, now: at })
      const total = await fixTargets(trx, { projectId, batchId: id, action, now: at })
      if (total === 0) throw new ApiError('bulk-empty', 'Nothing fits.')
      await trx
        .updateTable('bulk_batch')
        .set({ total })
        .where('project_id', '=', projectId)
        .where('id', '=', id)
        .execute()
    })
    return runBatch({ db, projectId, batchId: id, now: at, newId })
  })

  on('bulk.list', async ({ db, params }) => ({ batches: await listBatches(db, params.projectId) }))

  on('bulk.run', ({ db, params, now, newId }) => runBatch({ db, ...params, now: now(), newId }))

  on('bulk.undo', async ({ db, params, person, now, newId }) => {
    const doing = { db, ...params, now: now(), newId }
    await beginUndo(doing, person.id)
    return runBatch(doing)
  })
}
