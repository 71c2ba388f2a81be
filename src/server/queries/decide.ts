import { sql, type Transaction } from 'kysely'
import type { Grade } from '#contract/project.ts'
import type { Decision } from '#contract/review.ts'
import { ApiError, found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { notify } from './notify.ts'
import { type Reviewer, seenLabels } from './review-groups.ts'
import { sendBack } from './send-back.ts'

type Trx = Transaction<Database>

interface Deciding {
  reviewer: Reviewer
  decisions: Decision[]
  bulk: boolean
  now: Date
  newId: () => string
}

interface Item {
  result_id: string
  task_id: string
  state: string
  reasons: string[]
  since: string
  is_own: boolean
}

async function lockItems(trx: Trx, { projectId, personId }: Reviewer, ids: string[]): Promise<Map<string, Item>> {
  const { rows } = await sql<Item>`select i.result_id, i.task_id, i.state, i.reasons, i.since::text as since,
      exists (select 1 from current_label l where l.project_id = i.project_id and l.result_id = i.result_id and l.person_id = ${personId} and l.kind <> 'retraction') as is_own
    from review_item i where i.project_id = ${projectId} and i.result_id = any(${ids}) for update of i`.execute(trx)
  return new Map(rows.map((row) => [row.result_id, row]))
}

function check(decision: Decision, item: Item | undefined, { isOwner }: Reviewer, grades: Grade[]): Item {
  if (!item) throw new ApiError('not-found', 'This result does not wait for a decision.')
  if (item.is_own) throw new ApiError('own-label', 'Nobody decides on a result they labelled themselves.')
  const isOpen = item.state === 'waiting' || (item.state === 'passed' && isOwner)
  if (!isOpen)
    throw new ApiError('already-decided', 'Somebody has decided on this result meanwhile.', {
      resultId: item.result_id,
    })
  const isGrade = grades.some((grade) => grade.value === decision.value)
  if ((decision.kind === 'grade') !== isGrade || (decision.kind !== 'grade' && decision.value !== null))
    throw new ApiError('bad-request', 'The value does not fit the decision.')
  if ((decision.kind === 'send-back' || decision.kind === 'none') && decision.reason.trim() === '')
    throw new ApiError('bad-request', 'This decision needs a reason.')
  return item
}

const stateAfter = { grade: 'decided', none: 'decided', 'send-back': 'sent-back', 'pass-up': 'passed' } as const

/** Stores decisions of one reviewer, all or none; what was stored before under the same id is left alone. Throws `own-label`, `already-decided`, 404 or 400. */
export async function decide(trx: Trx, { reviewer, decisions, bulk, now, newId }: Deciding): Promise<void> {
  const { projectId, personId } = reviewer
  const project = found(
    await trx
      .selectFrom('project')
      .innerJoin('scale', (join) =>
        join.onRef('scale.project_id', '=', 'project.id').onRef('scale.version', '=', 'project.scale_version'),
      )
      .select(['project.scale_version', 'project.guideline_version', 'scale.grades'])
      .where('project.id', '=', projectId)
      .executeTakeFirst(),
  )
  const known = await trx
    .selectFrom('decision')
    .select(['id', 'decided_by', 'project_id'])
    .where(
      'id',
      'in',
      decisions.map(({ id }) => id),
    )
    .execute()
  if (known.some((row) => row.decided_by !== personId || row.project_id !== projectId))
    throw new ApiError('conflict', 'These ids stand for other decisions.')
  const fresh = decisions.filter(({ id }) => !known.some((row) => row.id === id))
  const ids = fresh.map(({ resultId }) => resultId)
  const items = await lockItems(trx, reviewer, ids)
  const seen = await seenLabels(trx, projectId, ids)
  for (const decision of fresh) {
    const item = check(decision, items.get(decision.resultId), reviewer, project.grades)
    await store(trx, { decision, item, reviewer, bulk, now, seen: seen.get(decision.resultId) ?? [], project })
    if (decision.kind === 'send-back') await sendBack(trx, { projectId, decision, now, newId })
    if (decision.kind === 'grade' || decision.kind === 'none') await settle(trx, { projectId, decision, now, newId })
  }
  await closeTasks(trx, projectId, [...new Set([...items.values()].map(({ task_id }) => task_id))])
}

interface Storing {
  decision: Decision
  item: Item
  reviewer: Reviewer
  bulk: boolean
  now: Date
  seen: unknown
  project: { scale_version: number; guideline_version: number }
}

async function store(trx: Trx, { decision, item, reviewer, bulk, now, seen, project }: Storing): Promise<void> {
  const { id, resultId, kind, value, clause, reason } = decision
  await trx
    .insertInto('decision')
    .values({
      ...{ project_id: reviewer.projectId, id, result_id: resultId, kind, value, clause, reason, bulk },
      seen: JSON.stringify(seen),
      item: JSON.stringify({ state: item.state, reasons: item.reasons, since: item.since }),
      ...{ scale_version: project.scale_version, guideline_version: project.guideline_version },
      ...{ decided_by: reviewer.personId, decided_at: now, undone_at: null },
    })
    .execute()
  await trx
    .updateTable('review_item')
    .set({ state: stateAfter[kind], claimed_by: null, claimed_until: null })
    .where('project_id', '=', reviewer.projectId)
    .where('result_id', '=', resultId)
    .execute()
}

/** Puts the decision in force, answers contests, and tells those who contested. */
async function settle(
  trx: Trx,
  { projectId, decision, now, newId }: { projectId: string; decision: Decision; now: Date; newId: () => string },
): Promise<void> {
  const { id, resultId, value, clause, reason } = decision
  const row = { project_id: projectId, result_id: resultId, decision_id: id, value, clause, reason, at: now }
  await trx
    .insertInto('settled')
    .values(row)
    .onConflict((conflict) => conflict.columns(['project_id', 'result_id']).doUpdateSet(row))
    .execute()
  const contests = await trx
    .updateTable('contest')
    .set({ answered_at: now })
    .where('project_id', '=', projectId)
    .where('result_id', '=', resultId)
    .where('answered_at', 'is', null)
    .returning('person_id')
    .execute()
  for (const { person_id } of contests)
    await notify(trx, { id: newId(), personId: person_id, projectId, kind: 'contest-answered', at: now })
}

/** A task is adjudicated once it is full, something in it was decided, and nothing in it waits; else it is open again. */
export async function closeTasks(trx: Trx, projectId: string, taskIds: string[]): Promise<void> {
  await sql`with judged as (select t.id, t.held = 0 and exists (select 1 from review_item i where i.project_id = t.project_id and i.task_id = t.id and i.state = 'decided')
      and not exists (select 1 from review_item i where i.project_id = t.project_id and i.task_id = t.id and i.state <> 'decided')
      and not exists (select 1 from result r where r.project_id = t.project_id and r.task_id = t.id
        and (select count(*) from current_label l left join source c on c.project_id = l.project_id and c.id = l.source_id where l.project_id = r.project_id
          and l.result_id = r.id and l.dimension = 'relevance' and l.kind <> 'retraction' and not l.surplus and (l.person_id is not null or c.counts)) < t.overlap) as full
      from task t where t.project_id = ${projectId} and t.id = any(${taskIds}) and t.state in ('open', 'adjudicated'))
    update task t set state = case when judged.full then 'adjudicated' else 'open' end from judged where t.project_id = ${projectId} and t.id = judged.id`.execute(
    trx,
  )
}

/** Takes decisions back, the reviewer's own ones or, for an owner, anybody's; each result waits again as it did before. Throws 404. */
export async function undoDecisions(
  trx: Trx,
  { projectId, personId, isOwner }: Reviewer,
  ids: string[],
  now: Date,
): Promise<void> {
  const rows = await trx
    .selectFrom('decision')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', 'in', ids)
    .forUpdate()
    .execute()
  if (rows.length < new Set(ids).size || rows.some((row) => row.decided_by !== personId && !isOwner))
    throw new ApiError('not-found', 'There is no such decision of yours.')
  const open = rows.filter((row) => row.undone_at === null)
  if (open.length === 0) return
  const results = open.map((row) => row.result_id)
  await trx
    .updateTable('decision')
    .set({ undone_at: now })
    .where('project_id', '=', projectId)
    .where(
      'id',
      'in',
      open.map((row) => row.id),
    )
    .execute()
  await trx.deleteFrom('settled').where('project_id', '=', projectId).where('result_id', 'in', results).execute()
  // What was decided before, and taken up again, is in force again.
  await sql`insert into settled (project_id, result_id, decision_id, value, clause, reason, at)
    select distinct on (result_id) project_id, result_id, id, value, clause, reason, decided_at from decision
    where project_id = ${projectId} and result_id = any(${results}) and undone_at is null and kind in ('grade', 'none') order by result_id, decided_at desc`.execute(
    trx,
  )
  await sql`update review_item i set state = d.item ->> 'state' from decision d where i.project_id = ${projectId} and d.project_id = i.project_id
    and d.result_id = i.result_id and d.id = any(${open.map((row) => row.id)})`.execute(trx)
  const tasks = await trx
    .selectFrom('review_item')
    .select('task_id')
    .distinct()
    .where('project_id', '=', projectId)
    .where('result_id', 'in', results)
    .execute()
  await closeTasks(
    trx,
    projectId,
    tasks.map((row) => row.task_id),
  )
}
