import { sql, type Transaction } from 'kysely'
import { queuedLeaseMs } from '#core/lease.ts'
import type { Database, Purpose } from '../../db/schema.ts'
import { isEmptied } from '../quarantine/gone.ts'
import { notOfCategories, notOwn, notSealed } from './free.ts'
import { leaseOf } from './lease.ts'
import type { Seeker } from './seeker.ts'
import { takeBack } from './take-back.ts'

/** Which own tasks come: those whose time it is, also the deferred ones, or also those that the person gave back. */
export type Reach = 'due' | 'deferred' | 'given-back'

interface Own {
  id: string
  project_id: string
  task_id: string
  purpose: Purpose
  state: string
}

/** The condition on `assignment a` that the course or test it belongs to has not ended. */
const goesOn = sql`(a.attempt_id is null or exists (select 1 from attempt c where c.project_id = a.project_id and c.id = a.attempt_id and c.state = 'running'))`

/**
 * Own tasks to go on with, those of a course or test first, then begun ones, then in the order they were given: held ones, lapsed ones while their place is free, deferred ones
 * whose time has come. What somebody gave back comes only when they ask for it.
 */
export async function ownOpen(
  trx: Transaction<Database>,
  seeker: Seeker,
  { now, want, have, reach }: { now: Date; want: number; have: string[]; reach: Reach },
): Promise<string[]> {
  const { projectId, personId } = seeker
  const { rows } = await sql<Own>`select a.id, a.project_id, a.task_id, a.purpose, a.state from assignment a
    join task t on t.project_id = a.project_id and t.id = a.task_id
    where a.project_id = ${projectId} and a.person_id = ${personId} and not a.surplus and not a.for_good and not a.id = any(${have}) and ${notOwn(seeker)} and ${notOfCategories(seeker)} and ${notSealed(seeker)} and ${goesOn} and not ${isEmptied(sql`a.subset`, seeker.hasNever ? sql`a.person_id` : null)} and (a.state = 'active'
      or (a.state = 'deferred' and (${sql.lit(reach !== 'due')} or a.deferred_until <= ${now}))
      or ((a.state = 'lapsed' or (a.state = 'returned' and ${sql.lit(reach === 'given-back')}))
        and (a.purpose <> 'production' or (t.state = 'open' and t.held + t.done < t.overlap))))
    order by a.attempt_id is null, a.begun_at is null, a.created_at, a.id limit ${sql.lit(want)} for update of a`.execute(
    trx,
  )
  const ids: string[] = []
  for (const row of rows) {
    const isGone = row.state === 'lapsed' || row.state === 'returned'
    if (!isGone || (await takeBack(trx, row, now))) ids.push(row.id)
  }
  const lease = ids.length > 0 ? await leaseOf(trx, projectId) : 0
  for (const [place, id] of ids.entries()) {
    const until = new Date(now.getTime() + queuedLeaseMs(lease, have.length + place))
    await sql`update assignment set state = 'active', deferred_until = null, leased_until = greatest(leased_until, ${until})
      where project_id = ${projectId} and id = ${id}`.execute(trx)
  }
  return ids
}
