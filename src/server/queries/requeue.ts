import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

type Trx = Transaction<Database>

/** The condition on `requeue q` left joined to its taker `k` that its place waits to be filled. */
export const ticketIsOpen = sql`(q.taken_by is null or k.state in ('lapsed', 'returned') or (k.id = q.assignment_id and k.freed))`

/**
 * Gives a person own sittings again whose labels went stale, where their places are still free and the same person may have them;
 * answers their ids, at most `want`. What was not stale in them stands.
 */
export async function takeOwnRequeued(
  trx: Trx,
  { projectId, personId, want, until }: { projectId: string; personId: string; want: number; until: Date },
): Promise<string[]> {
  if (want <= 0) return []
  const { rows } = await sql<{ id: string; task_id: string }>`select a.id, a.task_id from requeue q
    join assignment a on a.project_id = q.project_id and a.id = q.assignment_id join task t on t.project_id = a.project_id and t.id = a.task_id
    left join assignment k on k.project_id = q.project_id and k.id = q.taken_by
    where q.project_id = ${projectId} and q.person_id = ${personId} and q.again and a.state = 'submitted' and a.freed and ${ticketIsOpen}
      and t.state = 'open' and t.held + t.done < t.overlap order by t.priority desc, t.position, a.id limit ${want} for update of a skip locked`.execute(
    trx,
  )
  const ids: string[] = []
  for (const { id, task_id } of rows) {
    const free = await sql`update task set held = held + 1 where project_id = ${projectId} and id = ${task_id}
      and state = 'open' and held + done < overlap returning id`.execute(trx)
    if (free.rows.length === 0) continue
    await sql`update assignment set state = 'active', freed = false, leased_until = ${until} where project_id = ${projectId} and id = ${id}`.execute(
      trx,
    )
    await claimOwn(trx, projectId, id)
    ids.push(id)
  }
  return ids
}

/** Notes that a sitting fills its own freed place again. */
export async function claimOwn(trx: Trx, projectId: string, assignmentId: string): Promise<void> {
  await sql`update requeue set taken_by = assignment_id where project_id = ${projectId} and assignment_id = ${assignmentId}`.execute(
    trx,
  )
}

/** Gives each freshly handed-out sitting a place that waits in its task, if there is one: it is then about the stale results alone. */
export async function fillRequeued(trx: Trx, projectId: string, assignmentIds: string[]): Promise<void> {
  if (assignmentIds.length === 0) return
  await sql`with ticket as (select distinct on (q.task_id) q.assignment_id, q.subset, m.id as taker from assignment m
      join requeue q on q.project_id = m.project_id and q.task_id = m.task_id left join assignment k on k.project_id = q.project_id and k.id = q.taken_by
      where m.project_id = ${projectId} and m.id = any(${assignmentIds}) and ${ticketIsOpen} order by q.task_id, q.again, q.since, q.assignment_id),
    taken as (update requeue q set taken_by = ticket.taker from ticket where q.project_id = ${projectId} and q.assignment_id = ticket.assignment_id)
    update assignment a set subset = ticket.subset from ticket where a.project_id = ${projectId} and a.id = ticket.taker and ticket.subset is not null`.execute(
    trx,
  )
}
