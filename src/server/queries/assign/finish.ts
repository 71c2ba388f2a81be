import { sql, type Transaction } from 'kysely'
import type { Finish } from '#contract/labelling.ts'
import { deferMs } from '#core/lease.ts'
import { ApiError, found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { isClosed } from '../closed-sitting.ts'
import { closeAttempt } from '../course/attempt.ts'
import { retireWorn } from '../gold/retire.ts'
import { reviewStanding } from '../gold/standing.ts'
import { freeUnasked } from '../quarantine/free-lacking.ts'
import { isEmptied } from '../quarantine/gone.ts'
import { refreshReview } from '../refresh-review.ts'
import { afterFilled } from './after-filled.ts'
import { leaseOf } from './lease.ts'
import { missingIn } from './missing.ts'
import { becomeSurplus, heldIn, movePlaces, type Seat } from './places.ts'
import { closeRequeued, takeFreed } from './requeued.ts'
import { returnToReview } from './return-to-review.ts'

type Trx = Transaction<Database>
type Ended = 'active' | 'submitted' | 'deferred' | 'returned'

interface Sitting extends Seat {
  id: string
  attempt_id: string | null
  is_closed: boolean
  freed: boolean
  is_emptied: boolean
}

async function load(trx: Trx, assignmentId: string, personId: string): Promise<Sitting> {
  const { rows } =
    await sql<Sitting>`select a.project_id, a.id, a.task_id, a.state, a.surplus, a.purpose, a.freed, a.attempt_id, ${isClosed} as is_closed, ${isEmptied(sql`a.subset`, sql`a.person_id`)} as is_emptied from assignment a
    join task t on t.project_id = a.project_id and t.id = a.task_id where a.id = ${assignmentId} and a.person_id = ${personId} for update`.execute(
      trx,
    )
  return found(rows[0])
}

interface Who {
  personId: string
  now: Date
  newId: () => string
}

async function submit(trx: Trx, sitting: Sitting, who: Who): Promise<Ended> {
  const { now } = who
  if (sitting.state === 'submitted') return 'submitted'
  const n = await missingIn(trx, sitting.project_id, sitting.id)
  if (n > 0) throw new ApiError('task-incomplete', `${n} results have no judgement yet.`, { missing: n })
  const inTime = await movePlaces(trx, sitting, -heldIn(sitting.state), 1)
  const { project_id, id, task_id } = sitting
  await sql`update assignment a set state = 'submitted', submitted_at = ${now}, last_at = ${now}, note = '', note_clause = null, active_ms = (select coalesce(sum(l.active_ms), 0) from label l where l.project_id = a.project_id and l.assignment_id = a.id)
    where a.project_id = ${project_id} and a.id = ${id}`.execute(trx)
  if (!inTime) await becomeSurplus(trx, sitting)
  await closeRequeued(trx, project_id, id)
  if (inTime) await freeUnasked(trx, { project_id, id, person_id: who.personId }, now)
  await returnToReview(trx, project_id, [task_id], now)
  if (sitting.purpose === 'production') await afterFilled(trx, project_id, task_id, now)
  if (sitting.attempt_id)
    await closeAttempt(trx, { projectId: project_id, attemptId: sitting.attempt_id, now, newId: who.newId })
  await retireWorn(trx, sitting, now)
  await reviewStanding(trx, { projectId: project_id, ...who })
  return 'submitted'
}

async function reopen(trx: Trx, sitting: Sitting, now: Date): Promise<Ended> {
  if (sitting.state !== 'submitted') return sitting.state === 'lapsed' ? 'active' : sitting.state
  // Nothing of it may be shown: it stays as it is.
  if (sitting.is_emptied) return 'submitted'
  const { project_id, id, task_id, freed } = sitting
  // A freed sitting fills no place; others may have been given it.
  if (!freed) await movePlaces(trx, sitting, 1, -1)
  else if (!(await takeFreed(trx, project_id, id, task_id)))
    throw new ApiError('conflict', 'Somebody else has this task now.')
  await setState(trx, sitting, {
    state: 'active',
    ...(!freed && { submitted_at: null }),
    leased_until: new Date(now.getTime() + (await leaseOf(trx, project_id))),
    last_at: now,
  })
  await refreshReview(trx, project_id, now, [task_id])
  return 'active'
}

type Change = Partial<{
  state: Ended
  submitted_at: null
  leased_until: Date
  deferred_until: Date
  last_at: Date
  for_good: boolean
}>

async function setState(trx: Trx, { project_id, id }: Sitting, change: Change): Promise<void> {
  await trx.updateTable('assignment').set(change).where('project_id', '=', project_id).where('id', '=', id).execute()
}

/** Ends a sitting, or begins it anew; the same call twice does nothing more. Throws `task-incomplete`, `task-adjudicated` or 404. */
export async function finishAssignment(
  trx: Trx,
  { assignmentId, personId, outcome, now, newId }: Who & { assignmentId: string; outcome: Finish['outcome'] },
): Promise<Ended> {
  const sitting = await load(trx, assignmentId, personId)
  if (sitting.is_closed) throw new ApiError('task-adjudicated', 'A reviewer has decided on this task.')
  if (outcome === 'submit') return submit(trx, sitting, { personId, now, newId })
  if (outcome === 'reopen') return reopen(trx, sitting, now)
  // It ended for its person when nothing of it could be shown any more; what they do with it comes late.
  if (sitting.state === 'submitted' && (sitting.is_emptied || sitting.freed)) return 'submitted'
  if (sitting.state === 'submitted') throw new ApiError('conflict', 'The task has been submitted; reopen it first.')
  if (outcome === 'defer') {
    if (sitting.state === 'lapsed' || sitting.state === 'returned') return 'returned'
    // The place stays reserved until the task has come back and had its time again.
    const until = now.getTime() + deferMs
    await setState(trx, sitting, {
      state: 'deferred',
      deferred_until: new Date(until),
      leased_until: new Date(until + (await leaseOf(trx, sitting.project_id))),
      last_at: now,
    })
    return 'deferred'
  }
  await movePlaces(trx, sitting, -heldIn(sitting.state), 0)
  const isForGood = outcome === 'return-for-good'
  await setState(trx, sitting, { state: 'returned', last_at: now, ...(isForGood && { for_good: true }) })
  return 'returned'
}
