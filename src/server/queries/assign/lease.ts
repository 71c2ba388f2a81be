import { type Kysely, sql } from 'kysely'
import { leaseMs } from '#core/lease.ts'
import type { Database } from '../../db/schema.ts'

/** How many of the latest submitted tasks tell the project's speed. */
const window = 200

/** What a project's lease follows from: the median active time of the latest submitted tasks in ms, and how many these are. */
export interface Pace {
  median: number | null
  known: number
}

/** The query of one row for a project's pace. */
export const paceIn = (
  projectId: string,
) => sql<Pace>`select percentile_disc(0.5) within group (order by active_ms)::float8 as median, count(*)::int as known
  from (select active_ms from assignment where project_id = ${projectId} and active_ms is not null order by submitted_at desc limit ${window}) latest`

/** How long a task of the project is reserved now, in ms: three times the median active time of the latest submitted ones. */
export async function leaseOf(db: Kysely<Database>, projectId: string): Promise<number> {
  const { rows } = await paceIn(projectId).execute(db)
  return leaseMs(rows[0]?.median ?? null, rows[0]?.known ?? 0)
}

/** The statement that keeps what a person has in hand in the project until then; nothing is shortened. */
export const renewal = (projectId: string, personId: string, until: Date) =>
  sql`update assignment set leased_until = ${until} where project_id = ${projectId} and person_id = ${personId} and state = 'active' and leased_until < ${until}`

/**
 * Keeps what a person has in hand in the project: nothing is shortened, and the tasks that wait in the queue are kept as long as the
 * one that is worked on. Answers the moment until which it is kept.
 */
export async function renewLeases(db: Kysely<Database>, projectId: string, personId: string, now: Date): Promise<Date> {
  const until = new Date(now.getTime() + (await leaseOf(db, projectId)))
  await renewal(projectId, personId, until).execute(db)
  return until
}
