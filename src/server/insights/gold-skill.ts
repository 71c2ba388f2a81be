import { type Kysely, sql } from 'kysely'
import { enoughAnswers, skill, type Tally } from '#core/skill.ts'
import type { Database } from '../db/schema.ts'

/** The skill of a rater in a language, from 0 to 1. */
export type SkillOf = (personId: string, language: string) => number

/** Skill against production gold per person and language; the project's mean for those with few answers, and for sources. */
export async function goldSkill(db: Kysely<Database>, projectId: string): Promise<SkillOf> {
  const { rows } = await sql<Tally & { person_id: string; language: string }>`select person_id, language,
      count(*) filter (where is_correct)::int as correct, count(*)::int as total from gold_answer
    where project_id = ${projectId} and pool = 'production' group by person_id, language`.execute(db)
  const all = rows.reduce((sum, row) => ({ correct: sum.correct + row.correct, total: sum.total + row.total }), {
    correct: 0,
    total: 0,
  })
  const known = new Map(
    rows.filter(({ total }) => total >= enoughAnswers).map((row) => [`${row.person_id} ${row.language}`, skill(row).q]),
  )
  return (personId, language) => known.get(`${personId} ${language}`) ?? skill(all).q
}
