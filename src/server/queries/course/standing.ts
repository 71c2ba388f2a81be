import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'

interface NewStanding {
  projectId: string
  personId: string
  language: string
  reason: string
  isQualified: boolean
  now: Date
}

/** Lets a person work in a language, and says why; once qualified, always qualified. */
export async function letWork(
  db: Kysely<Database>,
  { projectId, personId, language, reason, isQualified, now }: NewStanding,
): Promise<void> {
  await sql`insert into standing (project_id, person_id, language, state, reason, qualified_at, since)
    values (${projectId}, ${personId}, ${language}, 'working', ${reason}, ${isQualified ? now : null}, ${now})
    on conflict (project_id, person_id, language) do update set state = 'working', reason = excluded.reason,
      qualified_at = coalesce(standing.qualified_at, excluded.qualified_at), since = excluded.since`.execute(db)
}
