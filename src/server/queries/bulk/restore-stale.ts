import { sql } from 'kysely'
import { closeTasks } from '../close-tasks.ts'
import { refreshReview } from '../refresh-review.ts'
import { recountSources } from '../source-counts.ts'
import { writeTickets } from './mark-stale.ts'
import { type Chunk, count, lockRows, type Step, targetsOf } from './step.ts'

/** Sittings of this chunk that lost labels. */
const sittings = (step: Chunk) =>
  sql`select distinct t.assignment_id from bulk_target t where ${targetsOf(step)} and t.state = 'moved' and t.assignment_id is not null`

/** Where somebody else was given the place but has not begun, it is taken from them again. */
async function withdrawTakers(step: Chunk): Promise<void> {
  const { trx, projectId } = step
  await sql`with back as (update assignment k set state = 'returned', surplus = true from requeue q where q.project_id = ${projectId} and q.assignment_id in (${sittings(step)})
      and k.project_id = q.project_id and k.id = q.taken_by and k.id <> q.assignment_id and k.begun_at is null and k.state in ('active', 'deferred') returning k.task_id),
    n as (select task_id, count(*)::int as places from back group by 1)
    update task t set held = t.held - n.places from n where t.project_id = ${projectId} and t.id = n.task_id`.execute(
    trx,
  )
}

/** Puts labels back where the place is still free or their own person's, and nothing newer stands in their stead. */
async function putBack(step: Chunk): Promise<void> {
  const { trx, projectId } = step
  const lost = await sql<{
    dimension: string
  }>`update bulk_target t set state = 'kept' from requeue q join assignment k on k.project_id = q.project_id and k.id = q.taken_by
    where ${targetsOf(step)} and t.state = 'moved' and q.project_id = ${projectId} and q.assignment_id = t.assignment_id and k.id <> q.assignment_id
      and k.state not in ('returned', 'lapsed') returning t.dimension`.execute(trx)
  const { rows } = await sql<{ state: 'restored' | 'kept'; dimension: string }>`with back as (insert into current_label
      select l.* from bulk_target t cross join lateral jsonb_populate_record(null::current_label, t.old) l where ${targetsOf(step)} and t.state = 'moved'
      on conflict (project_id, result_id, by, dimension) do nothing returning result_id, by, dimension)
    update bulk_target t set state = case when back.result_id is null then 'kept' else 'restored' end
    from bulk_target o left join back on back.result_id = o.result_id and back.by = o.by and back.dimension = o.dimension
    where ${targetsOf(step)} and t.state = 'moved' and o.project_id = t.project_id and o.batch_id = t.batch_id and o.n = t.n returning t.state, t.dimension`.execute(
    trx,
  )
  const labels = rows.filter(({ dimension }) => dimension === 'relevance')
  const restored = labels.filter(({ state }) => state === 'restored').length
  const taken = lost.rows.filter(({ dimension }) => dimension === 'relevance').length
  await count(step, { restored, relabelled: labels.length - restored, taken })
}

/** Sittings that are whole again fill their places again; those that lost labels by another action too stay freed for these. */
async function fillPlaces(step: Chunk, ids: string[]): Promise<void> {
  const { trx, projectId, now } = step
  const { rows } = await sql<{
    id: string
    is_whole: boolean
  }>`select a.id, not exists (select 1 from bulk_target t where t.project_id = a.project_id
      and t.assignment_id = a.id and t.state = 'moved' and t.dimension = 'relevance') as is_whole
    from assignment a join requeue q on q.project_id = a.project_id and q.assignment_id = a.id left join assignment k on k.project_id = q.project_id and k.id = q.taken_by
    where a.project_id = ${projectId} and a.id = any(${ids}) and (k.id is null or k.id = a.id or k.state in ('returned', 'lapsed'))`.execute(
    trx,
  )
  const whole = rows.filter((row) => row.is_whole).map(({ id }) => id)
  await writeTickets(
    step,
    rows.filter((row) => !row.is_whole).map(({ id }) => id),
    { again: null, since: now },
  )
  // A sitting that its own person has open again, and found nothing new to say in, is submitted as it was.
  await sql`with old as (select a.id, a.task_id, a.freed, a.state from assignment a where a.project_id = ${projectId} and a.id = any(${whole})
      and (a.freed or (a.state in ('active', 'deferred', 'lapsed', 'returned') and not a.surplus and a.submitted_at is not null and not exists (select 1 from bulk_target t
        where t.project_id = a.project_id and t.batch_id = ${step.batchId} and t.assignment_id = a.id and t.state = 'kept')))),
    filled as (update assignment a set freed = false, state = 'submitted' from old where a.project_id = ${projectId} and a.id = old.id),
    n as (select task_id, count(*)::int as places, count(*) filter (where state in ('active', 'deferred'))::int as open from old group by 1)
    update task t set done = t.done + n.places, held = t.held - n.open from n where t.project_id = ${projectId} and t.id = n.task_id`.execute(
    trx,
  )
  await sql`delete from requeue where project_id = ${projectId} and assignment_id = any(${whole})`.execute(trx)
}

/** Puts decisions back in force where nobody has decided anew, and what was said of the results in review. */
async function restoreReview(step: Chunk): Promise<void> {
  const { trx, projectId, batchId, taskIds } = step
  const here = sql`b.project_id = ${projectId} and b.batch_id = ${batchId} and b.task_id = any(${taskIds})`
  const untouched = sql`not exists (select 1 from bulk_target t where t.project_id = b.project_id and t.batch_id = b.batch_id and t.result_id = b.result_id and t.state = 'kept')`
  const undecided = sql`not exists (select 1 from settled s where s.project_id = b.project_id and s.result_id = b.result_id)`
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from bulk_result b where ${here} and b.settled is not null and not ${undecided}`.execute(
    trx,
  )
  await count(step, { redecided: rows[0]?.n ?? 0 })
  await sql`delete from review_item i using bulk_result b where ${here} and ${untouched} and i.project_id = b.project_id and i.result_id = b.result_id
    and (b.settled is null or ${undecided}) and (b.settled is not null or i.state <> 'decided')`.execute(trx)
  await sql`insert into review_item select i.* from bulk_result b cross join lateral jsonb_populate_record(null::review_item, b.item) i where ${here} and b.item is not null
    and ${untouched} and (b.settled is null or ${undecided}) on conflict (project_id, result_id) do nothing`.execute(
    trx,
  )
  await sql`update decision d set undone_at = null from bulk_result b where ${here} and b.settled is not null and ${undecided} and d.project_id = b.project_id and d.id = any(b.decisions)`.execute(
    trx,
  )
  await sql`insert into settled select s.* from bulk_result b cross join lateral jsonb_populate_record(null::settled, b.settled) s where ${here} and b.settled is not null
    on conflict (project_id, result_id) do nothing`.execute(trx)
}

/** Puts the stale labels of a chunk back in force, with their places, decisions and review, as far as nothing newer stands there. */
export async function restoreStale(step: Step<'stale'>): Promise<void> {
  const { trx, projectId, action, taskIds, now } = step
  await lockRows(step)
  const { rows } = await sql<{ assignment_id: string }>`${sittings(step)}`.execute(trx)
  await withdrawTakers(step)
  await putBack(step)
  if (action.filter.sourceId === undefined)
    await fillPlaces(
      step,
      rows.map((row) => row.assignment_id),
    )
  else await recountSources(trx, projectId, now, taskIds)
  await restoreReview(step)
  await refreshReview(trx, projectId, now, taskIds)
  await closeTasks(trx, projectId, taskIds)
}
