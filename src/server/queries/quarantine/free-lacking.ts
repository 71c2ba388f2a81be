import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { cameBack, isGone, isNever } from './gone.ts'

type Trx = Transaction<Database>

/**
 * Submitted sittings that lack labels of results (a condition on `r`) which were not asked of them, with these results, and whether its
 * person must not see them again (`never`).
 */
const lacking = (projectId: string, among: RawBuilder<unknown>) =>
  sql`select a.id, a.task_id, a.person_id, a.freed, array_agg(r.id) as results, bool_or(${isNever(sql`a.person_id`)}) as never
    from result r join assignment a on a.project_id = r.project_id and a.task_id = r.task_id
    where r.project_id = ${projectId} and ${among} and not ${isGone} and a.purpose = 'production' and a.state = 'submitted' and not a.surplus
      and (a.subset is null or r.id = any(a.subset))
      and not exists (select 1 from current_label l where l.project_id = r.project_id and l.result_id = r.id and l.by = a.id and l.dimension in ('relevance', 'safety') and l.kind <> 'retraction')
    group by a.project_id, a.id, a.task_id, a.person_id, a.freed`

/**
 * Gives back the places of sittings that lack labels of these results: the counter moves by a difference, and whoever comes next labels
 * just those. A place that waits already asks for them as well. Who must not see them again is not asked.
 */
async function free(trx: Trx, projectId: string, among: RawBuilder<unknown>, now: Date): Promise<void> {
  await sql`with lacking as (${lacking(projectId, among)}),
    waiting as (update requeue q set subset = array(select distinct unnest(q.subset || w.results)), again = q.again and not w.never
      from lacking w where w.freed and q.project_id = ${projectId} and q.assignment_id = w.id and q.taken_by is null and q.subset is not null),
    fresh as (select w.*, (select count(*) from result o where o.project_id = ${projectId} and o.task_id = w.task_id and o.form <> 'query') as n
      from lacking w where not w.freed),
    freed as (update assignment a set freed = true from fresh where a.project_id = ${projectId} and a.id = fresh.id),
    places as (select task_id, count(*)::int as n from fresh group by task_id),
    moved as (update task t set done = t.done - places.n from places where t.project_id = ${projectId} and t.id = places.task_id)
    insert into requeue (project_id, assignment_id, task_id, person_id, subset, again, since)
    select ${projectId}, id, task_id, person_id, case when cardinality(results) < n then results end, not never, ${now} from fresh
    on conflict (project_id, assignment_id) do update set subset = excluded.subset, again = excluded.again, taken_by = null`.execute(
    trx,
  )
}

interface Back {
  /** The tasks looked at; of those that were withheld everything is back, else what has these contents. */
  taskIds: string[]
  keys: readonly string[]
  opened: string[]
  now: Date
}

/** Asks for the labels that are lacking of results which are shown again. */
export async function freeLacking(trx: Trx, projectId: string, { taskIds, keys, opened, now }: Back): Promise<void> {
  const back = sql`r.task_id = any(${taskIds}) and (r.task_id = any(${opened}) or r.content_key = any(${[...keys]}))`
  await free(trx, projectId, back, now)
}

/** Asks for what a sitting that was just handed in leaves out: what its person must not see again, and what came back meanwhile. */
export async function freeUnasked(
  trx: Trx,
  { project_id, id, person_id }: { project_id: string; id: string; person_id: string },
  now: Date,
): Promise<void> {
  // For nearly everybody there is nothing to look for.
  const { rows } =
    await sql`select 1 where exists (select 1 from never_again where person_id = ${person_id}) or exists (select 1 from quarantine)`.execute(
      trx,
    )
  if (rows.length > 0)
    await free(trx, project_id, sql`a.id = ${id} and (${cameBack} or ${isNever(sql`${person_id}::uuid`)})`, now)
}
