import { sql, type Transaction } from 'kysely'
import { firstLeaseMs } from '#core/lease.ts'
import type { Database } from '../db/schema.ts'
import { freeFor, type Seeker } from './places.ts'

type Trx = Transaction<Database>

/**
 * Gives back the places of tasks whose lease has run out; their labels stay. A task that was sent back and not taken up
 * in time is submitted as it was.
 */
export async function endLapsedLeases(trx: Trx, projectId: string, now: Date): Promise<void> {
  await sql`with late as (select id from assignment where project_id = ${projectId} and state in ('active', 'deferred') and leased_until < ${now}
      order by leased_until limit 500 for update skip locked),
    lapsed as (update assignment a set state = case when a.submitted_at is null then 'lapsed' else 'submitted' end from late
      where a.project_id = ${projectId} and a.id = late.id returning a.task_id, a.state),
    freed as (select task_id, count(*)::int as places, count(*) filter (where state = 'submitted')::int as kept from lapsed group by task_id)
    update task t set held = t.held - freed.places, done = t.done + freed.kept from freed where t.project_id = ${projectId} and t.id = freed.task_id`.execute(
    trx,
  )
}

async function takePlaces(trx: Trx, seeker: Seeker, want: number, lock: 'skip locked' | ''): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with free as (select t.id from task t where ${freeFor(seeker)}
      order by t.priority desc, t.position limit ${want} for update of t ${sql.raw(lock)})
    update task t set held = t.held + 1 from free where t.project_id = ${seeker.projectId} and t.id = free.id
    returning t.id`.execute(trx)
  return rows.map((row) => row.id)
}

/**
 * Hands out up to `want` new tasks and answers their assignments' ids. The counter on the task changes in the
 * UPDATE that hands it out: counting assignments under SKIP LOCKED would overfill. One person's requests come
 * one after another, so that two tabs cannot both get a place in the same task.
 */
export async function handOut(
  trx: Trx,
  seeker: Seeker,
  want: number,
  { now, newId }: { now: Date; newId: () => string },
): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${seeker.personId}, 0))`.execute(trx)
  let tasks = await takePlaces(trx, seeker, want, 'skip locked')
  // A row locked by someone else is not a task that is gone: before "nothing left", wait for the locks.
  if (tasks.length === 0) tasks = await takePlaces(trx, seeker, want, '')
  if (tasks.length === 0) return []
  const { rows } = await sql<{
    id: string
  }>`select id from task where project_id = ${seeker.projectId} and id = any(${tasks})
    order by priority desc, position`.execute(trx)
  const assignments = rows.map((task) => ({
    project_id: seeker.projectId,
    id: newId(),
    task_id: task.id,
    person_id: seeker.personId,
    state: 'active' as const,
    leased_until: new Date(now.getTime() + firstLeaseMs),
    created_at: now,
    last_at: now,
  }))
  await trx.insertInto('assignment').values(assignments).execute()
  return assignments.map((assignment) => assignment.id)
}

/** Takes the place of a lapsed or given-back assignment again, if it is still free; answers whether it was. */
export async function takeBack(
  trx: Trx,
  assignment: { project_id: string; id: string; task_id: string },
  now: Date,
): Promise<boolean> {
  const { rows } =
    await sql`update task set held = held + 1 where project_id = ${assignment.project_id} and id = ${assignment.task_id}
    and state = 'open' and held + done < overlap returning id`.execute(trx)
  const free = rows.length > 0
  await trx
    .updateTable('assignment')
    .set(
      free
        ? { state: 'active', leased_until: new Date(now.getTime() + firstLeaseMs), last_at: now }
        : { surplus: true },
    )
    .where('project_id', '=', assignment.project_id)
    .where('id', '=', assignment.id)
    .execute()
  return free
}
