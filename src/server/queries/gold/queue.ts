import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Queue, tasksToCome } from '#core/gold-draw.ts'
import type { Database } from '../../db/schema.ts'
import { inReach, notOptedOut, notOwn, notTooHard, withinLimit } from '../assign/free.ts'
import type { Seeker } from '../assign/seeker.ts'

/** What decides which of a person's tasks are gold. */
export type Draw = Pick<Queue, 'seed' | 'share' | 'turns'>

/** The draw of a person who is given gold; null for all others. */
export async function drawOf(
  db: Kysely<Database>,
  { projectId, personId, goldShare: share }: Seeker,
): Promise<Draw | null> {
  if (share === 0) return null
  const { rows } = await sql<Omit<Draw, 'share'>>`select draw_seed as seed, turns from membership
    where project_id = ${projectId} and person_id = ${personId}`.execute(db)
  return rows[0] ? { ...rows[0], share } : null
}

/**
 * The condition on `task t` that it can come without anybody's waiting for it: its places are all filled for good, so that nobody gets it as
 * work any more, it is nothing the person is spared, and the person never had it, for whatever purpose.
 */
export function canSlipIn(seeker: Seeker): RawBuilder<unknown> {
  const { projectId, personId } = seeker
  return sql`t.project_id = ${projectId} and t.kind in ('pointwise', 'page') and (t.state = 'adjudicated' or (t.state = 'open' and t.done >= t.overlap))
    and ${inReach(seeker)} and ${notOwn(seeker)} and ${notOptedOut(seeker)} and ${withinLimit(seeker)} and ${notTooHard(seeker)}
    and not exists (select 1 from assignment a where a.project_id = t.project_id and a.task_id = t.id and a.person_id = ${personId})`
}

/** The condition on `task t` that nothing in it is gold that the person settled. */
export const notSettledBy = (personId: string) =>
  sql`not exists (select 1 from gold g join result r on r.project_id = g.project_id and r.id = g.result_id
      where r.project_id = t.project_id and r.task_id = t.id and ${personId}::uuid = any(g.settled_by))`

/** The condition on `task t` that it can be slipped in: it holds active production gold that the person did not settle, or is a retest. */
function isHidden(seeker: Seeker): RawBuilder<unknown> {
  const { projectId, personId, retests } = seeker
  const isGold = sql`t.id = any(array(select r.task_id from gold g join result r on r.project_id = g.project_id and r.id = g.result_id
      where g.project_id = ${projectId} and g.pool = 'production' and g.retired_at is null and r.treatment <> 'TX' and not ${personId}::uuid = any(g.settled_by)))
    and ${notSettledBy(personId)}`
  return sql`${canSlipIn(seeker)} and ${retests.length === 0 ? isGold : sql`((${isGold}) or t.id = any(${retests}::uuid[]))`}`
}

/** Up to `limit` tasks that can be slipped in, retests first, in an order of the person's own. */
export async function hiddenGold(db: Kysely<Database>, seeker: Seeker, seed: string, limit: number): Promise<string[]> {
  const first = seeker.retests.length === 0 ? sql`` : sql`t.id = any(${seeker.retests}::uuid[]) desc,`
  const { rows } = await sql<{
    id: string
  }>`select t.id from task t where ${isHidden(seeker)} order by ${first} md5(${seed} || t.id::text) limit ${limit}`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** How many tasks are still to come when so many are free: the gold between them counts, so that the number falls with every task alike. */
export async function toCome(db: Kysely<Database>, seeker: Seeker, free: number, most: number): Promise<number> {
  const draw = await drawOf(db, seeker)
  if (!draw) return free
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from (select 1 from task t where ${isHidden(seeker)} limit ${most}) h`.execute(db)
  return Math.min(most, tasksToCome({ ...draw, free, hidden: rows[0]?.n ?? 0 }))
}
