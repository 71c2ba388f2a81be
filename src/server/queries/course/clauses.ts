import { type Kysely, sql } from 'kysely'
import type { ClauseText } from '#contract/training.ts'
import { type Clause, parseClauses } from '#core/guideline.ts'
import { localName } from '#core/scale.ts'
import type { Database } from '../../db/schema.ts'

type Reader = { projectId: string; personId: string; language: string }

/** The clauses of the guideline in force, in the language nearest to the reader's own, else to the task's. */
async function clausesFor(
  db: Kysely<Database>,
  { projectId, personId, language }: Reader,
): Promise<{ clauses: Clause[]; language: string }> {
  const { rows } = await sql<{
    texts: Record<string, string>
    own: string | null
  }>`select g.texts, m.settings ->> 'uiLanguage' as own
    from project p join guideline g on g.project_id = p.id and g.version = p.guideline_version join person m on m.id = ${personId}
    where p.id = ${projectId}`.execute(db)
  const texts = rows[0]?.texts ?? {}
  const tags = Object.fromEntries(Object.keys(texts).map((tag) => [tag, tag]))
  const best = localName(tags, rows[0]?.own ?? language, [language, 'en'])
  return { clauses: parseClauses(texts[best] ?? ''), language: best }
}

/** A clause of the guideline with its text; null where there is none of this id. */
export async function clauseText(db: Kysely<Database>, reader: Reader, id: string): Promise<ClauseText | null> {
  const { clauses, language } = await clausesFor(db, reader)
  const clause = clauses.find((one) => one.id === id)
  return clause ? { id, title: clause.title, text: clause.body, language } : null
}

/** The titles of some clauses, in the order of the ids; ids that the guideline no longer has are left out. */
export async function clauseTitles(db: Kysely<Database>, reader: Reader, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const { clauses } = await clausesFor(db, reader)
  return ids.flatMap((id) => clauses.find((clause) => clause.id === id)?.title ?? [])
}
