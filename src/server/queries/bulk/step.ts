import { sql, type Transaction } from 'kysely'
import type { BulkAction } from '#contract/bulk.ts'
import type { Database } from '../../db/schema.ts'

/** One chunk of a batch: some tasks, in the caller's transaction. */
export interface Chunk {
  trx: Transaction<Database>
  projectId: string
  batchId: string
  taskIds: string[]
  now: Date
  newId: () => string
}

/** A chunk of a batch of one kind. */
export interface Step<K extends BulkAction['kind']> extends Chunk {
  action: Extract<BulkAction, { kind: K }>
}

/** About how many labels or tasks one transaction moves: few enough that nobody who saves waits long for the rows. */
const chunk = 1000

/** The tasks of the next chunk: those of the next targets in a state, whole. */
export async function nextTasks(
  trx: Transaction<Database>,
  { projectId, batchId, state }: { projectId: string; batchId: string; state: 'waiting' | 'moved' },
): Promise<string[]> {
  const { rows } = await sql<{ task_id: string }>`select distinct task_id from (select task_id from bulk_target
    where project_id = ${projectId} and batch_id = ${batchId} and state = ${state} order by task_id limit ${chunk}) n order by 1`.execute(
    trx,
  )
  return rows.map((row) => row.task_id)
}

/**
 * Locks what a chunk changes: first the sittings, then the tasks, each in the order of their ids. Saving and submitting lock in the same
 * order, so that a label comes either before the chunk, which then leaves it alone, or after it. The sittings are those of the
 * targets, those that were made for them, those that fill freed places, and those of the tasks that nobody has begun.
 */
export async function lockRows({ trx, projectId, batchId, taskIds }: Chunk): Promise<void> {
  await sql`select id from assignment where project_id = ${projectId} and (id in (select unnest(array[assignment_id, new_id]) from bulk_target where project_id = ${projectId}
      and batch_id = ${batchId} and task_id = any(${taskIds})) or (task_id = any(${taskIds}) and purpose = 'production' and begun_at is null and state in ('active', 'deferred'))
      or id in (select taken_by from requeue where project_id = ${projectId} and task_id = any(${taskIds})))
    order by id for update`.execute(trx)
  await sql`select id from task where project_id = ${projectId} and id = any(${taskIds}) order by id for update`.execute(
    trx,
  )
}

/** Adds to the batch's counters. */
export async function count(
  { trx, projectId, batchId }: Chunk,
  more: Partial<Record<'moved' | 'skipped' | 'restored' | 'relabelled' | 'taken' | 'redecided', number>>,
): Promise<void> {
  const sums = Object.entries(more).map(([name, n]) => sql`${sql.ref(name)} = ${sql.ref(name)} + ${n}`)
  if (sums.length === 0) return
  await sql`update bulk_batch set ${sql.join(sums)} where project_id = ${projectId} and id = ${batchId}`.execute(trx)
}

/** The targets of this chunk, for a condition on `bulk_target t`. */
export function targetsOf({ projectId, batchId, taskIds }: Chunk) {
  return sql`t.project_id = ${projectId} and t.batch_id = ${batchId} and t.task_id = any(${taskIds})`
}
