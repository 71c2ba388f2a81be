import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'

/**
 * A short text that differs whenever labels, submissions, decisions, counting sources, imports, gold answers, the scale, what nobody may see of a
 * project or what bulk actions did to it have changed: read from the ends of indexes, so it costs the same however many labels there are.
 */
export async function changeMark(db: Kysely<Database>, projectId: string): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select concat_ws('|', p.scale_version,
      (select max(received_at) from label where project_id = p.id), (select max(submitted_at) from assignment where project_id = p.id and submitted_at is not null),
      (select max(decided_at) from decision where project_id = p.id), (select max(undone_at) from decision where project_id = p.id and undone_at is not null),
      (select string_agg(id::text, ',' order by id) from source where project_id = p.id and counts), (select max(ended_at) from import_job where project_id = p.id),
      (select concat_ws(' ', sum(moved), sum(restored)) from bulk_batch where project_id = p.id),
      (select count(*) from gold_answer where project_id = p.id), (select count(*) from result where project_id = p.id and treatment = 'TX')) as mark
    from project p where p.id = ${projectId}`.execute(db)
  return rows[0]?.mark ?? ''
}
