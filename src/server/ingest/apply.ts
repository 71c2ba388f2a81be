import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { TaskKind } from '#contract/project.ts'
import { bothBad } from '#core/preference.ts'
import type { Database } from '../db/schema.ts'
import { newId } from '../deps.ts'
import { addIntents } from '../queries/add-intents.ts'
import { settleWithheld } from '../queries/quarantine/settle.ts'
import { refreshTreatments } from '../queries/treatments.ts'
import { addPages, addPairSubjects, addSideSubjects } from './apply-subjects.ts'

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
  problem: 'duplicate-result' | 'query-text-differs' | 'one-list'
  detail: string
}

async function run(trx: Transaction<Database>, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(trx)).numAffectedRows ?? 0)
}

/**
 * Rows that name the same result of the same query twice, or one query id with two texts; at most `limit`. Two rankers may
 * list the same result, each once, and each query needs the lists of two.
 */
export async function stagedClashes(
  trx: Transaction<Database>,
  limit: number,
  kind: TaskKind = 'pointwise',
): Promise<Clash[]> {
  const perList = kind === 'sides' ? sql`, source` : sql``
  const oneList =
    kind === 'sides'
      ? sql`select min(file) as file, min(row) as row, 'one-list' as problem, min(query) as detail from stage
          group by language, market, query_id, case when query_id = '' then query end having count(distinct source) < 2 union all`
      : sql``
  const { rows } = await sql<Clash>`${oneList}
    select file, row, 'duplicate-result' as problem, doc_id as detail from (
      select *, row_number() over (partition by language, market, query_id, case when query_id = '' then query end, doc_id ${perList} order by n) as copy
      from stage) s where copy > 1
    union all
    select file, row, 'query-text-differs', query from (
      select *, first_value(query) over (partition by language, market, query_id order by n) as first
      from stage where query_id <> '') s where query <> first
    limit ${limit}`.execute(trx)
  return rows
}

/**
 * Puts the staged rows into the project, in the caller's transaction; the stage must be free of clashes. `pairsOf`: every
 * pair of so many results from the top of each query becomes one to compare.
 */
export async function applyStage(
  trx: Transaction<Database>,
  projectId: string,
  now: Date,
  pairsOf?: number,
): Promise<Applied> {
  // One import of a project at a time: numbers of queries and positions are taken in order. Labelling waits for nothing here.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${projectId}`}, 0))`.execute(trx)
  await sql`analyze stage`.execute(trx)
  const queries = await addQueries(trx, projectId, now)
  await addSeeds(trx, projectId)
  await addIntents(trx, projectId)
  const { kind } = await trx.selectFrom('project').select('kind').where('id', '=', projectId).executeTakeFirstOrThrow()
  const results = await addResults(trx, projectId, kind)
  await refreshTreatments(trx, {
    projectId,
    among: sql`(r.id in (select result_id from stage_result where old_result is null) or (r.form = 'seed' and r.query_id in (select id from stage_query where not old)))`,
  })
  if (kind === 'page') await addPages(trx, projectId)
  if (kind === 'sides') await addSideSubjects(trx, projectId)
  if (kind === 'pairwise') await addPairSubjects(trx, projectId, pairsOf ?? null)
  const ratings = await addRatings(trx, projectId, now)
  await settleWithheld(trx, { projectId }, { now, newId })
  const staged = await sql<{ n: number }>`select count(*)::int as n from stage`.execute(trx)
  return { queries, results, ratings, matched: Math.max(0, (staged.rows[0]?.n ?? 0) - results) }
}

