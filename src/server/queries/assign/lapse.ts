import { sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { returnToReview } from './return-to-review.ts'

/** Whether any lease of the project has run out. */
export const isAnyLate = (projectId: string, now: Date) =>
  sql`exists (select 1 from assignment where project_id = ${projectId} and state in ('active', 'deferred') and leased_until < ${now})`

/**
 * Gives back the places of tasks whose lease has run out; their labels stay. What had been submitted before (sent back, or
 * opened again) and is still complete is submitted as it was; what was opened to label stale results anew is freed again. Only production holds places, and surplus holds none.
 */
export async function endLapsedLeases(trx: Transaction<Database>, projectId: string, now: Date): Promise<void> {
  // One at a time: whoever looks for work meanwhile has to see the places that become free.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`lapse ${projectId}`}, 0))`.execute(trx)
  const { rows } = await sql<{
    task_id: string
  }>`with late as (select a.id, (a.submitted_at is not null or a.active_ms is not null)
        and not exists (select 1 from current_label l where l.project_id = a.project_id and l.assignment_id = a.id and l.dimension <> 'flag' and l.kind = 'retraction') as kept,
        exists (select 1 from requeue q where q.project_id = a.project_id and q.assignment_id = a.id) as requeued
      from assignment a where a.project_id = ${projectId} and a.state in ('active', 'deferred') and a.leased_until < ${now} order by a.leased_until limit 500 for update skip locked),
    lapsed as (update assignment a set deferred_until = null, freed = late.requeued, state = case when late.kept or late.requeued then 'submitted' else 'lapsed' end,
        submitted_at = case when late.kept or late.requeued then coalesce(a.submitted_at, a.last_at) end
      from late where a.project_id = ${projectId} and a.id = late.id returning a.task_id, late.kept and not late.requeued as kept, a.purpose = 'production' and not a.surplus as holds),
    freed as (select task_id, count(*)::int as places, count(*) filter (where kept)::int as kept from lapsed where holds group by task_id),
    moved as (update task t set held = t.held - freed.places, done = t.done + freed.kept from freed where t.project_id = ${projectId} and t.id = freed.task_id)
    select task_id from freed where kept > 0`.execute(trx)
  await returnToReview(
    trx,
    projectId,
    rows.map((row) => row.task_id),
    now,
  )
}
