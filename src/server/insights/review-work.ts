import { type Kysely, type RawBuilder, sql } from 'kysely'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'

/** Decisions that were timed, those that were taken back too: the time was spent. */
export const timedDecisions = (projectId: string, since: Date | null): RawBuilder<unknown> => sql`decision d
  where d.project_id = ${projectId} and d.active_ms is not null and (${since}::timestamptz is null or d.decided_at >= ${since})`

/** The mean time of a decision, in ms: all that reviewers spent over the decisions that stand; null before one was timed. */
export async function decisionMs(db: Kysely<Database>, projectId: string): Promise<number | null> {
  const { rows } = await sql<{
    ms: number | null
  }>`select (sum(d.active_ms) / nullif(count(*) filter (where d.undone_at is null), 0))::float8 as ms
    from ${timedDecisions(projectId, null)}`.execute(db)
  return found(rows[0]).ms
}

/** How many decisions are still open. */
export async function openDecisions(db: Kysely<Database>, projectId: string): Promise<number> {
  const row = await db
    .selectFrom('review_item')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('project_id', '=', projectId)
    .where('state', 'in', ['waiting', 'passed', 'sent-back'])
    .executeTakeFirst()
  return Number(found(row).n)
}
