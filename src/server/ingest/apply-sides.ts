import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

/** One staged preference between lists that cannot be kept. */
export interface BadSides {
  file: string
  row: number
  problem: 'unknown-lists' | 'other-query-text' | 'same-words' | 'judged-twice'
  detail: string
}

/**
 * Finds for each staged preference the two lists that it speaks of, in `stage_subject` as pairs have it. The query is the one
 * with the id of the file, else the only one with its words; names may stand either way round.
 */
async function findSides(trx: Transaction<Database>, projectId: string): Promise<void> {
  // Many judges say something of the same lists, which are looked for once. What was just filled is unknown to the planner.
  await sql`create temp table stage_compared on commit drop as
    select distinct query_id, query, language, market,
      jsonb_build_array(least(left_id collate "C", right_id collate "C"), greatest(left_id collate "C", right_id collate "C"))::text as names from stage_pair`.execute(
    trx,
  )
  await sql`analyze stage_pair, stage_compared, query, result`.execute(trx)
  await sql`create temp table stage_found on commit drop as
    select s.*, coalesce(i.id, w.id) as found_query, coalesce(i.text, w.text) as text, coalesce(w.queries, 1) as queries, r.id as subject_id
    from stage_compared s
      left join query i on i.project_id = ${projectId} and s.query_id <> '' and i.external_id = s.query_id and i.language = s.language and i.market = s.market
      left join (select language, market, text, min(id::text)::uuid as id, count(*) as queries from query where project_id = ${projectId} group by language, market, text) w
        on s.query_id = '' and w.text = s.query and w.language = s.language and w.market = s.market
      left join result r on r.project_id = ${projectId} and r.form = 'sides' and r.query_id = coalesce(i.id, w.id) and r.external_id = s.names`.execute(
    trx,
  )
  await sql`analyze stage_found`.execute(trx)
  await sql`create temp table stage_subject on commit drop as
    select s.n, s.file, s.row, s.query, s.left_id, s.right_id, s.source, s.value, s.explanation, f.text, f.queries, f.subject_id,
      case when s.left_id collate "C" < s.right_id collate "C" then 1 else -1 end as direction
    from stage_pair s join stage_found f on f.query_id = s.query_id and f.query = s.query and f.language = s.language and f.market = s.market
      and f.names = jsonb_build_array(least(s.left_id collate "C", s.right_id collate "C"), greatest(s.left_id collate "C", s.right_id collate "C"))::text`.execute(
    trx,
  )
}

/** Makes `stage_subject`, and answers the preferences for which there are no lists, or that say two things; at most `limit`. */
export async function badSides(trx: Transaction<Database>, projectId: string, limit: number): Promise<BadSides[]> {
  await findSides(trx, projectId)
  const { rows } =
    await sql<BadSides>`select file, row, 'same-words' as problem, query as detail from stage_subject where queries > 1
    union all select file, row, 'other-query-text', query from stage_subject where query <> '' and text <> query
    union all select file, row, 'unknown-lists', left_id || ' · ' || right_id from stage_subject
      where subject_id is null and queries = 1 and (query = '' or text is null or text = query)
    union all select file, row, 'judged-twice', source from (
      select *, row_number() over (partition by subject_id, source order by n) as time from stage_subject where subject_id is not null) s where time > 1
    order by row limit ${limit}`.execute(trx)
  return rows
}
