import { sql } from 'kysely'
import type { BulkAction } from '#contract/bulk.ts'
import type { NoticeKind } from '#contract/review.ts'
import { notify } from '../notify.ts'
import type { Chunk } from './step.ts'

async function relabelling({ trx, projectId, batchId }: Chunk): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select distinct q.person_id as id from requeue q join membership m on m.project_id = q.project_id and m.person_id = q.person_id
    where q.project_id = ${projectId} and q.again and q.assignment_id in (select assignment_id from bulk_target where project_id = ${projectId} and batch_id = ${batchId} and state = 'moved')`.execute(
    trx,
  )
  return rows.map((row) => row.id)
}

/** Tells each person concerned once, without numbers that say what others did: who labels anew, who gave tasks, who got them. */
export async function tellPeople(chunk: Chunk, action: BulkAction): Promise<void> {
  const { trx, projectId, batchId, now, newId } = chunk
  const tell = (personId: string, kind: NoticeKind) => notify(trx, { id: newId(), personId, projectId, kind, at: now })
  if (action.kind === 'stale') for (const id of await relabelling(chunk)) await tell(id, 'recheck')
  if (action.kind !== 'reassign') return
  const { moved } = await trx
    .selectFrom('bulk_batch')
    .select('moved')
    .where('project_id', '=', projectId)
    .where('id', '=', batchId)
    .executeTakeFirstOrThrow()
  if (moved === 0) return
  await tell(action.from, 'reassigned')
  if (action.to) await tell(action.to, 'assigned')
}
