import { sql, type Transaction } from 'kysely'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { closeTasks } from './close-tasks.ts'
import { restoreContradicted } from './question-gold.ts'
import { refreshReview } from './refresh-review.ts'
import { notLabelledBy, type Reviewer } from './review-scope.ts'
import { takeBackSendBack } from './send-back.ts'
import { tellDecided } from './tell-decided.ts'
import { dropVerdicts } from './verdicts.ts'

type Trx = Transaction<Database>

interface Undoing {
  reviewer: Reviewer
  ids: string[]
  now: Date
  newId: () => string
}

interface Made {
  id: string
  result_id: string
  task_id: string
  kind: string
  decided_by: string
  decided_at: Date
  undone_at: Date | null
  is_own: boolean
}

async function lockDecisions(trx: Trx, reviewer: Reviewer, ids: string[]): Promise<Made[]> {
  const { rows } =
    await sql<Made>`select d.id, d.result_id, i.task_id, d.kind, d.decided_by, d.decided_at, d.undone_at, not (${notLabelledBy(reviewer)}) as is_own
    from decision d join review_item i on i.project_id = d.project_id and i.result_id = d.result_id
    where d.project_id = ${reviewer.projectId} and d.id = any(${ids}) order by d.result_id, d.decided_at for update`.execute(
      trx,
    )
  return rows
}

/**
 * Takes decisions back, the reviewer's own ones or, for an owner, anybody's. Each result waits again as it did before the
 * oldest of those that nothing newer stands on; contests that they answered are open, and what was sent back and not yet handed
 * in again is as it was. Twice does nothing more. Throws 404 or `own-label`.
 */
export async function undoDecisions(trx: Trx, { reviewer, ids, now, newId }: Undoing): Promise<void> {
  const { projectId, personId, isOwner } = reviewer
  const rows = await lockDecisions(trx, reviewer, ids)
  if (rows.length < new Set(ids).size || rows.some((row) => row.decided_by !== personId && !isOwner))
    throw new ApiError('not-found', 'There is no such decision of yours.')
  const open = rows.filter((row) => row.undone_at === null)
  if (open.some((row) => row.is_own && row.decided_by !== personId))
    throw new ApiError('own-label', 'Nobody takes back a decision on a result they labelled themselves.')
  if (open.length === 0) return
  const openIds = open.map((row) => row.id)
  const results = [...new Set(open.map((row) => row.result_id))]
  await trx
    .updateTable('decision')
    .set({ undone_at: now })
    .where('project_id', '=', projectId)
    .where('id', 'in', openIds)
    .execute()
  await putBack(trx, projectId, openIds, results)
  await dropVerdicts(trx, openIds)
  for (const { result_id, task_id, kind, decided_at } of open) {
    if (kind === 'send-back') await takeBackSendBack(trx, { projectId, taskId: task_id, at: decided_at })
    else if (kind !== 'pass-up') await reopenContests(trx, projectId, result_id, decided_at)
    await restoreContradicted(trx, projectId, { resultId: result_id, at: decided_at })
  }
  await tellDecided(trx, { projectId, resultIds: results, now, newId })
  const tasks = [...new Set(open.map((row) => row.task_id))]
  await refreshReview(trx, projectId, now, tasks)
  await closeTasks(trx, projectId, tasks)
}

/** What was decided before, and taken up again, is in force again; where nothing newer stands, the result waits as it did. */
async function putBack(trx: Trx, projectId: string, ids: string[], results: string[]): Promise<void> {
  await trx.deleteFrom('settled').where('project_id', '=', projectId).where('result_id', 'in', results).execute()
  await sql`insert into settled (project_id, result_id, decision_id, value, clause, reason, at)
    select distinct on (result_id) project_id, result_id, id, value, clause, reason, decided_at from decision
    where project_id = ${projectId} and result_id = any(${results}) and undone_at is null and kind in ('grade', 'none') order by result_id, decided_at desc`.execute(
    trx,
  )
  await sql`update review_item i set state = first.item ->> 'state' from (select distinct on (d.result_id) d.result_id, d.item from decision d
      where d.project_id = ${projectId} and d.id = any(${ids}) and not exists (select 1 from decision later where later.project_id = d.project_id
        and later.result_id = d.result_id and later.undone_at is null and later.decided_at > d.decided_at) order by d.result_id, d.decided_at) first
    where i.project_id = ${projectId} and i.result_id = first.result_id`.execute(trx)
}

async function reopenContests(trx: Trx, projectId: string, resultId: string, at: Date): Promise<void> {
  await sql`with again as (update contest set answered_at = null where project_id = ${projectId} and result_id = ${resultId} and answered_at = ${at} returning person_id)
    delete from notification n using again where n.person_id = again.person_id and n.project_id = ${projectId} and n.kind = 'contest-answered' and n.at = ${at}`.execute(
    trx,
  )
}
