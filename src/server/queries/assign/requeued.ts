import { sql, type Transaction } from 'kysely'
import { queuedLeaseMs } from '#core/lease.ts'
import type { Database } from '../../db/schema.ts'
import { hasPlace, notOptedOut, notOwn } from './free.ts'
import { leaseOf } from './lease.ts'
import type { Seeker } from './seeker.ts'

type Trx = Transaction<Database>

/** The condition on `requeue q`, with its taker `k` left joined, that the freed place waits to be filled. */
const isOpen = sql`(q.taken_by is null or k.state in ('lapsed', 'returned') or (k.id = q.assignment_id and k.freed))`

/**
 * Gives a person own sittings again whose labels went stale, where their places are still free and the same person may have them;
 * answers their ids, at most `want`. What was not stale in them stands. `before`: how many tasks the person holds already.
 */
export async function ownRequeued(
  trx: Trx,
  seeker: Seeker,
  { want, before, now }: { want: number; before: number; now: Date },
): Promise<string[]> {
  const { projectId, personId } = seeker
  if (want <= 0) return []
  const { rows } = await sql<{ id: string; task_id: string }>`select a.id, a.task_id from requeue q
    join assignment a on a.project_id = q.project_id and a.id = q.assignment_id join task t on t.project_id = a.project_id and t.id = a.task_id
    left join assignment k on k.project_id = q.project_id and k.id = q.taken_by
    where q.project_id = ${projectId} and q.person_id = ${personId} and q.again and a.state = 'submitted' and a.freed and ${isOpen}
      and ${hasPlace} and ${notOwn(seeker)} and ${notOptedOut(seeker)} and (cardinality(${seeker.barred}::text[]) = 0 or not t.language = any(${seeker.barred}))
    order by t.priority desc, t.position, a.id limit ${want} for update of a`.execute(trx)
  const lease = rows.length > 0 ? await leaseOf(trx, projectId) : 0
  const ids: string[] = []
  for (const { id, task_id } of rows) {
    if (!(await takeFreed(trx, projectId, id, task_id))) continue
    const until = new Date(now.getTime() + queuedLeaseMs(lease, before + ids.length))
    await sql`update assignment set state = 'active', leased_until = ${until} where project_id = ${projectId} and id = ${id}`.execute(
      trx,
    )
    ids.push(id)
  }
  return ids
}

/** Takes the place of a freed sitting again for its own person and answers whether it was still free. */
export async function takeFreed(trx: Trx, projectId: string, assignmentId: string, taskId: string): Promise<boolean> {
  const { rows } =
    await sql`update task t set held = held + 1 where t.project_id = ${projectId} and t.id = ${taskId} and ${hasPlace} returning id`.execute(
      trx,
    )
  if (rows.length === 0) return false
  await sql`update assignment set freed = false where project_id = ${projectId} and id = ${assignmentId}`.execute(trx)
  await sql`update requeue set taken_by = assignment_id where project_id = ${projectId} and assignment_id = ${assignmentId}`.execute(
    trx,
  )
  return true
}

/** A sitting is whole again: its freed place, if it was one, is its own. */
export async function closeRequeued(trx: Trx, projectId: string, assignmentId: string): Promise<void> {
  await sql`delete from requeue where project_id = ${projectId} and assignment_id = ${assignmentId}`.execute(trx)
}

/** Gives each freshly handed-out sitting a place that waits in its task, if there is one: it is then about the stale results alone. */
export async function fillRequeued(trx: Trx, projectId: string, assignmentIds: string[]): Promise<void> {
  if (assignmentIds.length === 0) return
  await sql`with ticket as (select distinct on (q.task_id) q.assignment_id, q.subset, m.id as taker from assignment m
      join requeue q on q.project_id = m.project_id and q.task_id = m.task_id left join assignment k on k.project_id = q.project_id and k.id = q.taken_by
      where m.project_id = ${projectId} and m.id = any(${assignmentIds}) and ${isOpen} order by q.task_id, q.again, q.since, q.assignment_id),
    taken as (update requeue q set taken_by = ticket.taker from ticket where q.project_id = ${projectId} and q.assignment_id = ticket.assignment_id)
    update assignment a set subset = ticket.subset from ticket where a.project_id = ${projectId} and a.id = ticket.taker and ticket.subset is not null`.execute(
    trx,
  )
}
