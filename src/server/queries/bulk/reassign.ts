import { sql } from 'kysely'
import { found } from '../../api-error.ts'
import { closeTasks } from '../close-tasks.ts'
import { refreshReview } from '../refresh-review.ts'
import { sentBackMs } from '../send-back.ts'
import { openTasks } from './conditions.ts'
import { canMove, loadReceiver } from './receiver.ts'
import { count, lockRows, type Step, targetsOf } from './step.ts'

type Reassigning = Step<'reassign'>

/**
 * Gives the place of a task to the receiver: as much of it as the giver had, also where that was what others had to label anew. What was
 * given to the same person before and taken away untouched is given again.
 */
async function giveTo(
  { trx, projectId, now, newId }: Reassigning,
  { to, from, taskId }: { to: string; from: string; taskId: string },
): Promise<string> {
  const until = new Date(now.getTime() + sentBackMs)
  const { rows } = await sql<{
    id: string
  }>`insert into assignment (project_id, id, task_id, person_id, state, leased_until, created_at, last_at, subset)
    select project_id, ${newId()}, ${taskId}, ${to}, 'active', ${until}, ${now}, ${now}, subset from assignment where project_id = ${projectId} and id = ${from}
    on conflict (project_id, task_id, person_id) where purpose = 'production' do update set state = 'active', surplus = false, leased_until = excluded.leased_until,
      created_at = excluded.created_at, last_at = excluded.last_at, subset = excluded.subset returning id`.execute(trx)
  const id = found(rows[0]).id
  await moveTicket(trx, projectId, { from, to: id })
  return id
}

/** A freed place that one sitting was to fill is filled by another instead. */
async function moveTicket(
  trx: Reassigning['trx'],
  projectId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await sql`update requeue set taken_by = ${to} where project_id = ${projectId} and taken_by = ${from}`.execute(trx)
}

/** Decisions that were needed, and tasks that were finished, may not be so any more, or are now. */
async function follow({ trx, projectId, taskIds, now }: Reassigning): Promise<void> {
  await refreshReview(trx, projectId, now, taskIds)
  await closeTasks(trx, projectId, taskIds)
}

/**
 * Takes the open tasks of a chunk from their person and gives them to another or to the queue. The giver's sitting becomes surplus, so
 * that labels that still arrive are stored but fill no place. What no longer fits, since somebody worked meanwhile, is left alone.
 */
export async function reassign(step: Reassigning): Promise<void> {
  const { trx, projectId, batchId, action, now } = step
  await lockRows(step)
  const receiver = await loadReceiver(trx, projectId, action)
  const { rows } = await sql<{
    id: string
    task_id: string
    held: number
  }>`select a.id, a.task_id, case when a.state = 'lapsed' then 0 else 1 end as held
    from ${openTasks(projectId, action, now)} and ${canMove(receiver)} and a.id in (select t.assignment_id from bulk_target t where ${targetsOf(step)} and t.state = 'waiting')
    order by a.id`.execute(trx)
  for (const { id, task_id, held } of rows) {
    const newId = action.to === null ? null : await giveTo(step, { to: action.to, from: id, taskId: task_id })
    const change = (newId === null ? 0 : 1) - held
    await sql`update bulk_target t set state = 'moved', new_id = ${newId}, old = (select to_jsonb(a) from assignment a where a.project_id = ${projectId} and a.id = ${id})
      where ${targetsOf(step)} and t.assignment_id = ${id}`.execute(trx)
    await sql`update assignment set state = 'returned', surplus = true where project_id = ${projectId} and id = ${id}`.execute(
      trx,
    )
    await sql`update current_label set surplus = true where project_id = ${projectId} and assignment_id = ${id}`.execute(
      trx,
    )
    if (change !== 0)
      await sql`update task set held = held + ${change} where project_id = ${projectId} and id = ${task_id}`.execute(
        trx,
      )
  }
  const left =
    await sql`update bulk_target t set state = 'skipped' where ${targetsOf(step)} and t.state = 'waiting' returning t.n`.execute(
      trx,
    )
  await count({ ...step, batchId }, { moved: rows.length, skipped: left.rows.length })
  await follow(step)
}

interface Moved {
  n: number
  assignment_id: string
  task_id: string
  new_id: string | null
  was_held: boolean
  /** Whether the receiver's sitting holds the place now. */
  holds: boolean
  is_begun: boolean
  has_changed: boolean
  has_room: boolean
}

