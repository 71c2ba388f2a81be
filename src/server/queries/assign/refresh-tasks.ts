import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { alike } from '../alike.ts'

type Trx = Transaction<Database>

/** Whose tasks: all that show these contents, a project's, or those of some of its results (a condition on `r`). */
type Scope = { keys: readonly string[] } | { projectId: string; among?: RawBuilder<unknown> }

/** What stands in the tasks: documents, those that pairs and lists are made of, and the query's seed; by task. */
const contents = (where: RawBuilder<unknown>) => sql`
  select r.project_id, r.task_id, r.treatment, r.categories, r.content_key from result r where r.task_id is not null and r.form = 'document' and ${where}
  union all select s.project_id, s.task_id, r.treatment, r.categories, r.content_key from result r
    join result_member m on m.project_id = r.project_id and m.result_id = r.id join result s on s.project_id = m.project_id and s.id = m.subject_id
    where s.task_id is not null and r.task_id is null and ${where}
  union all select t.project_id, t.id, r.treatment, r.categories, r.content_key from result r
    join task t on t.project_id = r.project_id and t.query_id = r.query_id where r.form = 'seed' and ${where}`

/** What people found in content `c` and in what looks like it, one row per category. */
const found = sql`select f ->> 'category' as category from ${alike(sql`c.content_key`)} k
  join verdict v on v.content_key = k.key cross join jsonb_array_elements(v.findings) f where (f ->> 'severity')::int > 0`

/** Tasks that say something of their content, or have to. */
function touched(of: Scope): RawBuilder<unknown> {
  if ('keys' in of)
    return sql`select distinct c.project_id, c.task_id from (${contents(sql`r.content_key = any(${of.keys})`)}) c`
  const { projectId, among = sql`true` } = of
  const says = sql`r.project_id = ${projectId} and ${among} and (r.treatment <> 'T0' or r.categories <> '{}' or exists (select 1 from ${alike(sql`r.content_key`)} k join verdict v on v.content_key = k.key))`
  return sql`select c.project_id, c.task_id from (${contents(says)}) c
    union select project_id, id from task where project_id = ${projectId} and (hardest <> 'T0' or categories <> '{}')
    union select t.project_id, t.id from task t join query q on q.project_id = t.project_id and q.id = t.query_id where t.project_id = ${projectId} and q.categories <> '{}'`
}

/**
 * Writes to tasks the strictest treatment of what they show and all its categories: predicted, of the query, and found by people. A task is TX
 * where nothing in it may be shown, or a side of what is compared. To be called whenever treatments, categories or verdicts have changed:
 * for content by its key in all projects, or for a whole project.
 */
export async function refreshTasks(trx: Trx, of: Scope): Promise<void> {
  await sql`with touched as materialized (${touched(of)}),
    shown as materialized (${contents(sql`(r.project_id, r.query_id) in (select t.project_id, t.query_id from touched d join task t on t.project_id = d.project_id and t.id = d.task_id)`)}),
    said as (select c.project_id, c.task_id, array_agg(distinct s.category order by s.category) as categories
      from shown c cross join lateral (select unnest(c.categories) as category union ${found}) s group by c.project_id, c.task_id),
    hard as (select c.project_id, c.task_id, max(c.treatment collate "C") filter (where c.treatment <> 'TX') as hardest, bool_or(c.treatment = 'TX') as any_tx from shown c group by c.project_id, c.task_id),
    wanted as (select t.project_id, t.id, case when h.any_tx and (h.hardest is null or t.kind in ('sides', 'pairwise')) then 'TX' else coalesce(h.hardest, 'T0') end as hardest,
        array(select distinct c from unnest(coalesce(said.categories, '{}') || q.categories) c order by c) as categories
      from touched d join task t on t.project_id = d.project_id and t.id = d.task_id join query q on q.project_id = t.project_id and q.id = t.query_id
      left join hard h on h.project_id = t.project_id and h.task_id = t.id left join said on said.project_id = t.project_id and said.task_id = t.id)
    update task t set hardest = w.hardest, categories = w.categories from wanted w
    where t.project_id = w.project_id and t.id = w.id and (t.hardest <> w.hardest or t.categories <> w.categories)`.execute(
    trx,
  )
}
