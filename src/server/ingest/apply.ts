import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

/** What an import brought: new queries, new results, ratings, and rows whose result was there already. */
export interface Applied {
  queries: number
  results: number
  ratings: number
  matched: number
}

/** One staged row that contradicts another one. */
export interface Clash {
  file: string
  row: number
  problem: 'duplicate-result' | 'query-text-differs'
  detail: string
}

async function run(trx: Transaction<Database>, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(trx)).numAffectedRows ?? 0)
}

/** Rows that name the same result of the same query twice, or one query id with two texts; at most `limit`. */
export async function stagedClashes(trx: Transaction<Database>, limit: number): Promise<Clash[]> {
  const { rows } = await sql<Clash>`
    select file, row, 'duplicate-result' as problem, doc_id as detail from (
      select *, row_number() over (partition by language, market, query_id, case when query_id = '' then query end, doc_id order by n) as copy
      from stage) s where copy > 1
    union all
    select file, row, 'query-text-differs', query from (
      select *, first_value(query) over (partition by language, market, query_id order by n) as first
      from stage where query_id <> '') s where query <> first
    limit ${limit}`.execute(trx)
  return rows
}

/** Puts the staged rows into the project, in the caller's transaction; the stage must be free of clashes. */
export async function applyStage(trx: Transaction<Database>, projectId: string, now: Date): Promise<Applied> {
  // One import of a project at a time: numbers of queries and positions are taken in order. Labelling waits for nothing here.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${projectId}`}, 0))`.execute(trx)
  await sql`analyze stage`.execute(trx)
  const queries = await addQueries(trx, projectId, now)
  const results = await addResults(trx, projectId)
  const ratings = await addRatings(trx, projectId, now)
  const staged = await sql<{ n: number }>`select count(*)::int as n from stage`.execute(trx)
  return { queries, results, ratings, matched: (staged.rows[0]?.n ?? 0) - results }
}

async function addQueries(trx: Transaction<Database>, projectId: string, now: Date): Promise<number> {
  // A query without an id is the one with the same text, language and market, or a new one numbered q1, q2, …
  await sql`create temp table stage_query on commit drop as
    select min(n) as n, query_id, case when query_id = '' then query else '' end as key_text, language, market,
      (array_agg(query order by n))[1] as text, max(need) as need, max(context) as context, null::uuid as id
    from stage group by query_id, key_text, language, market`.execute(trx)
  await sql`update stage_query s set id = q.id from query q where q.project_id = ${projectId} and q.language = s.language and q.market = s.market
    and case when s.query_id <> '' then q.external_id = s.query_id else md5(q.text) = md5(s.key_text) and q.text = s.key_text and not q.given_id end`.execute(
    trx,
  )
  await sql`alter table stage_query add column old boolean; `.execute(trx)
  await sql`update stage_query set old = id is not null, id = coalesce(id, gen_random_uuid())`.execute(trx)
  return run(
    trx,
    sql`insert into query (project_id, id, external_id, given_id, language, market, text, need, context, position, created_at)
      select ${projectId}, s.id, case when s.query_id <> '' then s.query_id else 'q' || (top.number + row_number() over (partition by s.query_id = '' order by s.n)) end,
        s.query_id <> '', s.language, s.market, s.text, s.need, s.context, top.position + row_number() over (order by s.n), ${now}
      from stage_query s, (select coalesce(max(position), 0) as position,
        coalesce(max(case when external_id ~ '^q[0-9]{1,15}$' then substr(external_id, 2)::bigint end), 0) as number from query where project_id = ${projectId}) top
      where not s.old order by s.n`,
  )
}

/** New results go into the query's task while nobody has it, else into a further task of the query. */
async function addResults(trx: Transaction<Database>, projectId: string): Promise<number> {
  await sql`create temp table stage_result on commit drop as
    select s.*, q.id as found_query, r.id as old_result, coalesce(r.id, gen_random_uuid()) as result_id
    from stage s join stage_query q on q.query_id = s.query_id and q.key_text = case when s.query_id = '' then s.query else '' end
      and q.language = s.language and q.market = s.market
    left join result r on r.project_id = ${projectId} and r.query_id = q.id and r.external_id = s.doc_id`.execute(trx)
  await sql`create temp table stage_task on commit drop as
    select distinct on (s.found_query) s.found_query, t.id as old_task, coalesce(t.id, gen_random_uuid()) as task_id
    from stage_result s left join task t on t.project_id = ${projectId} and t.query_id = s.found_query and t.state = 'open' and t.held = 0 and t.done = 0
      and not exists (select 1 from assignment a where a.project_id = t.project_id and a.task_id = t.id)
    where s.old_result is null order by s.found_query, t.position`.execute(trx)
  await sql`insert into task (project_id, id, query_id, language, market, overlap, exhaustive, position)
    select ${projectId}, s.task_id, q.id, q.language, q.market,
      case when p.dynamic_overlap then greatest(p.overlap, 2) else p.overlap end,
      ('x' || left(md5(s.task_id::text), 7))::bit(28)::int < 268435456 / 20, q.position
    from stage_task s join query q on q.project_id = ${projectId} and q.id = s.found_query join project p on p.id = ${projectId}
    where s.old_task is null`.execute(trx)
  return run(
    trx,
    sql`insert into result (project_id, id, query_id, task_id, external_id, rank, source, kind, title, snippet, text, url, author, published,
        duration_seconds, treatment, asset_hash, poster_hash, captions)
      select ${projectId}, s.result_id, s.found_query, t.task_id, s.doc_id,
        coalesce(s.rank, (row_number() over (partition by s.found_query order by s.n))::int), s.source, s.kind, s.title, s.snippet, s.text, nullif(s.url, ''),
        s.author, nullif(s.published, ''), s.duration, greatest(s.treatment, p.treatment_floor), s.asset_hash, s.poster_hash, s.captions
      from stage_result s join stage_task t on t.found_query = s.found_query join project p on p.id = ${projectId} where s.old_result is null`,
  )
}

async function addRatings(trx: Transaction<Database>, projectId: string, now: Date): Promise<number> {
  await sql`create temp table stage_rating on commit drop as
    select s.result_id, r.source, r.value, gen_random_uuid() as label_id, row_number() over (order by s.n) as seq
    from stage_result s cross join jsonb_to_recordset(s.ratings) as r(source text, value int)`.execute(trx)
  await sql`insert into source (project_id, id, name, created_at)
    select ${projectId}, gen_random_uuid(), source, ${now} from (select distinct source from stage_rating) s
    on conflict (project_id, name) do nothing`.execute(trx)
  const rated = sql`stage_rating s join source on source.project_id = ${projectId} and source.name = s.source join project p on p.id = ${projectId}`
  const made = await run(
    trx,
    sql`insert into label (project_id, id, source_id, result_id, dimension, kind, value, scale_version, guideline_version, seq, body_hash, made_at, received_at)
      select ${projectId}, s.label_id, source.id, s.result_id, 'relevance', 'value', s.value, p.scale_version, p.guideline_version, s.seq, '', ${now}, ${now} from ${rated}`,
  )
  // A source imported again says something newer: its latest word is the one in force.
  await sql`insert into current_label (project_id, result_id, by, dimension, source_id, label_id, kind, value, scale_version, seq, at)
    select ${projectId}, s.result_id, source.id, 'relevance', source.id, s.label_id, 'value', s.value, p.scale_version, s.seq, ${now} from ${rated}
    on conflict (project_id, result_id, by, dimension) do update set label_id = excluded.label_id, value = excluded.value,
      scale_version = excluded.scale_version, seq = excluded.seq, at = excluded.at`.execute(trx)
  return made
}
