import { type Kysely, sql, type Transaction } from 'kysely'
import type { Filled, FillPool } from '#contract/training.ts'
import type { Database } from '../../db/schema.ts'

type Trx = Transaction<Database>

/**
 * Sets tasks aside whose results are gold of a course or a test, and gives back those of which none is any more: never production
 * while they are, open again afterwards. To be called after every change of gold.
 */
export async function syncPools(trx: Trx, projectId: string): Promise<void> {
  await sql`with pooled as (select distinct r.task_id as id from gold g join result r on r.project_id = g.project_id and r.id = g.result_id
      where g.project_id = ${projectId} and g.pool <> 'production' and g.retired_at is null),
    wanted as (select id, true as aside from pooled union all
      select id, false from task where project_id = ${projectId} and set_aside and id not in (select id from pooled))
    update task t set set_aside = wanted.aside, state = case when t.state = 'adjudicated' then t.state when wanted.aside or t.withheld then 'closed' else 'open' end
    from wanted where t.project_id = ${projectId} and t.id = wanted.id and t.set_aside <> wanted.aside`.execute(trx)
  // Tasks of a course that are no longer part of it do not wait for anybody.
  await sql`update assignment a set state = 'returned' where a.project_id = ${projectId} and a.purpose = 'training' and a.state in ('active', 'deferred')
    and not exists (select 1 from gold g where g.project_id = a.project_id and g.result_id = any(a.subset) and g.pool = 'training' and g.retired_at is null)`.execute(
    trx,
  )
}

/** A grade for a result: from a source, or from the decision in force. */
function grades(projectId: string, sourceId: string | null) {
  return sourceId
    ? sql`select l.result_id, l.value, '' as reason, null::text as clause, '{}'::uuid[] as settled_by from current_label l
        where l.project_id = ${projectId} and l.source_id = ${sourceId} and l.dimension = 'relevance' and l.kind = 'value'`
    : sql`select s.result_id, s.value, s.reason, s.clause, array[d.decided_by] as settled_by from settled s
        join decision d on d.project_id = s.project_id and d.id = s.decision_id where s.project_id = ${projectId} and s.value is not null`
}

/**
 * Puts whole queries of a language into a pool, whose every result has a grade: those nobody has labelled first. What is or was
 * gold of the work stays out. Answers how many there are, up to the number asked for; a trial changes nothing.
 */
export async function fillPool(
  trx: Trx,
  { projectId, personId, fill, now }: { projectId: string; personId: string; fill: FillPool; now: Date },
): Promise<Filled> {
  const { pool, language, sourceId, queries, tolerance } = fill
  const { rows } = await sql<{ id: string; results: string[] }>`with grade as (${grades(projectId, sourceId)})
    select t.id, array_agg(r.id::text) as results from task t join result r on r.project_id = t.project_id and r.task_id = t.id
      left join grade on grade.result_id = r.id
      left join gold g on g.project_id = r.project_id and g.result_id = r.id and (g.retired_at is null or g.pool = 'production')
    where t.project_id = ${projectId} and t.language = ${language} and t.kind = 'pointwise' and not t.set_aside and t.state in ('open', 'adjudicated')
    group by t.id, t.held, t.done, t.sourced, t.position having bool_and(grade.value is not null) and count(g.result_id) = 0
    order by t.held + t.done - t.sourced > 0, t.position limit ${queries}`.execute(trx)
  const results = rows.flatMap((row) => row.results)
  const filled = { queries: rows.length, results: results.length }
  if (fill.isTrial || results.length === 0) return filled
  await sql`with grade as (${grades(projectId, sourceId)})
    insert into gold (project_id, result_id, pool, value, tolerance, reason, clause, origin, settled_by, scale_version, created_by, created_at)
    select ${projectId}, grade.result_id, ${pool}, grade.value, ${tolerance}, grade.reason, grade.clause, ${sourceId ? 'source' : 'decision'}, grade.settled_by,
      p.scale_version, ${personId}, ${now} from grade join project p on p.id = ${projectId} where grade.result_id = any(${results}::uuid[])
    on conflict (project_id, result_id) do update set pool = excluded.pool, value = excluded.value, tolerance = excluded.tolerance, reason = excluded.reason,
      clause = excluded.clause, origin = excluded.origin, settled_by = excluded.settled_by, scale_version = excluded.scale_version, created_by = excluded.created_by,
      created_at = excluded.created_at, retired_at = null, retired_why = null`.execute(trx)
  await syncPools(trx, projectId)
  return filled
}

/** Takes everything of a language out of a pool; its queries are open to the work again. */
export async function emptyPool(
  trx: Trx,
  { projectId, pool, language, now }: { projectId: string; pool: FillPool['pool']; language: string; now: Date },
): Promise<Filled> {
  const { rows } = await sql<{
    result_id: string
    task_id: string
  }>`update gold g set retired_at = ${now}, retired_why = 'by-hand' from result r, task t
    where g.project_id = ${projectId} and g.pool = ${pool} and g.retired_at is null and r.project_id = g.project_id and r.id = g.result_id
      and t.project_id = r.project_id and t.id = r.task_id and t.language = ${language} returning g.result_id, t.id as task_id`.execute(
    trx,
  )
  await syncPools(trx, projectId)
  return { queries: new Set(rows.map((row) => row.task_id)).size, results: rows.length }
}

/** How many results were decided with a grade, as far as the bulk way can use them. */
export async function decidedResults(db: Kysely<Database>, projectId: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from settled where project_id = ${projectId} and value is not null`.execute(db)
  return rows[0]?.n ?? 0
}
