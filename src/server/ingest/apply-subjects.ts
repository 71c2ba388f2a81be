import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

type Trx = Transaction<Database>

/** Gives each task of pages its page: one more judgement after the results. */
export async function addPages(trx: Trx, projectId: string): Promise<void> {
  await sql`insert into result (project_id, id, query_id, task_id, external_id, form, kind, title, treatment)
    select ${projectId}, gen_random_uuid(), t.query_id, t.id, t.id::text, 'page', 'text', q.text, 'T0'
    from task t join query q on q.project_id = t.project_id and q.id = t.query_id where t.project_id = ${projectId}
      and not exists (select 1 from result r where r.project_id = t.project_id and r.task_id = t.id and r.form = 'page')`.execute(
    trx,
  )
}

/** Makes a task of its own for every new subject in `stage_new (subject_id, query_id, external_id, title, treatment, n)`. */
async function addSubjects(trx: Trx, projectId: string, form: 'pair' | 'sides'): Promise<void> {
  await sql`alter table stage_new add column task_id uuid`.execute(trx)
  await sql`update stage_new set task_id = gen_random_uuid()`.execute(trx)
  await sql`insert into task (project_id, id, query_id, kind, language, market, overlap, exhaustive, position)
    select ${projectId}, s.task_id, q.id, p.kind, q.language, q.market,
      case when p.dynamic_overlap then greatest(p.overlap, 2) else p.overlap end,
      ('x' || left(md5(s.task_id::text), 7))::bit(28)::int < 268435456 / 20, q.position
    from stage_new s join query q on q.project_id = ${projectId} and q.id = s.query_id join project p on p.id = ${projectId} order by q.position, s.n`.execute(
    trx,
  )
  await sql`insert into result (project_id, id, query_id, task_id, external_id, form, kind, title, treatment, rank)
    select ${projectId}, s.subject_id, s.query_id, s.task_id, s.external_id, ${form}, 'text', s.title, s.treatment, row_number() over (partition by s.query_id order by s.n)
    from stage_new s`.execute(trx)
}

/** Two lists of one query are compared for every two rankers that the file names; lists that stand already stay as they are. */
export async function addSideSubjects(trx: Trx, projectId: string): Promise<void> {
  await sql`create temp table stage_list on commit drop as
    select r.found_query as query_id, s.source, r.result_id, row_number() over (partition by r.found_query, s.source order by s.rank nulls last, s.n)::int as place
    from stage s join stage_result r on r.language = s.language and r.market = s.market and r.query_id = s.query_id and r.doc_id = s.doc_id
      and case when s.query_id = '' then r.query = s.query else true end`.execute(trx)
  await sql`create temp table stage_new on commit drop as
    select gen_random_uuid() as subject_id, a.query_id, jsonb_build_array(a.source, b.source)::text as external_id, 'A ↔ B' as title, 'T0' as treatment,
      a.source as first, b.source as second, row_number() over (order by a.source, b.source) as n
    from (select distinct query_id, source from stage_list) a join (select distinct query_id, source from stage_list) b
      on b.query_id = a.query_id and a.source collate "C" < b.source collate "C"
    where not exists (select 1 from result r where r.project_id = ${projectId} and r.query_id = a.query_id and r.form = 'sides'
      and r.external_id = jsonb_build_array(a.source, b.source)::text)`.execute(trx)
  await addSubjects(trx, projectId, 'sides')
  await sql`insert into result_member (project_id, subject_id, side, place, result_id, source)
    select ${projectId}, s.subject_id, case when l.source = s.first then 1 else 2 end, l.place, l.result_id, l.source
    from stage_new s join stage_list l on l.query_id = s.query_id and l.source in (s.first, s.second)`.execute(trx)
}

/**
 * Pairs: those that the file names, or every two of the `pairsOf` results from the top of each query. A pair is the same
 * whichever way round it is named. `stage_subject` then holds what each row says of its pair, for the ratings.
 */
