import { sql } from 'kysely'
import { sentBackMs } from '../send-back.ts'
import { canMove, openTasks } from './conditions.ts'
import { count, lockRows, type Step, targetsOf } from './step.ts'

type Reassigning = Step<'reassign'>

/** Gives the place of a task to the receiver; one that holds a place hands it on, a lapsed one needs a free place. */
async function giveTo({ trx, projectId, now, newId }: Reassigning, to: string, taskId: string): Promise<string> {
  const id = newId()
  await trx
    .insertInto('assignment')
    .values({
      ...{ project_id: projectId, id, task_id: taskId, person_id: to, state: 'active' },
      ...{ leased_until: new Date(now.getTime() + sentBackMs), created_at: now, last_at: now },
    })
    .execute()
  return id
}

/**
 * Takes the open tasks of a chunk from their person and gives them to another or to the queue. The giver's sitting becomes surplus, so
 * that labels that still arrive are stored but fill no place. What no longer fits, since somebody worked meanwhile, is left alone.
 */
export async function reassign(step: Reassigning): Promise<void> {
  const { trx, projectId, batchId, action, now } = step
  await lockRows(step)
  const { rows } = await sql<{
    id: string
    task_id: string
    held: number
  }>`select a.id, a.task_id, case when a.state = 'lapsed' then 0 else 1 end as held
    from ${openTasks(projectId, action, now)} and ${canMove(action)} and a.id in (select t.assignment_id from bulk_target t where ${targetsOf(step)} and t.state = 'waiting')
    order by a.id`.execute(trx)
  for (const { id, task_id, held } of rows) {
    const newId = action.to === null ? null : await giveTo(step, action.to, task_id)
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

/** Gives tasks back to whom they were taken from, where nobody has begun them since and the place is free. */
export async function restoreReassigned(step: Reassigning): Promise<void> {
  const { trx, projectId } = step
  await lockRows(step)
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
}

function outcomeOf({ has_changed, is_begun, was_held, holds, has_room }: Moved): 'restored' | 'relabelled' | 'taken' {
  if (has_changed) return 'relabelled'
  if (is_begun) return 'taken'
  return !was_held || holds || has_room ? 'restored' : 'taken'
}

async function giveBack({ trx, projectId }: Reassigning, row: Moved): Promise<void> {
  const { assignment_id, task_id, new_id, was_held, holds } = row
  // Nothing hangs on a sitting that was never begun.
  if (new_id) await trx.deleteFrom('assignment').where('project_id', '=', projectId).where('id', '=', new_id).execute()
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
