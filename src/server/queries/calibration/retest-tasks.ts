import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Seeker } from '../assign/seeker.ts'
import { canSlipIn, notSettledBy } from '../gold/queue.ts'

/** The share of retests in the work of somebody who has some to do, in a project without gold. */
export const retestShare = 0.1

/** So long after its day a retest still tells something, in ms. */
const lastsMs = 45 * 24 * 3_600_000

/** A retest whose day has come, and the task it was given; null where none is chosen yet. */
export interface DueRetest {
  sessionId: string
  n: number
  days: number
  taskId: string | null
}

/** The column of a person's due retests in `project p`, as `DueRetest[]`; none without a moment. */
export const dueRetests = (personId: string, now: Date | null): RawBuilder<unknown> =>
  sql`coalesce((select jsonb_agg(jsonb_build_object('sessionId', x.session_id, 'n', x.n, 'days', x.days, 'taskId', x.task_id) order by x.due_at, x.session_id, x.n)
    from calibration_retest x where x.project_id = p.id and x.person_id = ${personId} and x.answered_at is null and not x.given_up
      and x.due_at <= ${now}::timestamptz and x.due_at > ${now && new Date(now.getTime() - lastsMs)}::timestamptz), '[]')`

/**
 * What can be asked for a retest of item `i` in `task own`: active gold of the same clause and language, else with one of the two grades that
 * were said of the item most often, the settled one among them; else the same item again. Never what the person had or settled, nor what another retest asks.
 */
function choice(seeker: Seeker): RawBuilder<unknown> {
  const { projectId, personId } = seeker
  const mistaken = sql`(select v.value from calibration_vote v where v.project_id = i.project_id and v.session_id = i.session_id and v.n = i.n and v.value <> i.value
    group by v.value order by count(*) desc, v.value limit 1)`
  return sql`select c.result_id, c.value, c.tolerance, t.id as task_id from (
      select g.result_id, g.value, g.tolerance, case when g.clause = i.clause then 0 else 1 end as tier from gold g
        where g.project_id = ${projectId} and g.pool = 'production' and g.retired_at is null and (g.clause = i.clause or g.value = i.value or g.value = ${mistaken})
      union all select i.result_id, i.value, i.tolerance, 2) c
    join result r on r.project_id = ${projectId} and r.id = c.result_id and r.treatment <> 'TX' join task t on t.project_id = r.project_id and t.id = r.task_id
    where not exists (select 1 from calibration_retest o where o.project_id = ${projectId} and o.person_id = ${personId} and o.task_id = t.id)
      and ((c.tier < 2 and t.language = own.language and ${canSlipIn(seeker)} and ${notSettledBy(personId)})
        or (c.tier = 2 and not exists (select 1 from assignment a where a.project_id = t.project_id and a.task_id = t.id and a.person_id = ${personId})))
    order by c.tier, c.value = i.value desc, md5(c.result_id::text || ${personId}::text) limit 1`
}

/** Chooses the task of a due retest and answers it; gives up where there is none: the person had the item itself, and nothing is like it. */
async function choose(db: Kysely<Database>, seeker: Seeker, { sessionId, n, days }: DueRetest): Promise<string | null> {
  const { projectId, personId } = seeker
  const { rows } = await sql<{ task_id: string }>`update calibration_retest x
      set task_id = found.task_id, result_id = found.result_id, value = found.value, tolerance = found.tolerance
    from calibration_item i join result r on r.project_id = i.project_id and r.id = i.result_id join task own on own.project_id = r.project_id and own.id = r.task_id
      cross join lateral (${choice(seeker)}) found
    where i.project_id = ${projectId} and i.session_id = ${sessionId} and i.n = ${n} and i.value is not null and x.project_id = i.project_id and x.session_id = i.session_id
      and x.n = i.n and x.person_id = ${personId} and x.days = ${days} and x.task_id is null returning x.task_id`.execute(
    db,
  )
  if (rows[0]) return rows[0].task_id
  await sql`update calibration_retest set given_up = true where project_id = ${projectId} and session_id = ${sessionId} and n = ${n} and person_id = ${personId}
    and days = ${days} and task_id is null`.execute(db)
  return null
}

/** The tasks of due retests, for `Seeker.retests`; what has no task yet is given one now. It comes as gold comes, so that nobody can tell the two. */
export async function retestTasks(db: Kysely<Database>, seeker: Seeker, due: readonly DueRetest[]): Promise<string[]> {
  const tasks: string[] = []
  for (const one of due) {
    const taskId = one.taskId ?? (await choose(db, seeker, one))
    if (taskId) tasks.push(taskId)
  }
  return tasks
}
