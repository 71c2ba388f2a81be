import { type Kysely, sql, type Transaction } from 'kysely'
import type { BulkAction, BulkBatch, BulkCounts } from '#contract/bulk.ts'
import { ApiError, found } from '../../api-error.ts'
import { inTransaction } from '../../db/in-transaction.ts'
import type { Database } from '../../db/schema.ts'
import { audit } from '../audit.ts'
import { changePlaces, restorePlaces } from './change-places.ts'
import { markStale } from './mark-stale.ts'
import { reassign, restoreReassigned } from './reassign.ts'
import { restoreStale } from './restore-stale.ts'
import { type Chunk, nextTasks } from './step.ts'
import { tellPeople } from './tell-people.ts'

interface Doing {
  db: Kysely<Database>
  projectId: string
  batchId: string
  now: Date
  newId: () => string
}

type Raw = Omit<BulkBatch, 'at' | 'undoneAt'> & { at: Date; undoneAt: Date | null }

/** The latest 200 bulk actions of a project, or the one that is asked for. */
export async function listBatches(
  db: Kysely<Database>,
  projectId: string,
  batchId: string | null = null,
): Promise<BulkBatch[]> {
  const { rows } =
    await sql<Raw>`select b.id, b.action, b.reason, b.state, b.counts, b.total, b.moved, b.skipped, b.restored, b.relabelled, b.taken, b.redecided,
      coalesce(u.name, '') as by, b.made_at as at, v.name as "undoneBy", b.undone_at as "undoneAt"
    from bulk_batch b join person p on p.id = b.made_by left join auth_user u on u.id = p.user_id
      left join person w on w.id = b.undone_by left join auth_user v on v.id = w.user_id
    where b.project_id = ${projectId} and (${batchId}::uuid is null or b.id = ${batchId}::uuid) order by b.made_at desc, b.id desc limit 200`.execute(
      db,
    )
  return rows.map(({ at, undoneAt, ...row }) => ({
    ...row,
    at: at.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  }))
}

/** Writes a new batch down, without its targets yet. */
export async function insertBatch(
  trx: Transaction<Database>,
  {
    projectId,
    id,
    action,
    reason,
    counts,
    personId,
    now,
  }: {
    projectId: string
    id: string
    action: BulkAction
    reason: string
    counts: BulkCounts
    personId: string
    now: Date
  },
): Promise<void> {
  await trx
    .insertInto('bulk_batch')
    .values({
      ...{ project_id: projectId, id, kind: action.kind, action: JSON.stringify(action), reason, state: 'running' },
      ...{ counts: JSON.stringify(counts), made_by: personId, made_at: now, undone_by: null, undone_at: null },
    })
    .execute()
}

function forth(chunk: Chunk, action: BulkAction): Promise<void> {
  if (action.kind === 'stale') return markStale({ ...chunk, action })
  return action.kind === 'reassign' ? reassign({ ...chunk, action }) : changePlaces({ ...chunk, action })
}

function back(chunk: Chunk, action: BulkAction): Promise<void> {
  if (action.kind === 'stale') return restoreStale({ ...chunk, action })
  return action.kind === 'reassign' ? restoreReassigned({ ...chunk, action }) : restorePlaces({ ...chunk, action })
}

/** One chunk in one transaction; answers whether there may be more. The row of the batch is locked, so that two runs do not meet. */
async function runChunk({ db, projectId, batchId, now, newId }: Doing): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const batch = found(
      await trx
        .selectFrom('bulk_batch')
        .selectAll()
        .where('project_id', '=', projectId)
        .where('id', '=', batchId)
        .forUpdate()
        .executeTakeFirst(),
    )
    if (batch.state === 'done' || batch.state === 'undone') return false
    const isForth = batch.state === 'running'
    const taskIds = await nextTasks(trx, { projectId, batchId, state: isForth ? 'waiting' : 'moved' })
    const chunk = { trx, projectId, batchId, taskIds, now, newId }
    if (taskIds.length > 0) {
      await (isForth ? forth(chunk, batch.action) : back(chunk, batch.action))
      return true
    }
    await trx
      .updateTable('bulk_batch')
      .set({ state: isForth ? 'done' : 'undone' })
      .where('project_id', '=', projectId)
      .where('id', '=', batchId)
      .execute()
    if (isForth) await tellPeople(chunk, batch.action)
    await auditEnd(trx, { projectId, batchId, isForth, now })
    return false
  })
}

async function auditEnd(
  trx: Transaction<Database>,
  { projectId, batchId, isForth, now }: { projectId: string; batchId: string; isForth: boolean; now: Date },
): Promise<void> {
  const [batch] = await listBatches(trx, projectId, batchId)
  const { made_by, undone_by } = await trx
    .selectFrom('bulk_batch')
    .select(['made_by', 'undone_by'])
    .where('project_id', '=', projectId)
    .where('id', '=', batchId)
    .executeTakeFirstOrThrow()
  const { action, reason, total, moved, skipped, restored, relabelled, taken, redecided } = found(batch)
  await audit(trx, {
    ...{ at: now, person_id: isForth ? made_by : (undone_by ?? made_by), project_id: projectId },
    action: isForth ? `bulk.${action.kind}` : `bulk.undo-${action.kind}`,
    detail: isForth
      ? { batchId, action, reason, total, moved, skipped }
      : { batchId, restored, relabelled, taken, redecided },
  })
}

/** How many chunks one request works through before it answers. */
const chunksPerRequest = 3
/** Works on a batch for a while and answers how it stands; the caller asks again while it is `running` or `undoing`. */
export async function runBatch(doing: Doing): Promise<BulkBatch> {
  for (let n = 0; n < chunksPerRequest; n += 1) if (!(await runChunk(doing))) break
  const [batch] = await listBatches(doing.db, doing.projectId, doing.batchId)
  return found(batch)
}

/** Begins to undo a batch; one that is still running stops where it is. Throws `conflict` where it is undone already, or 404. */
export async function beginUndo({ db, projectId, batchId, now }: Doing, personId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const batch = found(
      await trx
        .selectFrom('bulk_batch')
        .select('state')
        .where('project_id', '=', projectId)
        .where('id', '=', batchId)
        .forUpdate()
        .executeTakeFirst(),
    )
    if (batch.state === 'undone' || batch.state === 'undoing') throw new ApiError('conflict', 'This is undone already.')
    await trx
      .updateTable('bulk_batch')
      .set({ state: 'undoing', undone_by: personId, undone_at: now })
      .where('project_id', '=', projectId)
      .where('id', '=', batchId)
      .execute()
  })
}
