import { type Kysely, sql } from 'kysely'
import { skillsFor } from '#core/posterior.ts'
import type { Tally } from '#core/skill.ts'
import type { Database } from '../../db/schema.ts'

/** What everybody answered on production gold of a project in a language: by person, how many and how many right. */
export async function skillTallies(
  db: Kysely<Database>,
  projectId: string,
  language: string,
): Promise<Map<string, Tally>> {
  const { rows } = await sql<
    Tally & { person_id: string }
  >`select person_id, count(*)::int as total, count(*) filter (where is_correct)::int as correct
    from gold_answer where project_id = ${projectId} and language = ${language} and pool = 'production' group by person_id`.execute(
    db,
  )
  return new Map(rows.map(({ person_id, total, correct }) => [person_id, { total, correct }]))
}

/** The skills to reckon with in a language of a project, and who is known well enough. */
export async function skillsIn(db: Kysely<Database>, projectId: string, language: string) {
  const tallies = await skillTallies(db, projectId, language)
  return { ...skillsFor(tallies), tallies }
}
