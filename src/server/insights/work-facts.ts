import { type Kysely, sql } from 'kysely'
import { medianPlaces } from '#core/gate.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { mainDimension } from '../queries/counting-labels.ts'
import { timedDecisions } from './review-work.ts'

/** What is measured, from when on (null: from the beginning). */
export interface Span {
  projectId: string
  since: Date | null
}

/** Labels that people made in their work from then on, corrections among them. */
const made = ({
  projectId,
  since,
}: Span) => sql`label l join assignment a on a.project_id = l.project_id and a.id = l.assignment_id
  where l.project_id = ${projectId} and l.person_id is not null and l.active_ms is not null and (${since}::timestamptz is null or l.received_at >= ${since})`

/** The median of the milliseconds per label of production, with the ends of its 95 % interval, and how many labels there are. */
export async function medianMs(db: Kysely<Database>, span: Span) {
  const labels = sql`select l.active_ms as ms from ${made(span)} and a.purpose = 'production' and l.kind <> 'retraction'
    and l.dimension = ${mainDimension(span.projectId)}`
  const counted = await sql<{ n: number }>`select count(*)::int as n from (${labels}) l`.execute(db)
  const count = found(counted.rows[0]).n
  if (count === 0) return { value: null, low: null, high: null, count }
  const { low, high } = medianPlaces(count)
  const { rows } = await sql<{
    at: number
    ms: number
  }>`select at::int, ms from (select ms, row_number() over (order by ms) as at from (${labels}) l) o
    where at = any(${[low, Math.ceil(count / 2), high]}::int[])`.execute(db)
  const ms = (place: number) => rows.find(({ at }) => at === place)?.ms ?? null
  return { value: ms(Math.ceil(count / 2)), low: ms(low), high: ms(high), count }
}

/** How long people worked in a language: on results in production one by one, and on everything else. */
export interface LanguageWork {
  language: string
  /** Results that somebody has judged, once per person. */
  count: number
  sumMs: number
  squaresMs: number
  /** Gold, courses, tests, decisions and what else is no production. */
  extraMs: number
}

/** The time that people worked, per language; all that they said of one result counts together. */
export async function workByLanguage(db: Kysely<Database>, span: Span): Promise<LanguageWork[]> {
  const { rows } = await sql<LanguageWork>`select q.language, count(*) filter (where u.produces)::int as count,
      coalesce(sum(u.ms) filter (where u.produces), 0)::float8 as "sumMs", coalesce(sum(u.ms * u.ms) filter (where u.produces), 0)::float8 as "squaresMs",
      coalesce(sum(u.ms) filter (where not u.produces), 0)::float8 as "extraMs"
    from (select l.result_id, l.person_id, bool_or(a.purpose = 'production') as produces, sum(l.active_ms)::float8 as ms from ${made(span)} group by 1, 2
      union all select d.result_id, d.decided_by, false, sum(d.active_ms)::float8 from ${timedDecisions(span.projectId, span.since)} group by 1, 2) u
    join result r on r.project_id = ${span.projectId} and r.id = u.result_id join query q on q.project_id = r.project_id and q.id = r.query_id
    group by 1 order by 1`.execute(db)
  return rows
}

/** What the labels of a query took, in the order in which they were finished. */
export interface QueryWork {
  queryId: string
  language: string
  /** Results that somebody has judged, once per person. */
  labels: number
  /** All that people did there, gold, courses and decisions too. */
  ms: number
}

/** What was worked on each query, the one first whose labels were finished first. */
export async function workByQuery(db: Kysely<Database>, projectId: string): Promise<QueryWork[]> {
  const { rows } =
    await sql<QueryWork>`select q.id as "queryId", q.language, count(*) filter (where u.produces)::int as labels, sum(u.ms)::float8 as ms
    from (select l.result_id, l.person_id, bool_or(a.purpose = 'production') as produces, sum(l.active_ms)::float8 as ms, max(l.received_at) as last
      from ${made({ projectId, since: null })} group by 1, 2
      union all select d.result_id, d.decided_by, false, sum(d.active_ms)::float8, null from ${timedDecisions(projectId, null)} group by 1, 2) u
    join result r on r.project_id = ${projectId} and r.id = u.result_id join query q on q.project_id = r.project_id and q.id = r.query_id
    group by q.id, q.language order by max(u.last), q.id`.execute(db)
  return rows
}

/** Answers on gold in the work, and how many of them were right. */
export async function goldTally(
  db: Kysely<Database>,
  { projectId, since }: Span,
): Promise<{ total: number; correct: number }> {
  const { rows } = await sql<{
    total: number
    correct: number
  }>`select count(*)::int as total, count(*) filter (where is_correct)::int as correct
    from gold_answer where project_id = ${projectId} and pool = 'production' and (${since}::timestamptz is null or at >= ${since})`.execute(
    db,
  )
  return found(rows[0])
}
