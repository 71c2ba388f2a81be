import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import { skillsIn } from '../queries/assign/skill-tallies.ts'

/** The skill of a rater in a language, from 0 to 1. */
export type SkillOf = (raterId: string, language: string) => number

/** The skills that dynamic overlap reckons with, in some languages; sources count at the mean, as everybody unknown does. */
export async function goldSkill(db: Kysely<Database>, projectId: string, languages: string[]): Promise<SkillOf> {
  const known = new Map<string, (raterId: string) => number>()
  for (const language of languages) known.set(language, (await skillsIn(db, projectId, language)).of)
  return (raterId, language) => known.get(language)?.(raterId) ?? 0.5
}
