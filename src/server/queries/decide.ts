import { sql, type Transaction } from 'kysely'
import type { Grade } from '#contract/project.ts'
import type { Decision } from '#contract/review.ts'
import type { SafetySettings } from '#contract/safety.ts'
import { isSoundDetail } from '#core/safety.ts'
import { ApiError, found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import type { Grading } from '../insights/model-grades.ts'
import { checkClauses } from './cited-clauses.ts'
import { closeTasks } from './close-tasks.ts'
import { notify } from './notify.ts'
import { retireContradicted } from './question-gold.ts'
import { notLabelledBy, type Reviewer, visible } from './review-scope.ts'
import { safeItems } from './safe-items.ts'
import { seenLabels } from './seen-labels.ts'
import { sendBack } from './send-back.ts'
import { tellDecided } from './tell-decided.ts'
import { keepVerdicts } from './verdicts.ts'

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

async function lockItems(trx: Trx, reviewer: Reviewer, ids: string[]): Promise<Map<string, Item>> {
  const { rows } =
    await sql<Item>`select i.result_id, i.task_id, i.state, i.reasons, i.since::text as since, not (${notLabelledBy(reviewer)}) as is_own
    from review_item i where i.project_id = ${reviewer.projectId} and i.result_id = any(${ids}) and ${visible(reviewer)} order by i.result_id for update of i`.execute(
      trx,
    )
  return new Map(rows.map((row) => [row.result_id, row]))
}

/** Only what is safe now, with the grade that was shown, is accepted in bulk: a label may have changed since. Throws `not-safe`. */
async function checkSafe(trx: Trx, reviewer: Reviewer, grading: Grading, decisions: Decision[]): Promise<void> {
  const ids = decisions.map(({ resultId }) => resultId)
  const safe = new Map((await safeItems(trx, reviewer, grading, ids)).map((item) => [item.resultId, item.consensus]))
  for (const { kind, resultId, value } of decisions)
    if (kind !== 'grade' || safe.get(resultId) !== value)
      throw new ApiError('not-safe', 'A label changed since it was shown; nothing was accepted.', { resultId })
}

function check(
  decision: Decision,
  item: Item | undefined,
  { isOwner }: Reviewer,
  { grades, safety }: { grades: Grade[]; safety: Partial<SafetySettings> },
): Item {
  if (!item) throw new ApiError('not-found', 'This result does not wait for a decision.')
  if (item.is_own) throw new ApiError('own-label', 'Nobody decides on a result they labelled themselves.')
  const isOpen = item.state === 'waiting' || (item.state === 'passed' && isOwner)
  if (!isOpen)
    throw new ApiError('already-decided', 'Somebody has decided on this result meanwhile.', {
      resultId: item.result_id,
    })
  if (decision.safety && (safety.mode === 'off' || decision.kind !== 'grade' || !isSoundDetail(decision.safety)))
    throw new ApiError('bad-request', 'This says nothing sound about safety.')
  // Where people differ about safety, that is what is decided; where nothing else is asked, there is no grade.
  const isOnly = safety.mode === 'only'
  if (decision.kind === 'grade' && !decision.safety && (isOnly || item.reasons.includes('safety')))
    throw new ApiError('bad-request', 'This decision has to say what is unsafe.')
  const isGrade = isOnly ? decision.kind === 'grade' : grades.some((grade) => grade.value === decision.value)
  const hasNoValue = decision.kind !== 'grade' || isOnly
  if ((decision.kind === 'grade') !== isGrade || (hasNoValue && decision.value !== null))
    throw new ApiError('bad-request', 'The value does not fit the decision.')
  if ((decision.kind === 'send-back' || decision.kind === 'none') && decision.reason.trim() === '')
    throw new ApiError('bad-request', 'This decision needs a reason.')
  return item
}

const stateAfter = { grade: 'decided', none: 'decided', 'send-back': 'sent-back', 'pass-up': 'passed' } as const

/** Stores decisions of one reviewer, all or none; what was stored before under the same id is left alone. Throws `own-label`, `already-decided`, `needs-clause`, `not-safe`, 404 or 400. */
export async function decide(trx: Trx, { reviewer, decisions, bulk, now, newId }: Deciding): Promise<void> {
  const { projectId, personId } = reviewer
  const project = found(
    await trx
      .selectFrom('project')
      .innerJoin('scale', (join) =>
        join.onRef('scale.project_id', '=', 'project.id').onRef('scale.version', '=', 'project.scale_version'),
      )
      .select([
        'project.scale_version',
        'project.guideline_version',
        'project.consensus as rule',
        'project.kind',
        'project.safety',
        'scale.grades',
      ])
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
  if (fresh.length === 0) return
  const ids = fresh.map(({ resultId }) => resultId)
  if (new Set(ids).size < ids.length) throw new ApiError('bad-request', 'A result is decided on twice.')
  const items = await lockItems(trx, reviewer, ids)
  for (const decision of fresh) check(decision, items.get(decision.resultId), reviewer, project)
  await checkClauses(trx, projectId, project.guideline_version, fresh, bulk)
  if (bulk) await checkSafe(trx, reviewer, project, fresh)
  const seen = await seenLabels(trx, reviewer, ids)
  for (const decision of fresh) {
    const item = check(decision, items.get(decision.resultId), reviewer, project)
    await store(trx, { decision, item, reviewer, bulk, now, seen: seen.get(decision.resultId) ?? [], project })
    if (decision.kind === 'send-back') await sendBack(trx, { projectId, decision, now, newId })
    if (decision.kind !== 'grade' && decision.kind !== 'none') continue
    await settle(trx, { projectId, decision, now, newId })
    await retireContradicted(trx, projectId, decision, now)
    if (!decision.safety) continue
    const said = { projectId, resultId: decision.resultId, labelId: decision.id, findings: decision.safety.findings }
    await keepVerdicts(trx, [said], personId, now, { binds: true })
  }
  await tellDecided(trx, { projectId, resultIds: ids, now, newId })
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
      safety: decision.safety ? JSON.stringify(decision.safety) : null,
      seen: JSON.stringify(seen),
      active_ms: decision.activeMs ?? null,
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
