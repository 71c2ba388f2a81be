import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import { refreshReview } from './refresh-review.ts'

/**
 * After a source was let count or not, or brought or lost labels (`taskIds`: in these tasks alone): each source that counts and covers a whole task fills one of
 * its places, and what needs a decision is worked out anew. The counter moves by a difference, so that a task
 * submitted at the same moment is not forgotten.
 */
export async function recountSources(
  trx: Transaction<Database>,
  projectId: string,
  now: Date,
  taskIds: string[] | null = null,
): Promise<void> {
  const within = (task: string) => (taskIds ? sql`and ${sql.ref(task)} = any(${taskIds})` : sql``)
  await sql`with size as (select task_id, count(*) as n from result where project_id = ${projectId} ${within('task_id')} group by task_id),
    part as (select r.task_id, l.source_id, count(*) as n from current_label l join source c on c.project_id = l.project_id and c.id = l.source_id and c.counts
      join result r on r.project_id = l.project_id and r.id = l.result_id where l.project_id = ${projectId} and l.dimension = 'relevance' and l.kind <> 'retraction' ${within('r.task_id')} group by 1, 2),
    covered as (select part.task_id, count(*)::int as n from part join size on size.task_id = part.task_id and size.n = part.n group by part.task_id)
    update task t set done = t.done - t.sourced + coalesce(covered.n, 0), sourced = coalesce(covered.n, 0)
    from task o left join covered on covered.task_id = o.id
    where t.project_id = ${projectId} and o.project_id = ${projectId} and o.id = t.id ${within('t.id')} and t.sourced <> coalesce(covered.n, 0)`.execute(
    trx,
  )
  await refreshReview(trx, projectId, now, taskIds)
}
