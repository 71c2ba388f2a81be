import { sql } from 'kysely'
import { closeTasks } from '../close-tasks.ts'
import { refreshReview } from '../refresh-review.ts'
import { recountSources } from '../source-counts.ts'
import { type Chunk, count, lockRows, type Step, targetsOf } from './step.ts'

/**
 * Takes labels out of force. They stay in history; `current_label`, which is what consensus, review, progress and export read, loses
 * them, and the target keeps the row. Labels that were changed, or whose sitting was opened again, since the targets were
 * fixed are left alone.
 */
async function takeOut(step: Step<'stale'>): Promise<void> {
  const { rows } = await sql<{
    state: 'moved' | 'skipped'
    dimension: string
  }>`with gone as (delete from current_label l using bulk_target t
      where ${targetsOf(step)} and t.state = 'waiting' and l.project_id = t.project_id and l.result_id = t.result_id and l.by = t.by and l.dimension = t.dimension
        and l.label_id = t.label_id and not exists (select 1 from assignment a where a.project_id = l.project_id and a.id = l.assignment_id and a.state in ('active', 'deferred'))
      returning t.n, to_jsonb(l) as old)
    update bulk_target t set state = case when gone.n is null then 'skipped' else 'moved' end, old = gone.old
    from bulk_target o left join gone on gone.n = o.n where ${targetsOf(step)} and t.state = 'waiting' and o.project_id = t.project_id and o.batch_id = t.batch_id and o.n = t.n
    returning t.state, t.dimension`.execute(step.trx)
  const labels = rows.filter(({ dimension }) => dimension === 'relevance')
  const moved = labels.filter(({ state }) => state === 'moved').length
  await count(step, { moved, skipped: labels.length - moved })
}

/** Gives back the places of the sittings that lost labels: the counter moves by a difference, and whoever comes next labels what went stale. */
async function freePlaces(step: Step<'stale'>): Promise<void> {
  const { trx, projectId, action, now } = step
  await sql`with stale as (select distinct t.assignment_id from bulk_target t where ${targetsOf(step)} and t.state = 'moved' and t.dimension = 'relevance'),
    freed as (update assignment a set freed = true from stale where a.project_id = ${projectId} and a.id = stale.assignment_id
      and a.state = 'submitted' and not a.surplus and not a.freed returning a.task_id),
    n as (select task_id, count(*)::int as places from freed group by 1)
    update task t set done = t.done - n.places from n where t.project_id = ${projectId} and t.id = n.task_id`.execute(
    trx,
  )
  const { rows } = await sql<{
    id: string
  }>`select distinct t.assignment_id as id from bulk_target t join assignment a on a.project_id = t.project_id and a.id = t.assignment_id
    where ${targetsOf(step)} and t.state = 'moved' and t.dimension = 'relevance' and a.freed`.execute(trx)
  await writeTickets(
    step,
    rows.map(({ id }) => id),
    { again: action.again, since: now },
  )
}

/** Says of freed sittings which results are stale in them, over all bulk actions that are not undone; those with none left lose their ticket. */
export async function writeTickets(
  { trx, projectId }: Pick<Chunk, 'trx' | 'projectId'>,
  assignmentIds: string[],
  { again, since }: { again: boolean | null; since: Date },
): Promise<void> {
  if (assignmentIds.length === 0) return
  await sql`insert into requeue (project_id, assignment_id, task_id, person_id, subset, again, since)
    select a.project_id, a.id, a.task_id, a.person_id,
      case when a.subset is null and cardinality(s.results) = (select count(*) from result r where r.project_id = a.project_id and r.task_id = a.task_id) then null else s.results end,
      coalesce(${again}::boolean, true), ${since}
    from assignment a cross join lateral (select array_agg(distinct t.result_id) as results from bulk_target t
      where t.project_id = a.project_id and t.assignment_id = a.id and t.state = 'moved' and t.dimension = 'relevance') s
    where a.project_id = ${projectId} and a.id = any(${assignmentIds}) and s.results is not null
    on conflict (project_id, assignment_id) do update set subset = excluded.subset, again = coalesce(${again}::boolean, requeue.again)`.execute(
    trx,
  )
}

/** Keeps what is said of the results in review, and lifts their decisions where that was asked for. */
async function keepReview(step: Step<'stale'>): Promise<void> {
  const { trx, projectId, batchId, action, now } = step
  await sql`insert into bulk_result (project_id, batch_id, result_id, task_id, item, settled, decisions)
    select ${projectId}, ${batchId}, f.result_id, f.task_id, (select to_jsonb(i) from review_item i where i.project_id = ${projectId} and i.result_id = f.result_id),
      case when ${action.liftDecisions} then (select to_jsonb(s) from settled s where s.project_id = ${projectId} and s.result_id = f.result_id) end,
      case when ${action.liftDecisions} then array(select d.id from decision d where d.project_id = ${projectId} and d.result_id = f.result_id and d.undone_at is null) else '{}' end
    from (select distinct t.result_id, t.task_id from bulk_target t where ${targetsOf(step)} and t.state = 'moved') f on conflict do nothing`.execute(
    trx,
  )
  if (!action.liftDecisions) return
  const lifted = sql`select result_id from bulk_result where project_id = ${projectId} and batch_id = ${batchId} and task_id = any(${step.taskIds}) and settled is not null`
  await sql`update decision d set undone_at = ${now} from bulk_result b where b.project_id = ${projectId} and b.batch_id = ${batchId}
    and b.task_id = any(${step.taskIds}) and b.settled is not null and d.project_id = b.project_id and d.id = any(b.decisions)`.execute(
    trx,
  )
  await sql`delete from settled where project_id = ${projectId} and result_id in (${lifted})`.execute(trx)
  await sql`delete from review_item where project_id = ${projectId} and result_id in (${lifted})`.execute(trx)
}

/** Marks the labels of a chunk stale, frees their places, and works out anew what needs a decision. */
export async function markStale(step: Step<'stale'>): Promise<void> {
  const { trx, projectId, action, taskIds, now } = step
  await lockRows(step)
  await takeOut(step)
  await keepReview(step)
  if (action.filter.sourceId === undefined) await freePlaces(step)
  else await recountSources(trx, projectId, now, taskIds)
  await refreshReview(trx, projectId, now, taskIds)
  await closeTasks(trx, projectId, taskIds)
}