/** Where the queue gave a task on meanwhile but nobody has begun, and no place is free, it is taken from the last who got it. */
async function withdrawTakers(step: Reassigning): Promise<void> {
  const { trx, projectId, batchId } = step
  await sql`with wanted as (select t.task_id, t.assignment_id, b.made_at from bulk_target t join bulk_batch b on b.project_id = t.project_id and b.id = t.batch_id
      join task w on w.project_id = t.project_id and w.id = t.task_id join assignment a on a.project_id = t.project_id and a.id = t.assignment_id
      left join assignment k on k.project_id = t.project_id and k.id = t.new_id
      where ${targetsOf(step)} and t.state = 'moved' and a.state = 'returned' and t.old ->> 'state' <> 'lapsed' and w.held + w.done >= w.overlap
        and (k.id is null or (k.begun_at is null and k.state in ('returned', 'lapsed')))),
    last as (select distinct on (k.task_id) k.id, k.task_id, wanted.assignment_id from wanted join assignment k on k.project_id = ${projectId} and k.task_id = wanted.task_id
      where k.purpose = 'production' and not k.surplus and k.begun_at is null and k.submitted_at is null and k.state in ('active', 'deferred') and k.created_at >= wanted.made_at
        and not exists (select 1 from bulk_target o where o.project_id = ${projectId} and o.batch_id <> ${batchId} and o.new_id = k.id and o.state = 'moved')
      order by k.task_id, k.created_at desc, k.id desc),
    back as (update assignment k set state = 'returned', surplus = true from last where k.project_id = ${projectId} and k.id = last.id returning k.task_id),
    ticket as (update requeue q set taken_by = last.assignment_id from last where q.project_id = ${projectId} and q.taken_by = last.id)
    update task t set held = t.held - 1 from back where t.project_id = ${projectId} and t.id = back.task_id`.execute(
    trx,
  )
}

/** Gives tasks back to whom they were taken from, where nobody has begun them since and the place is free. */
export async function restoreReassigned(step: Reassigning): Promise<void> {
  const { trx, projectId } = step
  await lockRows(step)
  await withdrawTakers(step)
  const { rows } =
    await sql<Moved>`select t.n, t.assignment_id, t.task_id, t.new_id, t.old ->> 'state' <> 'lapsed' as was_held,
      coalesce(k.state in ('active', 'deferred'), false) as holds, coalesce(k.begun_at is not null or k.state = 'submitted', false) as is_begun,
      a.state <> 'returned' as has_changed, w.state = 'open' and w.held + w.done < w.overlap as has_room
    from bulk_target t join assignment a on a.project_id = t.project_id and a.id = t.assignment_id join task w on w.project_id = t.project_id and w.id = t.task_id
      left join assignment k on k.project_id = t.project_id and k.id = t.new_id where ${targetsOf(step)} and t.state = 'moved' order by t.n`.execute(
      trx,
    )
  const counts = { restored: 0, relabelled: 0, taken: 0 }
  for (const row of rows) {
    const outcome = outcomeOf(row)
    counts[outcome] += 1
    if (outcome === 'restored') await giveBack(step, row)
    await sql`update bulk_target t set state = ${outcome === 'restored' ? 'restored' : 'kept'} where ${targetsOf(step)} and t.n = ${row.n}`.execute(
      trx,
    )
  }
  await count({ ...step, projectId }, counts)
  await follow(step)
}

function outcomeOf({ has_changed, is_begun, was_held, holds, has_room }: Moved): 'restored' | 'relabelled' | 'taken' {
  if (has_changed) return 'relabelled'
  if (is_begun) return 'taken'
  return !was_held || holds || has_room ? 'restored' : 'taken'
}

async function giveBack({ trx, projectId }: Reassigning, row: Moved): Promise<void> {
  const { assignment_id, task_id, new_id, was_held, holds } = row
  // The sitting stays, so that labels that are still on their way find it.
  if (new_id) {
    await sql`update assignment set state = 'returned', surplus = true where project_id = ${projectId} and id = ${new_id}`.execute(
      trx,
    )
    await moveTicket(trx, projectId, { from: new_id, to: assignment_id })
  }
  await sql`update assignment a set state = o.state, surplus = o.surplus, leased_until = o.leased_until from bulk_target t cross join lateral jsonb_populate_record(null::assignment, t.old) o
    where t.project_id = ${projectId} and t.assignment_id = ${assignment_id} and t.n = ${row.n} and t.state = 'moved' and a.project_id = t.project_id and a.id = t.assignment_id`.execute(
    trx,
  )
  await sql`update current_label set surplus = false where project_id = ${projectId} and assignment_id = ${assignment_id}`.execute(
    trx,
  )
  const change = (was_held ? 1 : 0) - (holds ? 1 : 0)
  if (change !== 0)
    await sql`update task set held = held + ${change} where project_id = ${projectId} and id = ${task_id}`.execute(trx)
}
