import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Unjudged } from '#contract/runs.ts'
import type { Database } from '../db/schema.ts'
import { trecIds } from '../export/trec-ids.ts'
import { applyStage } from '../ingest/apply.ts'
import { createStage } from '../ingest/stage.ts'

/** Ids of documents that nothing is known of which are told one by one. */
const told = 100
/** The priority of tasks that are put first: the highest there is. */
const first = 9

/**
 * The documents in the first `k` of all runs that stand in no place of their query with a grade: `result_id` where the query has them, `donor_id`
 * where another query has them.
 */
async function lacking(db: Kysely<Database>, projectId: string, k: number): Promise<RawBuilder<unknown>> {
  const { docs } = await trecIds(db, projectId)
  const ids = sql`(select * from unnest(${[...docs.values()]}::text[], ${[...docs.keys()]}::text[]) as w(trec, own))`
  return sql`with top as (select distinct u.query_id, coalesce(w.own, d.id) as doc_id from run_query u
      cross join lateral unnest(u.doc_ids[1:${sql.lit(k)}]) as d(id) left join ${ids} w on w.trec = d.id where u.project_id = ${projectId}),
    here as (select top.query_id, top.doc_id, r.id as result_id, r.task_id, r.treatment from top
      left join result r on r.project_id = ${projectId} and r.query_id = top.query_id and r.external_id = top.doc_id and r.form = 'document' and r.task_id is not null),
    lacking as (select query_id, doc_id, result_id, task_id from here where result_id is null
      union all select query_id, doc_id, result_id, task_id from here h where result_id is not null and treatment <> 'TX'
        and not exists (select 1 from settled s where s.project_id = ${projectId} and s.result_id = h.result_id)
        and not exists (select 1 from current_label l where l.project_id = ${projectId} and l.result_id = h.result_id and l.dimension = 'relevance' and l.kind = 'value')),
    donors as (select distinct on (o.external_id) o.external_id, o.id from result o where o.project_id = ${projectId} and o.form = 'document' and o.treatment <> 'TX'
      and o.external_id in (select doc_id from lacking where result_id is null) order by o.external_id, o.id),
    found as (select l.*, d.id as donor_id from lacking l left join donors d on l.result_id is null and d.external_id = l.doc_id)`
}

/** How many documents at the top of the runs have no grade, and what can be done about each. */
export async function unjudged(db: Kysely<Database>, projectId: string, k: number): Promise<Unjudged> {
  const { rows } = await sql<Unjudged>`${await lacking(db, projectId, k)}
    select (count(*) filter (where result_id is not null))::int as waiting, (count(*) filter (where donor_id is not null))::int as elsewhere,
      (count(*) filter (where result_id is null and donor_id is null))::int as unknown,
      coalesce((select jsonb_agg(jsonb_build_object('queryId', m.external_id, 'docId', m.doc_id)) from (select q.external_id, f.doc_id from found f
        join query q on q.project_id = ${projectId} and q.id = f.query_id where f.result_id is null and f.donor_id is null order by q.position, f.doc_id limit ${told}) m), '[]') as missing
    from found`.execute(db)
  return rows[0] ?? { waiting: 0, elsewhere: 0, unknown: 0, missing: [] }
}

/** Puts the tasks of documents without a grade first, and makes tasks of those that stand under other queries; answers how many documents of each. */
export async function judgeUnjudged(
  trx: Transaction<Database>,
  { projectId, k, now }: { projectId: string; k: number; now: Date },
): Promise<{ first: number; made: number }> {
  const found = await lacking(trx, projectId, k)
  const { rows } = await sql<{
    n: number
  }>`${found}, put as (update task t set priority = ${first} from (select distinct task_id from found where result_id is not null) f
      where t.project_id = ${projectId} and t.id = f.task_id and t.state = 'open')
    select (count(*) filter (where result_id is not null))::int as n from found`.execute(trx)
  await createStage(trx)
  await sql`${found} insert into stage (file, row, query_id, query, language, market, need, context, doc_id, title, snippet, text, url, author, published, duration, treatment, categories, predicted,
      media_url, poster_url, source, kind, asset_hash, poster_hash, captions, ratings, query_kind)
    select 'runs', row_number() over (order by q.position, f.doc_id), q.external_id, q.text, q.language, q.market, q.need, q.context, f.doc_id, o.title, o.snippet, o.text, coalesce(o.url, ''), o.author,
      coalesce(o.published, ''), o.duration_seconds, o.own_treatment, to_jsonb(o.categories), o.predicted, o.media_url, o.poster_url, 'runs', o.kind, o.asset_hash, o.poster_hash, o.captions, '[]'::jsonb, q.kind
    from found f join query q on q.project_id = ${projectId} and q.id = f.query_id join result o on o.project_id = ${projectId} and o.id = f.donor_id order by q.position, f.doc_id`.execute(
    trx,
  )
  const { results } = await applyStage(trx, projectId, now)
  await sql`update task t set priority = ${first} from result r where r.project_id = ${projectId} and r.source = 'runs' and t.project_id = r.project_id and t.id = r.task_id
    and t.state = 'open' and t.done = 0`.execute(trx)
  return { first: rows[0]?.n ?? 0, made: results }
}
