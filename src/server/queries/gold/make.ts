import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { GoldPreview, NewGold } from '#contract/gold.ts'
import { ApiError } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'

interface Making {
  projectId: string
  personId: string
  gold: NewGold
  now: Date
}

const day = 24 * 3_600_000

/** Results with a known grade: result_id, value, who settled it, clause, reason and where it comes from. */
function origin({ projectId, personId, gold, now }: Making): RawBuilder<unknown> {
  const from = gold.origin
  if (from.from === 'decisions')
    return sql`select s.result_id, s.value, array(select distinct e.decided_by from decision e where e.project_id = s.project_id and e.result_id = s.result_id) as settled_by,
      s.clause, s.reason, 'decision' as origin from settled s where s.project_id = ${projectId} and s.value is not null and s.at >= ${new Date(now.getTime() - from.days * day)}`
  if (from.from === 'source')
    return sql`select l.result_id, l.value, '{}'::uuid[] as settled_by, null as clause, '' as reason, 'source:' || c.name as origin from current_label l
      join source c on c.project_id = l.project_id and c.id = l.source_id
      where l.project_id = ${projectId} and l.source_id = ${from.sourceId} and l.dimension = 'relevance' and l.kind = 'value'`
  return sql`select ${from.resultId}::uuid as result_id, ${from.value}::int as value, array[${personId}::uuid] as settled_by, null as clause, '' as reason, 'manual' as origin`
}

/** The results that the request names, in its languages, whose grade is on the scale in force; \`taken\` are gold already. */
function candidates(making: Making): RawBuilder<unknown> {
  const { projectId, gold } = making
  const inLanguage = gold.languages.length > 0 ? sql`and t.language = any(${gold.languages})` : sql``
  return sql`with found as (${origin(making)}),
    fit as (select f.*, t.language, s.version, exists (select 1 from gold g where g.project_id = r.project_id and g.result_id = r.id) as taken
      from found f join result r on r.project_id = ${projectId} and r.id = f.result_id
      join task t on t.project_id = r.project_id and t.id = r.task_id and t.kind in ('pointwise', 'page') ${inLanguage}
      join project p on p.id = r.project_id join scale s on s.project_id = p.id and s.version = p.scale_version
      where s.grades @> jsonb_build_array(jsonb_build_object('value', f.value))),
    chosen as (select * from fit where not taken order by md5(result_id::text) limit ${gold.atMost})`
}

/** What making this gold would do, by language and grade. */
export async function previewGold(db: Kysely<Database>, making: Making): Promise<GoldPreview> {
  const { rows } = await sql<GoldPreview>`${candidates(making)}
    select (select count(*)::int from chosen) as items, (select count(*)::int from fit where taken) as already,
      coalesce((select jsonb_agg(jsonb_build_object('language', language, 'items', n) order by language) from (select language, count(*)::int as n from chosen group by language) l), '[]') as languages,
      coalesce((select jsonb_agg(jsonb_build_object('value', value, 'items', n) order by value) from (select value, count(*)::int as n from chosen group by value) v), '[]') as grades`.execute(
    db,
  )
  return rows[0] ?? { items: 0, already: 0, languages: [], grades: [] }
}

/** Makes gold, all under one batch id, and answers how much; a single result that is gold already throws \`gold-exists\`, one that is not there 404. */
export async function makeGold(trx: Transaction<Database>, making: Making, batchId: string): Promise<number> {
  const { projectId, personId, gold, now } = making
  if (gold.origin.from === 'result') {
    const preview = await previewGold(trx, making)
    if (preview.already > 0) throw new ApiError('gold-exists', 'This result is gold already, or was.')
    if (preview.items === 0) throw new ApiError('not-found', 'There is no such result, or no such grade.')
  }
  // A reason or clause given here stands for all; else each item keeps what was said when it was decided.
  const { numAffectedRows } = await sql`${candidates(making)}
    insert into gold (project_id, result_id, pool, value, tolerance, reason, clause, origin, settled_by, scale_version, created_by, created_at, batch)
    select ${projectId}, result_id, ${gold.pool}, value, ${gold.tolerance}, case when ${gold.reason} = '' then reason else ${gold.reason} end, coalesce(${gold.clause}, clause),
      origin, settled_by, version, ${personId}, ${now}, ${batchId} from chosen on conflict do nothing`.execute(trx)
  return Number(numAffectedRows ?? 0)
}

/** Takes a batch back: what nobody has answered is gold no more, the rest retires. */
export async function undoGold(
  trx: Transaction<Database>,
  projectId: string,
  batchId: string,
  now: Date,
): Promise<{ removed: number; retired: number }> {
  const removed = await sql`delete from gold g where g.project_id = ${projectId} and g.batch = ${batchId}
    and not exists (select 1 from gold_answer a where a.project_id = g.project_id and a.result_id = g.result_id)`.execute(
    trx,
  )
  const retired =
    await sql`update gold set retired_at = ${now}, retired_why = 'by-hand' where project_id = ${projectId} and batch = ${batchId}
    and retired_at is null`.execute(trx)
  return { removed: Number(removed.numAffectedRows ?? 0), retired: Number(retired.numAffectedRows ?? 0) }
}
