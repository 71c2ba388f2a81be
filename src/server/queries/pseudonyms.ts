import { type Kysely, sql } from 'kysely'
import { pseudonym } from '#core/pseudonym.ts'
import type { Database } from '../db/schema.ts'

/** The pseudonym of everybody who ever took a task of the project, by person. */
export async function pseudonyms(db: Kysely<Database>, projectId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string }>`select person_id as id from assignment where project_id = ${projectId}
    group by person_id order by min(created_at), person_id`.execute(db)
  return new Map(rows.map(({ id }, place) => [id, pseudonym(projectId, place)]))
}
