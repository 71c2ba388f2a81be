import { sql, type Transaction } from 'kysely'
import type { BulkAction } from '#contract/bulk.ts'
import type { Database } from '../../db/schema.ts'
import { changedTasks, isOpen, openTasks, staleLabels } from './conditions.ts'
import { canMove, loadReceiver } from './receiver.ts'

/**
 * Fixes what a batch is about, without locking anything that people work with, and answers how much it is: labels (with all else that was said
 * of the same results, which are not counted), open tasks, or tasks.
 */
export async function fixTargets(
  trx: Transaction<Database>,
  { projectId, batchId, action, now }: { projectId: string; batchId: string; action: BulkAction; now: Date },
): Promise<number> {
  const batch = sql`${projectId}::uuid, ${batchId}::uuid`
  if (action.kind === 'reassign' || action.kind === 'places') {
    const receiver = await loadReceiver(trx, projectId, action)
    const found =
      action.kind === 'reassign'
        ? sql`select t.id as task_id, a.id as assignment_id, t.position from ${openTasks(projectId, action, now)} and ${canMove(receiver)}`
        : sql`select t.id as task_id, null::uuid as assignment_id, t.position from ${changedTasks(projectId, action)}`
    const { numAffectedRows } = await sql`insert into bulk_target (project_id, batch_id, n, task_id, assignment_id)
      select ${batch}, row_number() over (order by position, task_id), task_id, assignment_id from (${found}) f`.execute(
      trx,
    )
    return Number(numAffectedRows ?? 0)
  }
  const { numAffectedRows } =
    await sql`insert into bulk_target (project_id, batch_id, n, task_id, assignment_id, result_id, by, dimension, label_id)
    select ${batch}, row_number() over (order by t.id, l.result_id, l.by), t.id, l.assignment_id, l.result_id, l.by, l.dimension, l.label_id
    from ${staleLabels(projectId, action, now)} and not ${isOpen}`.execute(trx)
  await sql`insert into bulk_target (project_id, batch_id, n, task_id, assignment_id, result_id, by, dimension, label_id)
    select b.project_id, b.batch_id, b.n + ${Number(numAffectedRows ?? 0)}, b.task_id, b.assignment_id, b.result_id, b.by, f.dimension, f.label_id
    from bulk_target b join current_label f on f.project_id = b.project_id and f.result_id = b.result_id and f.by = b.by and f.dimension <> b.dimension
    where b.project_id = ${projectId} and b.batch_id = ${batchId}`.execute(trx)
  return Number(numAffectedRows ?? 0)
}