async function addQueries(trx: Transaction<Database>, projectId: string, now: Date): Promise<number> {
  // A query without an id is the one with the same text, language and market, or a new one numbered q1, q2, …
  await sql`create temp table stage_query on commit drop as
    select min(n) as n, query_id, case when query_id = '' then query else '' end as key_text, language, market,
      (array_agg(query order by n))[1] as text, max(need) as need, max(context) as context, coalesce(max(query_kind), 'text') as kind,
      max(seed_id) as seed_id, max(seed_title) as seed_title, max(seed_text) as seed_text,
      max(query_treatment collate "C") as treatment, null::uuid as id
    from stage group by query_id, key_text, language, market`.execute(trx)
  await sql`update stage_query s set id = q.id from query q where q.project_id = ${projectId} and q.language = s.language and q.market = s.market
    and case when s.query_id <> '' then q.external_id = s.query_id else md5(q.text) = md5(s.key_text) and q.text = s.key_text and not q.given_id end`.execute(
    trx,
  )
  await sql`alter table stage_query add column old boolean; `.execute(trx)
  await sql`create temp table stage_query_category on commit drop as
    select distinct query_id, case when query_id = '' then query else '' end as key_text, language, market, c.category
    from stage cross join jsonb_array_elements_text(coalesce(query_categories, '[]')) as c(category)`.execute(trx)
  await sql`update stage_query set old = id is not null, id = coalesce(id, gen_random_uuid())`.execute(trx)
  return run(
    trx,
    sql`insert into query (project_id, id, external_id, given_id, language, market, kind, text, need, context, categories, treatment, position, created_at)
      select ${projectId}, s.id, case when s.query_id <> '' then s.query_id else 'q' || (top.number + row_number() over (partition by s.query_id = '' order by s.n)) end,
        s.query_id <> '', s.language, s.market, s.kind, s.text, s.need, s.context,
        array(select c.category from stage_query_category c where c.query_id = s.query_id and c.key_text = s.key_text and c.language = s.language and c.market = s.market order by 1),
        s.treatment, top.position + row_number() over (order by s.n), ${now}
      from stage_query s, (select coalesce(max(position), 0) as position,
        coalesce(max(case when external_id ~ '^q[0-9]{1,15}$' then substr(external_id, 2)::bigint end), 0) as number from query where project_id = ${projectId}) top
      where not s.old order by s.n`,
  )
}

/** The seeds of new queries: with the texts of the file, else those of a document that came with the same id. */
async function addSeeds(trx: Transaction<Database>, projectId: string): Promise<void> {
  const seeds = sql`stage_query s join project p on p.id = ${projectId}
    left join lateral (select d.* from stage d where d.doc_id = s.seed_id and s.seed_id <> '' order by d.n limit 1) d on true
    left join lateral (select r.* from result r where r.project_id = ${projectId} and r.external_id = s.seed_id and s.seed_id <> '' and r.form = 'document' limit 1) r on true`
  await sql`insert into result (project_id, id, query_id, external_id, form, kind, title, snippet, text, url, author, own_treatment, treatment, predicted, categories, media_url, poster_url, asset_hash, poster_hash, captions)
    select ${projectId}, gen_random_uuid(), s.id, coalesce(nullif(s.seed_id, ''), s.text), 'seed', coalesce(r.kind, d.kind, 'text'),
      coalesce(nullif(s.seed_title, ''), r.title, d.title, s.text), coalesce(r.snippet, d.snippet, ''), coalesce(nullif(s.seed_text, ''), r.text, d.text, ''),
      coalesce(r.url, nullif(d.url, '')), coalesce(r.author, d.author, ''), coalesce(r.own_treatment, nullif(d.treatment, 'T0')), 'T0',
      coalesce(r.predicted, d.predicted, '[]'), coalesce(r.categories, array(select jsonb_array_elements_text(d.categories)), '{}'), coalesce(r.media_url, d.media_url), coalesce(r.poster_url, d.poster_url),
      coalesce(r.asset_hash, d.asset_hash), coalesce(r.poster_hash, d.poster_hash), coalesce(r.captions, d.captions, '[]')
    from ${seeds} where s.kind = 'seed' and not s.old`.execute(trx)
}

/**
 * New results go into the query's task while nobody has it, else into a further task of the query. Where only wholes are
 * judged, results belong to no task.
 */
