import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'
import { notLabelledBy, openFor, type Reviewer, visible } from './review-scope.ts'

/** How many results stand where in the review, as far as this reviewer may know of them. */
export async function reviewCounts(db: Kysely<Database>, reviewer: Reviewer) {
  const { rows } = await sql<Record<'waiting' | 'passed' | 'sentBack' | 'decided', number>>`select
    count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'passed')::int as passed,
    count(*) filter (where state = 'sent-back')::int as "sentBack", count(*) filter (where state = 'decided')::int as decided
    from review_item i where i.project_id = ${reviewer.projectId} and ${visible(reviewer)}`.execute(db)
  return rows[0] ?? { waiting: 0, passed: 0, sentBack: 0, decided: 0 }
}

/** Results that wait for this person's decision: none with an own label; what was passed up waits for owners. */
export async function waitingReviews(db: Kysely<Database>, reviewer: Reviewer): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from review_item i where i.project_id = ${reviewer.projectId} and i.state = any(${openFor(reviewer)})
    and ${visible(reviewer)} and ${notLabelledBy(reviewer)}`.execute(db)
  return rows[0]?.n ?? 0
}
