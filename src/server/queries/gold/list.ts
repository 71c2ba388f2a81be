import { type Kysely, sql } from 'kysely'
import type { GoldCandidate, GoldList, GoldRow, GoldSum } from '#contract/gold.ts'
import type { Database } from '../../db/schema.ts'
import { isThere, shownQuery, shownTitle } from '../hold-back.ts'

/** Rows of one page. */
const page = 100

/** Figures come in batches of this many answers or more. */
export const batchSize = 20
/** Figures wait this long after an item was answered, in ms. */
export const coolingMs = 7 * 24 * 3_600_000

interface Filter {
  pool: string | undefined
  language: string | undefined
  state: string | undefined
  after: string | undefined
}

type Raw = Omit<GoldRow, 'createdAt' | 'retiredAt'> & { createdAt: Date; retiredAt: Date | null }

/**
 * Gold, latest first, with what it is in sum. How an item fared is told only once it is retired, its last answer is a week
 * old, and such answers are twenty or more in the project.
 */
export async function goldList(
  db: Kysely<Database>,
  projectId: string,
  { pool, language, state, after }: Filter,
  now: Date,
): Promise<GoldList> {
  const { rows } =
    await sql<Raw>`with fared as (select a.result_id, count(*)::int as total, count(*) filter (where a.is_correct)::int as correct from gold_answer a
      join gold g on g.project_id = a.project_id and g.result_id = a.result_id and g.retired_at is not null where a.project_id = ${projectId}
      group by a.result_id having max(a.at) <= ${new Date(now.getTime() - coolingMs)}),
      told as (select h.result_id, jsonb_agg(jsonb_build_object('value', h.value, 'tolerance', h.tolerance, 'reason', h.reason, 'clause', h.clause, 'by', coalesce(u.name, ''),
        'at', h.at, 'sessionId', h.session_id) order by h.seq desc) as steps from gold_history h left join person w on w.id = h.by left join auth_user u on u.id = w.user_id
      where h.project_id = ${projectId} group by h.result_id)
    select g.result_id as "resultId", ${shownQuery} as query, t.language, t.market, r.external_id as "docId", ${shownTitle} as title, g.pool, g.value, g.tolerance, g.reason, g.clause,
      g.origin, g.created_at as "createdAt", g.retired_at as "retiredAt", g.retired_why as "retiredWhy",
      case when fared.total is not null and (select sum(total) from fared) >= ${batchSize} then jsonb_build_object('total', fared.total, 'correct', fared.correct) end as tally,
      coalesce(told.steps, '[]') as history
    from gold g join result r on r.project_id = g.project_id and r.id = g.result_id join task t on t.project_id = r.project_id and t.id = r.task_id
      join query q on q.project_id = r.project_id and q.id = r.query_id left join fared on fared.result_id = g.result_id
      left join told on told.result_id = g.result_id
    where ${isThere} and g.project_id = ${projectId} and (${pool ?? null}::text is null or g.pool = ${pool ?? null}) and (${language ?? null}::text is null or t.language = ${language ?? null})
      and (${state ?? null}::text is null or (g.retired_at is null) = (${state ?? null}::text = 'active'))
      and (${after ?? null}::uuid is null or (g.created_at, g.result_id) < (select o.created_at, o.result_id from gold o where o.project_id = ${projectId} and o.result_id = ${after ?? null}::uuid))
    order by g.created_at desc, g.result_id desc limit ${page}`.execute(db)
  return {
    rows: rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      retiredAt: row.retiredAt?.toISOString() ?? null,
      history: row.history.map((step) => ({ ...step, at: new Date(step.at).toISOString() })),
    })),
    sums: await goldSums(db, projectId),
    next: rows.length === page ? (rows.at(-1)?.resultId ?? null) : null,
  }
}

async function goldSums(db: Kysely<Database>, projectId: string): Promise<GoldSum[]> {
  const { rows } =
    await sql<GoldSum>`select g.pool, t.language, count(*) filter (where g.retired_at is null)::int as active,
      count(*) filter (where g.retired_at is not null)::int as retired,
      case when sum(a.total) >= ${batchSize} then jsonb_build_object('total', sum(a.total), 'correct', sum(a.correct)) end as tally
    from gold g join result r on r.project_id = g.project_id and r.id = g.result_id join task t on t.project_id = r.project_id and t.id = r.task_id
    left join (select result_id, count(*)::int as total, count(*) filter (where is_correct)::int as correct from gold_answer where project_id = ${projectId} group by result_id) a
      on a.result_id = g.result_id
    where ${isThere} and g.project_id = ${projectId} group by g.pool, t.language order by g.pool, t.language`.execute(
      db,
    )
  return rows
}

/** Results whose query text or document id holds the text, that are no gold yet, with the grade decided on each. */
export async function goldCandidates(db: Kysely<Database>, projectId: string, text: string): Promise<GoldCandidate[]> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } =
    await sql<GoldCandidate>`select r.id as "resultId", ${shownQuery} as query, t.language, r.external_id as "docId", ${shownTitle} as title, s.value as decided
    from result r join query q on q.project_id = r.project_id and q.id = r.query_id join task t on t.project_id = r.project_id and t.id = r.task_id and t.kind in ('pointwise', 'page')
    left join settled s on s.project_id = r.project_id and s.result_id = r.id
    where ${isThere} and r.project_id = ${projectId} and (q.text ilike ${like} or r.external_id ilike ${like})
      and not exists (select 1 from gold g where g.project_id = r.project_id and g.result_id = r.id)
    order by q.position, r.rank, r.id limit 20`.execute(db)
  return rows
}
