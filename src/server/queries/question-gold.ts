import { sql, type Transaction } from 'kysely'
import type { Decision } from '#contract/review.ts'
import type { Database } from '../db/schema.ts'

/**
 * A decision that lies further from a gold grade than its tolerance says that the gold is wrong: it is served no more.
 * Distances are in places of the scale; no grade is right for gold that says "none is right".
 */
export async function retireContradicted(
  trx: Transaction<Database>,
  projectId: string,
  { resultId, value }: Decision,
  now: Date,
): Promise<void> {
  const place = (
    grade: ReturnType<typeof sql>,
  ) => sql`(select g.place from project p join scale s on s.project_id = p.id and s.version = p.scale_version,
    jsonb_array_elements(s.grades) with ordinality as g(grade, place) where p.id = ${projectId} and (g.grade ->> 'value')::int = ${grade})`
  await sql`update gold set retired_at = ${now}, retired_why = 'by-hand' where project_id = ${projectId} and result_id = ${resultId} and retired_at is null
    and (${value}::int is null or abs(${place(sql`${value}::int`)} - ${place(sql`gold.value`)}) > tolerance)`.execute(
    trx,
  )
}

/** Takes back what `retireContradicted` did when the decision was made. */
export async function restoreContradicted(
  trx: Transaction<Database>,
  projectId: string,
  { resultId, at }: { resultId: string; at: Date },
): Promise<void> {
  await sql`update gold set retired_at = null, retired_why = null where project_id = ${projectId} and result_id = ${resultId} and retired_at = ${at}`.execute(
    trx,
  )
}