async function addResults(trx: Transaction<Database>, projectId: string, kind: TaskKind): Promise<number> {
  const isPart = kind === 'sides' || kind === 'pairwise'
  // Two lists, or many pairs, name the same document again and again: the row that says most of it is taken.
  const rows = isPart
    ? sql`(select distinct on (language, market, query_id, case when query_id = '' then query end, doc_id) * from stage
        order by language, market, query_id, case when query_id = '' then query end, doc_id, length(text) + length(title) desc, n)`
    : sql`stage`
  await sql`create temp table stage_result on commit drop as
    select s.*, q.id as found_query, r.id as old_result, coalesce(r.id, gen_random_uuid()) as result_id
    from ${rows} s join stage_query q on q.query_id = s.query_id and q.key_text = case when s.query_id = '' then s.query else '' end
      and q.language = s.language and q.market = s.market
    left join result r on r.project_id = ${projectId} and r.query_id = q.id and r.external_id = s.doc_id and r.form = 'document'`.execute(
    trx,
  )
  await sql`create temp table stage_task on commit drop as
    select distinct on (s.found_query) s.found_query, t.id as old_task, coalesce(t.id, gen_random_uuid()) as task_id
    from stage_result s left join task t on t.project_id = ${projectId} and t.query_id = s.found_query and t.state = 'open' and t.held = 0 and t.done = 0
      and not exists (select 1 from assignment a where a.project_id = t.project_id and a.task_id = t.id)
    where s.old_result is null and ${!isPart} order by s.found_query, t.position`.execute(trx)
  await sql`insert into task (project_id, id, query_id, kind, language, market, overlap, exhaustive, position)
    select ${projectId}, s.task_id, q.id, p.kind, q.language, q.market,
      case when p.dynamic_overlap then greatest(p.overlap, 2) else p.overlap end,
      ('x' || left(md5(s.task_id::text), 7))::bit(28)::int < 268435456 / 20, q.position
    from stage_task s join query q on q.project_id = ${projectId} and q.id = s.found_query join project p on p.id = ${projectId}
    where s.old_task is null`.execute(trx)
  return run(
    trx,
    sql`insert into result (project_id, id, query_id, task_id, external_id, rank, source, kind, title, snippet, text, url, author, published,
        duration_seconds, own_treatment, treatment, categories, predicted, media_url, poster_url, asset_hash, poster_hash, captions)
      select ${projectId}, s.result_id, s.found_query, t.task_id, s.doc_id,
        coalesce(s.rank, (row_number() over (partition by s.found_query order by s.n))::int), s.source, s.kind, s.title, s.snippet, s.text, nullif(s.url, ''),
        s.author, nullif(s.published, ''), s.duration, nullif(s.treatment, 'T0'), 'T0',
        array(select jsonb_array_elements_text(coalesce(s.categories, '[]'))), coalesce(s.predicted, '[]'), s.media_url, s.poster_url, s.asset_hash, s.poster_hash, s.captions
      from stage_result s ${isPart ? sql`left join` : sql`join`} stage_task t on t.found_query = s.found_query join project p on p.id = ${projectId} where s.old_result is null`,
  )
}

async function addRatings(trx: Transaction<Database>, projectId: string, now: Date): Promise<number> {
  const found = await sql<{ pairs: boolean }>`select to_regclass('pg_temp.stage_subject') is not null as pairs`.execute(
    trx,
  )
  // A preference speaks of the pair as it is stored, whichever way round the file names it.
  const pairRatings = found.rows[0]?.pairs
    ? sql`union all select subject_id, source, case when value = ${bothBad} then value else value * direction end, gen_random_uuid(), n, explanation from stage_subject where value is not null`
    : sql``
  await sql`create temp table stage_rating on commit drop as
    select s.result_id, r.source, r.value, gen_random_uuid() as label_id, row_number() over (order by s.n) as seq, '' as explanation
    from stage_result s cross join jsonb_to_recordset(s.ratings) as r(source text, value int) ${pairRatings}`.execute(
    trx,
  )
  await sql`insert into source (project_id, id, name, created_at)
    select ${projectId}, gen_random_uuid(), source, ${now} from (select distinct source from stage_rating) s
    on conflict (project_id, name) do nothing`.execute(trx)
  const rated = sql`stage_rating s join source on source.project_id = ${projectId} and source.name = s.source join project p on p.id = ${projectId}`
  const made = await run(
    trx,
    sql`insert into label (project_id, id, source_id, result_id, dimension, kind, value, explanation, scale_version, guideline_version, seq, body_hash, made_at, received_at)
      select ${projectId}, s.label_id, source.id, s.result_id, 'relevance', 'value', s.value, s.explanation, p.scale_version, p.guideline_version, s.seq, '', ${now}, ${now} from ${rated}`,
  )
  // A source imported again says something newer: its latest word is the one in force.
  await sql`insert into current_label (project_id, result_id, by, dimension, source_id, label_id, kind, value, explanation, scale_version, seq, at)
    select distinct on (s.result_id, source.id) ${projectId}, s.result_id, source.id, 'relevance', source.id, s.label_id, 'value', s.value, s.explanation, p.scale_version, s.seq, ${now}
      from ${rated} order by s.result_id, source.id, s.seq desc
    on conflict (project_id, result_id, by, dimension) do update set label_id = excluded.label_id, value = excluded.value, explanation = excluded.explanation,
      scale_version = excluded.scale_version, seq = excluded.seq, at = excluded.at`.execute(trx)
  return made
}
