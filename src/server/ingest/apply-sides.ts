import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'

/** One staged preference between lists that cannot be kept. */
export interface BadSides {
  file: string
  row: number
  problem: 'unknown-lists' | 'other-query-text' | 'judged-twice'
  detail: string
}

/**
 * Finds for each staged preference the two lists that it speaks of, in `stage_subject` as pairs have it. The query is the one
 * with the id of the file, else with its words; names may stand either way round.
 */
async function findSides(trx: Transaction<Database>, projectId: string): Promise<void> {
  await sql`analyze stage_pair`.execute(trx)
  await sql`create temp table stage_subject on commit drop as
    select s.n, s.file, s.row, s.query, s.left_id, s.right_id, s.source, s.value, s.explanation, q.id as query_id, q.text, r.id as subject_id,
      case when s.left_id collate "C" < s.right_id collate "C" then 1 else -1 end as direction
    from stage_pair s
      left join query q on q.project_id = ${projectId} and q.language = s.language and q.market = s.market
        and case when s.query_id <> '' then q.external_id = s.query_id else md5(q.text) = md5(s.query) and q.text = s.query end
      left join result r on r.project_id = ${projectId} and r.query_id = q.id and r.form = 'sides'
        and r.external_id = jsonb_build_array(least(s.left_id collate "C", s.right_id collate "C"), greatest(s.left_id collate "C", s.right_id collate "C"))::text`.execute(
    trx,
  )
}

/** Makes `stage_subject`, and answers the preferences for which there are no lists, or that say two things; at most `limit`. */
export async function badSides(trx: Transaction<Database>, projectId: string, limit: number): Promise<BadSides[]> {
  await findSides(trx, projectId)
  const { rows } =
    await sql<BadSides>`select file, row, 'unknown-lists' as problem, left_id || ' · ' || right_id as detail from stage_subject
      where subject_id is null and (query = '' or text is null or text = query)
    union all select file, row, 'other-query-text', query from stage_subject where query <> '' and text <> query
    union all select file, row, 'judged-twice', source from (
      select *, row_number() over (partition by subject_id, source order by n) as time from stage_subject where subject_id is not null) s where time > 1
    order by row limit ${limit}`.execute(trx)
  return rows
}
