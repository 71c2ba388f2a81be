import { sql } from 'kysely'
import { closeTasks } from '../close-tasks.ts'
import { refreshReview } from '../refresh-review.ts'
import { count, lockRows, type Step, targetsOf } from './step.ts'

/** After an overlap changed: a result may wait for more labels, or has enough; a task may be finished, or not any more. */
async function follow({ trx, projectId, taskIds, now, action }: Step<'places'>): Promise<void> {
  if (action.overlap === null) return
  await refreshReview(trx, projectId, now, taskIds)
  await closeTasks(trx, projectId, taskIds)
}

/** Sets priority or overlap of the tasks of a chunk. Places that are held or filled stay so, also above a lower overlap. */
export async function changePlaces(step: Step<'places'>): Promise<void> {
  const { trx, projectId, action } = step
  await lockRows(step)
  const { rows } =
    await sql`update bulk_target t set state = 'moved', old = jsonb_build_object('priority', w.priority, 'overlap', w.overlap, 'undecided', w.undecided) from task w
    where ${targetsOf(step)} and t.state = 'waiting' and w.project_id = ${projectId} and w.id = t.task_id returning t.n`.execute(
      trx,
    )
  await sql`update task t set priority = coalesce(${action.priority}::int, t.priority), overlap = coalesce(${action.overlap}::int, t.overlap),
      undecided = case when ${action.overlap}::int > t.overlap then null else t.undecided end
    where t.project_id = ${projectId} and t.id = any(${step.taskIds})`.execute(trx)
  await count(step, { moved: rows.length })
  await follow(step)
}

/** Puts priority and overlap back where nobody has changed them since. */
export async function restorePlaces(step: Step<'places'>): Promise<void> {
  const { trx, projectId, action } = step
  await lockRows(step)
  const { rows } = await sql<{
    state: 'restored' | 'kept'
  }>`with back as (update task w set priority = case when ${action.priority}::int is null then w.priority else (t.old ->> 'priority')::int end,
        overlap = case when ${action.overlap}::int is null then w.overlap else (t.old ->> 'overlap')::int end,
        undecided = case when ${action.overlap}::int is null then w.undecided
          when jsonb_typeof(t.old -> 'undecided') = 'array' then array(select e::uuid from jsonb_array_elements_text(t.old -> 'undecided') e) end
      from bulk_target t where ${targetsOf(step)} and t.state = 'moved' and w.project_id = ${projectId} and w.id = t.task_id
        and w.priority = coalesce(${action.priority}::int, w.priority) and w.overlap = coalesce(${action.overlap}::int, w.overlap) returning w.id)
    update bulk_target t set state = case when back.id is null then 'kept' else 'restored' end from bulk_target o left join back on back.id = o.task_id
    where ${targetsOf(step)} and t.state = 'moved' and o.project_id = t.project_id and o.batch_id = t.batch_id and o.n = t.n returning t.state`.execute(
    trx,
  )
  const restored = rows.filter(({ state }) => state === 'restored').length
  await count(step, { restored, relabelled: rows.length - restored })
  await follow(step)
}
