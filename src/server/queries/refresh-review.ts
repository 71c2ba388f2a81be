import { type Kysely, sql, type Transaction } from 'kysely'
import { bothBad } from '#core/preference.ts'
import type { Database } from '../db/schema.ts'
import { countingLabels, counts, fewCountingLabels, isFull, mainDimension } from './counting-labels.ts'

/**
 * Works out anew which results need a decision and why, for the given tasks or the whole project: no grade has more
 * than half of two or more labels; labels lie further apart than the project allows; two people cannot judge; a flag; two
 * judgements of safety with another severity or other categories; two
 * people wrong about gold that is in use; an open contest; the random sample. The first two and the sample wait until
 * the result has as many labels as its overlap asks for. "Both bad" of a pair lies in no order, so it makes no spread.
 */
export async function refreshReview(
  trx: Transaction<Database> | Kysely<Database>,
  projectId: string,
  now: Date,
  taskIds: string[] | null = null,
): Promise<void> {
  // In a query of its own, so that the plan is the same for one task and for many, and is kept.
  const tasks = sql`any(array(select unnest(${taskIds}::uuid[])))`
  const scope = taskIds ? sql`and r.task_id = ${tasks}` : sql``
  const labelScope = taskIds
    ? sql`and l.result_id = any(array(select r.id from result r where r.project_id = ${projectId} and r.task_id = ${tasks}))`
    : sql``
  const itemScope = taskIds ? sql`and i.task_id = ${tasks}` : sql``
  await sql`with grade as (select (g.grade ->> 'value')::int as value, g.place::int as place from project p join scale s on s.project_id = p.id and s.version = p.scale_version,
      jsonb_array_elements(s.grades) with ordinality as g(grade, place) where p.id = ${projectId} and not (p.kind = 'pairwise' and (g.grade ->> 'value')::int = ${bothBad})),
    counted as (select l.result_id, l.dimension, l.kind, l.value, grade.place, case when l.dimension = 'safety' and l.kind = 'value' then l.value || ' ' || array(
        select distinct f ->> 'category' from jsonb_array_elements(l.detail -> 'findings') f order by 1)::text end as harm ${taskIds ? fewCountingLabels : countingLabels}
      left join grade on grade.value = l.value and l.dimension = 'relevance' where l.project_id = ${projectId} and ${counts} ${labelScope}),
    top as (select result_id, max(n) as n from (select result_id, count(*)::int as n from counted where dimension = 'relevance' and kind = 'value' group by result_id, value) v group by result_id),
    tally as (select result_id, count(*) filter (where dimension = ${mainDimension(projectId)})::int as labels, count(distinct harm)::int as harms,
        count(*) filter (where kind = 'cannot-judge')::int as cannot, count(*) filter (where dimension = 'flag')::int as flags,
        coalesce(max(place) - min(place), 0) as spread, coalesce(var_pop(place), 0)::real as disagreement from counted group by result_id),
    failed as (select a.result_id from gold_answer a join gold g on g.project_id = a.project_id and g.result_id = a.result_id join result r on r.project_id = a.project_id and r.id = a.result_id
      where a.project_id = ${projectId} and a.pool = 'production' and g.retired_at is null and not a.is_correct ${scope} group by a.result_id having count(distinct a.person_id) >= 2),
    about as (select result_id from tally union select result_id from failed),
    found as (select r.id as result_id, r.task_id, r.query_id, coalesce(tally.spread, 0) as spread, coalesce(tally.disagreement, 0) as disagreement, array_remove(array[
        case when ${isFull(sql`tally.labels`)} and tally.labels >= 2 and top.n * 2 <= tally.labels then 'no-consensus' end,
        case when ${isFull(sql`tally.labels`)} and tally.spread > p.review_spread then 'spread' end,
        case when tally.cannot >= 2 then 'cannot-judge' end, case when tally.flags > 0 then 'flagged' end, case when failed.result_id is not null then 'gold-failed' end, case when tally.harms > 1 then 'safety' end,
        case when exists (select 1 from contest k where k.project_id = r.project_id and k.result_id = r.id and k.answered_at is null) then 'contested' end,
        case when ${isFull(sql`tally.labels`)} and ('x' || left(md5(r.id::text), 7))::bit(28)::int < p.review_sample * 268435456 then 'sampled' end], null) as reasons
      from about join result r on r.project_id = ${projectId} and r.id = about.result_id join task t on t.project_id = r.project_id and t.id = r.task_id
        join project p on p.id = r.project_id left join tally on tally.result_id = r.id left join top on top.result_id = r.id left join failed on failed.result_id = r.id),
    gone as (delete from review_item i where i.project_id = ${projectId} and i.state in ('waiting', 'passed') ${itemScope}
      and not exists (select 1 from found f where f.result_id = i.result_id and f.reasons <> '{}'))
    insert into review_item (project_id, result_id, task_id, query_id, reasons, spread, disagreement, since)
    select ${projectId}, result_id, task_id, query_id, reasons, spread, disagreement, ${now} from found where reasons <> '{}'
    on conflict (project_id, result_id) do update set reasons = excluded.reasons, spread = excluded.spread, disagreement = excluded.disagreement,
      state = case when review_item.state = 'decided' and 'contested' = any(excluded.reasons) then 'waiting' else review_item.state end`.execute(
    trx,
  )
}

/** What was sent back waits for a reviewer again once nobody is at it any more, whether they handed in or let the time pass. */
export async function returnFromAnnotators(
  trx: Transaction<Database>,
  projectId: string,
  now: Date,
  taskIds: string[] | null = null,
): Promise<void> {
  const scope = taskIds ? sql`and i.task_id = any(${taskIds})` : sql``
  const { rows } = await sql<{
    task_id: string
  }>`update review_item i set state = 'waiting' where i.project_id = ${projectId} and i.state = 'sent-back' ${scope}
    and not exists (select 1 from assignment a where a.project_id = i.project_id and a.task_id = i.task_id and a.state in ('active', 'deferred') and a.note <> ''
      and a.leased_until >= ${now}) returning i.task_id`.execute(trx)
  if (rows.length > 0) await refreshReview(trx, projectId, now, [...new Set(rows.map((row) => row.task_id))])
}
