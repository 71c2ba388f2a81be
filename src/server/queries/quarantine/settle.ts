import { type RawBuilder, sql, type Transaction } from 'kysely'
import { groupBy } from '#core/group-by.ts'
import type { Database } from '../../db/schema.ts'
import { refreshTasks } from '../assign/refresh-tasks.ts'
import { returnToReview } from '../assign/return-to-review.ts'
import { closeTasks } from '../close-tasks.ts'
import { closeAttempt } from '../course/attempt.ts'
import { freeLacking } from './free-lacking.ts'
import { isEmptied } from './gone.ts'

type Trx = Transaction<Database>

/** Which results changed their treatment: all with these contents, in every project, or those of one project. */
export type SettleScope = { keys: readonly string[] } | { projectId: string }

interface Touched {
  project_id: string
  id: string
  before: boolean
  after: boolean
}

const changedIn = (scope: SettleScope): RawBuilder<unknown> =>
  'keys' in scope
    ? sql`r.content_key = any(${[...scope.keys]}) and r.form in ('document', 'seed')`
    : sql`r.project_id = ${scope.projectId} and r.treatment = 'TX'`

/** Tasks that show any of the results, locked in the order of their ids. */
async function lockTasks(trx: Trx, scope: SettleScope): Promise<{ project_id: string; id: string }[]> {
  const before =
    'keys' in scope
      ? sql``
      : sql`union select project_id, id from task where project_id = ${scope.projectId} and withheld`
  const { rows } = await sql<{
    project_id: string
    id: string
  }>`with hit as materialized (select r.project_id, r.id, r.query_id, r.task_id, r.form from result r where ${changedIn(scope)}),
    touched as (select project_id, task_id as id from hit where task_id is not null
      union select s.project_id, s.task_id from hit join result_member m on m.project_id = hit.project_id and m.result_id = hit.id
        join result s on s.project_id = m.project_id and s.id = m.subject_id
      union select t.project_id, t.id from hit join task t on t.project_id = hit.project_id and t.query_id = hit.query_id where hit.form = 'seed' ${before})
    select t.project_id, t.id from task t where (t.project_id, t.id) in (select project_id, id from touched) order by t.project_id, t.id for update of t`.execute(
    trx,
  )
  return rows
}

/** Withholds the tasks of which nothing can be shown, and opens those again of which something can. */
async function withhold(trx: Trx, projectId: string, ids: string[]): Promise<Touched[]> {
  const { rows } =
    await sql<Touched>`with judged as (select t.project_id, t.id, t.withheld as before, ${isEmptied(sql`t.undecided`)} as after
      from task t where t.project_id = ${projectId} and t.id = any(${ids})),
    moved as (update task t set withheld = judged.after, state = case when judged.after or t.set_aside then 'closed' else 'open' end
      from judged where t.project_id = judged.project_id and t.id = judged.id and t.withheld <> judged.after)
    select * from judged`.execute(trx)
  return rows
}

/**
 * Ends the sittings in which nothing is left to judge, as if handed in: they count as done for whoever holds them. Answers the attempts
 * that they belonged to.
 */
async function endSittings(trx: Trx, projectId: string, ids: string[], now: Date): Promise<string[]> {
  const { rows } = await sql<{
    id: string
    attempt_id: string | null
  }>`with empty as (select a.id from assignment a join task t on t.project_id = a.project_id and t.id = a.task_id
      where a.project_id = ${projectId} and a.task_id = any(${ids}) and a.state in ('active', 'deferred') and (t.withheld or ${isEmptied(sql`a.subset`)}) for update of a),
    ended as (update assignment a set state = 'submitted', submitted_at = coalesce(a.submitted_at, ${now}), last_at = ${now}, deferred_until = null, note = '', note_clause = null,
        active_ms = (select coalesce(sum(l.active_ms), 0) from label l where l.project_id = a.project_id and l.assignment_id = a.id)
      from empty where a.project_id = ${projectId} and a.id = empty.id returning a.id, a.task_id, a.attempt_id, a.purpose = 'production' and not a.surplus as holds),
    n as (select task_id, count(*)::int as places from ended where holds group by task_id),
    moved as (update task t set held = t.held - n.places, done = t.done + n.places from n where t.project_id = ${projectId} and t.id = n.task_id),
    whole as (delete from requeue q using ended where q.project_id = ${projectId} and q.assignment_id = ended.id)
    select id, attempt_id from ended`.execute(trx)
  return [...new Set(rows.flatMap(({ attempt_id }) => attempt_id ?? []))]
}

/**
 * A place that waits for results of which none can be shown waits for nobody: it is its sitting's again. One by one, since each takes a
 * place.
 */
async function closeTickets(trx: Trx, projectId: string, ids: string[]): Promise<void> {
  const { rows } = await sql<{
    id: string
    task_id: string
  }>`select q.assignment_id as id, q.task_id from requeue q join assignment a on a.project_id = q.project_id and a.id = q.assignment_id
    join task t on t.project_id = q.project_id and t.id = q.task_id left join assignment k on k.project_id = q.project_id and k.id = q.taken_by
    where q.project_id = ${projectId} and q.task_id = any(${ids}) and q.subset is not null and a.freed and a.state = 'submitted' and not t.withheld
      and (k.id is null or k.state in ('lapsed', 'returned')) and ${isEmptied(sql`q.subset`)} for update of a`.execute(
    trx,
  )
  for (const { id, task_id } of rows) {
    const taken =
      await sql`update task set done = done + 1 where project_id = ${projectId} and id = ${task_id} and held + done < overlap returning id`.execute(
        trx,
      )
    if (taken.rows.length === 0) continue
    await sql`update assignment set freed = false where project_id = ${projectId} and id = ${id}`.execute(trx)
    await sql`delete from requeue where project_id = ${projectId} and assignment_id = ${id}`.execute(trx)
  }
}

/**
 * Brings tasks and sittings in line after results became TX, or are shown again: what cannot be shown is asked of nobody, and what was not
 * asked meanwhile is asked of those it lacks (`isBack`). To be called after `refreshTreatments`, in the same transaction.
 */
export async function settleWithheld(
  trx: Trx,
  scope: SettleScope,
  { now, newId, isBack = false }: { now: Date; newId: () => string; isBack?: boolean },
): Promise<void> {
  const tasks = await lockTasks(trx, scope)
  // Two who change results of one task at once do not see each other's before the tasks are locked.
  if ('keys' in scope) await refreshTasks(trx, scope)
  for (const [projectId, rows] of groupBy(tasks, ({ project_id }) => project_id)) {
    const ids = rows.map(({ id }) => id)
    const judged = await withhold(trx, projectId, ids)
    const attempts = await endSittings(trx, projectId, ids, now)
    await closeTickets(trx, projectId, ids)
    const opened = judged.filter(({ before, after }) => before && !after).map(({ id }) => id)
    if (isBack || opened.length > 0)
      await freeLacking(trx, projectId, { taskIds: ids, keys: 'keys' in scope ? scope.keys : [], opened, now })
    await closeTasks(trx, projectId, ids)
    await returnToReview(trx, projectId, ids, now)
    for (const attemptId of attempts) await closeAttempt(trx, { projectId, attemptId, now, newId })
  }
}
