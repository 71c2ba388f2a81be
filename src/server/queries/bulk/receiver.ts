import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { BulkAction } from '#contract/bulk.ts'
import type { Database } from '../../db/schema.ts'
import { inReach, notOwn } from '../assign/free.ts'
import { loadSeeker } from '../assign/load-seeker.ts'
import type { Seeker } from '../assign/seeker.ts'

/** Who gets reassigned tasks, with what keeps tasks from them; null for the queue, and where nothing is reassigned. */
export async function loadReceiver(
  db: Kysely<Database>,
  projectId: string,
  action: BulkAction,
): Promise<Seeker | null> {
  if (action.kind !== 'reassign' || action.to === null) return null
  const { languages, markets } = await db
    .selectFrom('membership')
    .select(['languages', 'markets'])
    .where('project_id', '=', projectId)
    .where('person_id', '=', action.to)
    .executeTakeFirstOrThrow()
  return loadSeeker(db, { projectId, personId: action.to, languages, markets }, null)
}

/** A sitting `h` that was given by hand and taken away before anything was done in it; it can be given to the same person again. */
export const isWithdrawn = sql`h.purpose = 'production' and h.state = 'returned' and h.surplus and h.begun_at is null`

/**
 * Whether `task t` of the open sitting `a` can go to its receiver. A lapsed one holds no place, so that its receiver needs a free one.
 * What the receiver opted out of is no matter here: the count would tell. They are not shown it, and its lease runs out.
 */
export function canMove(receiver: Seeker | null): RawBuilder<unknown> {
  if (receiver === null) return sql`true`
  return sql`(a.state <> 'lapsed' or t.held + t.done < t.overlap) and ${inReach(receiver)} and ${notOwn(receiver)}
    and not exists (select 1 from assignment h where h.project_id = t.project_id and h.task_id = t.id and h.person_id = ${receiver.personId}
      and h.purpose in ('production', 'gold') and not (${isWithdrawn}))`
}
