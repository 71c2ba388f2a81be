import { sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'

/**
 * Gives every task of a project the overlap that its settings ask for now. Fewer labels than there are throw nothing away: what
 * is done stays, and what is in work is surplus only when it comes after the last place. More open the tasks again, all but those that are
 * adjudicated. With dynamic overlap (two people at least) tasks that have grown keep what they grew by.
 */
export async function changeOverlap(trx: Transaction<Database>, projectId: string): Promise<void> {
  await sql`update task t set overlap = wanted.overlap, undecided = wanted.undecided from (
      select o.id, case when p.dynamic_overlap and (o.undecided is not null or o.exhaustive) and o.overlap > base.n
          then greatest(base.n, least(o.overlap, p.max_overlap)) else base.n end as overlap,
        case when p.dynamic_overlap and base.n <= o.overlap then o.undecided end as undecided
      from task o join project p on p.id = o.project_id cross join lateral (select case when p.dynamic_overlap then greatest(p.overlap, 2) else p.overlap end as n) base
      where o.project_id = ${projectId}) wanted
    where t.project_id = ${projectId} and t.id = wanted.id and (t.overlap <> wanted.overlap or t.undecided is distinct from wanted.undecided)`.execute(
    trx,
  )
}
