import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

/**
 * Counts anew what was decided today of the labels of everybody who labelled these results, in one notice per person,
 * project and day (UTC); a day on which nothing is left decided has none. Labels are those of `decidedLabels` that were not corrected since.
 */
export async function tellDecided(
  trx: Transaction<Database>,
  { projectId, resultIds, now, newId }: { projectId: string; resultIds: string[]; now: Date; newId: () => string },
): Promise<void> {
  if (resultIds.length === 0) return
  const day = now.toISOString().slice(0, 10)
  const { rows } = await sql<{ person: string; count: number }>`with people as (
      select distinct person_id as id from current_label where project_id = ${projectId} and result_id = any(${resultIds}) and person_id is not null)
    select people.id as person, (select count(*)::int from (select distinct l.result_id from current_label l join settled s on s.project_id = l.project_id and s.result_id = l.result_id
      join label made on made.project_id = l.project_id and made.id = l.label_id
      join assignment a on a.project_id = l.project_id and a.id = l.assignment_id and a.purpose in ('production', 'gold')
      where l.project_id = ${projectId} and l.person_id = people.id and l.dimension = 'relevance' and l.kind <> 'retraction'
        and made.received_at <= s.at and (s.at at time zone 'UTC')::date = ${day}::date) labels) as count from people`.execute(
    trx,
  )
  for (const { person, count } of rows) {
    const { rows: old } = await sql<{
      id: string
    }>`select id from notification where person_id = ${person} and project_id = ${projectId} and kind = 'decided'
      and detail ->> 'day' = ${day}`.execute(trx)
    const [id] = old.map((row) => row.id)
    if (count === 0) {
      if (id) await trx.deleteFrom('notification').where('id', '=', id).execute()
      continue
    }
    const row = { detail: JSON.stringify({ day, count }), at: now, read_at: null }
    if (id) await trx.updateTable('notification').set(row).where('id', '=', id).execute()
    else
      await trx
        .insertInto('notification')
        .values({ id: newId(), person_id: person, project_id: projectId, kind: 'decided', ...row })
        .execute()
  }
}
