import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

/**
 * Gives each query of a project that asks what queries are after a row that this label speaks of. It belongs to no task, so that it
 * counts as a result nowhere.
 */
export async function addIntents(trx: Transaction<Database>, projectId: string): Promise<void> {
  await sql`insert into result (project_id, id, query_id, external_id, form, kind, title, treatment)
    select q.project_id, gen_random_uuid(), q.id, q.id::text, 'query', 'text', '', 'T0' from query q join project p on p.id = q.project_id
    where q.project_id = ${projectId} and coalesce((p.safety ->> 'intent')::boolean, false)
      and not exists (select 1 from result r where r.project_id = q.project_id and r.query_id = q.id and r.form = 'query')`.execute(
    trx,
  )
}
