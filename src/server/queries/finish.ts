import { sql, type Transaction } from 'kysely'
import type { Finish } from '#contract/labelling.ts'
import { firstLeaseMs } from '#core/lease.ts'
import { ApiError, found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { refreshReview, returnFromAnnotators } from './review-items.ts'

type Trx = Transaction<Database>
type Ended = 'active' | 'submitted' | 'deferred' | 'returned'

interface Sitting {
  project_id: string
  id: string
  task_id: string
  state: 'active' | 'submitted' | 'deferred' | 'returned' | 'lapsed'
  surplus: boolean
  task_state: string
}

async function load(trx: Trx, assignmentId: string, personId: string): Promise<Sitting> {
  const { rows } =
    await sql<Sitting>`select a.project_id, a.id, a.task_id, a.state, a.surplus, t.state as task_state from assignment a
    join task t on t.project_id = a.project_id and t.id = a.task_id where a.id = ${assignmentId} and a.person_id = ${personId} for update`.execute(
      trx,
    )
  return found(rows[0])
}

/** Results of the task that lack what the project asks for: a grade or "cannot judge", and a reason where one is required. */
async function missing(trx: Trx, { project_id, id, task_id }: Sitting): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from result r join project p on p.id = r.project_id
    left join current_label l on l.project_id = r.project_id and l.result_id = r.id and l.by = ${id} and l.dimension = 'relevance' and l.kind <> 'retraction'
    where r.project_id = ${project_id} and r.task_id = ${task_id}
      and (l.label_id is null or (p.explain = 'required' and l.kind = 'value' and l.explanation = ''))`.execute(trx)
  return rows[0]?.n ?? 0
}

/** Moves the task's counters by what the change of state means; answers false where no place is free. */
async function movePlaces(trx: Trx, sitting: Sitting, held: number, done: number): Promise<boolean> {
  if ((held === 0 && done === 0) || sitting.surplus) return true
  // Only taking a place that one does not hold yet can overfill the task.
  const room = held + done > 0 ? sql`and held + done < overlap` : sql``
  const { rows } = await sql`update task set held = held + ${held}, done = done + ${done}
    where project_id = ${sitting.project_id} and id = ${sitting.task_id} ${room} returning id`.execute(trx)
  return rows.length > 0
}

const holds = (state: Sitting['state']) => (state === 'active' || state === 'deferred' ? 1 : 0)

async function submit(trx: Trx, sitting: Sitting, now: Date): Promise<Ended> {
  if (sitting.state === 'submitted') return 'submitted'
  const n = await missing(trx, sitting)
  if (n > 0) throw new ApiError('task-incomplete', `${n} results have no judgement yet.`, { missing: n })
  const inTime = await movePlaces(trx, sitting, -holds(sitting.state), 1)
  await trx
    .updateTable('assignment')
    .set({
      state: 'submitted',
      submitted_at: now,
      last_at: now,
      note: '',
      note_clause: null,
      ...(!inTime && { surplus: true }),
    })
    .where('project_id', '=', sitting.project_id)
    .where('id', '=', sitting.id)
    .execute()
  if (!inTime) await markSurplus(trx, sitting)
  await returnToReview(trx, sitting, now)
  return 'submitted'
}

/** What was sent back waits for the reviewer again once nobody is at it any more; what now agrees leaves the queue. */
async function returnToReview(trx: Trx, { project_id, task_id }: Sitting, now: Date): Promise<void> {
  await returnFromAnnotators(trx, project_id, now, [task_id])
  await refreshReview(trx, project_id, now, [task_id])
}

/** Someone else filled the place meanwhile: the labels stay in history and agreement, outside consensus. */
async function markSurplus(trx: Trx, { project_id, id }: Sitting): Promise<void> {
  await trx
    .updateTable('current_label')
    .set({ surplus: true })
    .where('project_id', '=', project_id)
    .where('assignment_id', '=', id)
    .execute()
}

async function reopen(trx: Trx, sitting: Sitting, now: Date): Promise<Ended> {
  if (sitting.state !== 'submitted') return sitting.state === 'lapsed' ? 'active' : sitting.state
  await movePlaces(trx, sitting, 1, -1)
  await setState(trx, sitting, {
    state: 'active',
    submitted_at: null,
    leased_until: new Date(now.getTime() + firstLeaseMs),
    last_at: now,
  })
  await refreshReview(trx, sitting.project_id, now, [sitting.task_id])
  return 'active'
}

type Change = Partial<{ state: Ended; submitted_at: null; leased_until: Date; deferred_until: Date; last_at: Date }>

async function setState(trx: Trx, { project_id, id }: Sitting, change: Change): Promise<void> {
  await trx.updateTable('assignment').set(change).where('project_id', '=', project_id).where('id', '=', id).execute()
}

/** Ends a sitting, or begins it anew; the same call twice does nothing more. Throws `task-incomplete`, `task-adjudicated` or 404. */
export async function finishAssignment(
  trx: Trx,
  {
    assignmentId,
    personId,
    outcome,
    now,
    deferMs,
  }: { assignmentId: string; personId: string; outcome: Finish['outcome']; now: Date; deferMs: number },
): Promise<Ended> {
  const sitting = await load(trx, assignmentId, personId)
  if (sitting.task_state === 'adjudicated')
    throw new ApiError('task-adjudicated', 'A reviewer has decided on this task.')
  if (outcome === 'submit') return submit(trx, sitting, now)
  if (outcome === 'reopen') return reopen(trx, sitting, now)
  if (sitting.state === 'submitted') throw new ApiError('conflict', 'The task has been submitted; reopen it first.')
  if (outcome === 'defer') {
    if (sitting.state === 'lapsed' || sitting.state === 'returned') return 'returned'
    // The place stays reserved until the task has come back and had its time again.
    const until = now.getTime() + deferMs
    await setState(trx, sitting, {
      state: 'deferred',
      deferred_until: new Date(until),
      leased_until: new Date(until + firstLeaseMs),
      last_at: now,
    })
    return 'deferred'
  }
  await movePlaces(trx, sitting, -holds(sitting.state), 0)
  await setState(trx, sitting, { state: 'returned', last_at: now })
  return 'returned'
}