export async function addPairSubjects(trx: Trx, projectId: string, pairsOf: number | null): Promise<void> {
  if (pairsOf !== null)
    await sql`insert into stage_pair (file, row, query_id, query, language, market, left_id, right_id, source, value, explanation)
      select a.file, a.row, a.query_id, case when a.query_id = '' then a.query else '' end, a.language, a.market, a.doc_id, b.doc_id, '', null, ''
      from (select *, row_number() over (partition by found_query order by rank nulls last, n) as top from stage_result) a
      join (select *, row_number() over (partition by found_query order by rank nulls last, n) as top from stage_result) b
        on b.found_query = a.found_query and a.top < b.top and b.top <= ${pairsOf} order by a.n, b.n`.execute(trx)
  // What was just filled is unknown to the planner, which would go through it once for every pair.
  await sql`analyze stage_pair, stage_query, result`.execute(trx)
  await sql`create temp table stage_subject on commit drop as
    select s.n, s.source, s.value, s.explanation, l.query_id, l.id as left_result, r.id as right_result,
      case when l.external_id collate "C" < r.external_id collate "C" then 1 else -1 end as direction, null::uuid as subject_id
    from stage_pair s join result l on l.project_id = ${projectId} and l.form = 'document' and l.external_id = s.left_id
      join result r on r.project_id = ${projectId} and r.form = 'document' and r.external_id = s.right_id and r.query_id = l.query_id
      left join stage_query q on q.id = l.query_id and q.language = s.language and q.market = s.market
        and q.query_id = s.query_id and q.key_text = case when s.query_id = '' then s.query else '' end
    where q.id is not null or (s.query = '' and s.query_id = '')`.execute(trx)
  await sql`analyze stage_subject`.execute(trx)
  await sql`create temp table stage_new on commit drop as
    select gen_random_uuid() as subject_id, f.query_id, f.external_id, f.title, f.treatment, f.first, f.second, f.n from (
      select distinct on (s.query_id, a.external_id, b.external_id) s.query_id, jsonb_build_array(a.external_id, b.external_id)::text as external_id,
        case when greatest(a.treatment, b.treatment) in ('T0', 'T1') then a.title || ' ↔ ' || b.title else '' end as title,
        greatest(a.treatment, b.treatment) as treatment, a.id as first, b.id as second, s.n
      from stage_subject s join result a on a.project_id = ${projectId} and a.id = case when s.direction = 1 then s.left_result else s.right_result end
        join result b on b.project_id = ${projectId} and b.id = case when s.direction = 1 then s.right_result else s.left_result end
      order by s.query_id, a.external_id, b.external_id, s.n) f
    where not exists (select 1 from result_member x join result_member y on y.project_id = x.project_id and y.subject_id = x.subject_id and y.side = 2
      where x.project_id = ${projectId} and x.side = 1 and x.result_id = f.first and y.result_id = f.second)`.execute(
    trx,
  )
  await addSubjects(trx, projectId, 'pair')
  await sql`insert into result_member (project_id, subject_id, side, place, result_id)
    select ${projectId}::uuid, subject_id, 1, 1, first from stage_new union all select ${projectId}::uuid, subject_id, 2, 1, second from stage_new`.execute(
    trx,
  )
  await sql`analyze result_member`.execute(trx)
  await sql`update stage_subject s set subject_id = x.subject_id from result_member x join result_member y on y.project_id = x.project_id and y.subject_id = x.subject_id
    where x.project_id = ${projectId} and x.side = 1 and y.side = 2
      and x.result_id = case when s.direction = 1 then s.left_result else s.right_result end and y.result_id = case when s.direction = 1 then s.right_result else s.left_result end`.execute(
    trx,
  )
}

/** Pairs without a query of their own for which there is no query that has both, or more than one; at most `limit`. */
export async function unknownPairs(trx: Trx, projectId: string, limit: number) {
  const { rows } = await sql<{
    file: string
    row: number
    detail: string
  }>`select s.file, s.row, s.left_id || ' ' || s.right_id as detail from stage_pair s
    where s.query = '' and s.query_id = '' and (select count(*) from result l join result r on r.project_id = l.project_id and r.query_id = l.query_id and r.form = 'document' and r.external_id = s.right_id
      where l.project_id = ${projectId} and l.form = 'document' and l.external_id = s.left_id) <> 1 order by s.n limit ${limit}`.execute(
    trx,
  )
  return rows
}
