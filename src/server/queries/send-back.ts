import { sql, type Transaction } from 'kysely'
import type { Decision } from '#contract/review.ts'
import type { Database } from '../db/schema.ts'
import { notify } from './notify.ts'

/** How long a task that was sent back is kept for its annotator, in ms; after that the labels stand as they were. */
export const sentBackMs = 7 * 24 * 3_600_000

/** Opens the sittings of a result's annotators again, with the reviewer's words, and tells each of them. */
export async function sendBack(
  trx: Transaction<Database>,
  { projectId, decision, now, newId }: { projectId: string; decision: Decision; now: Date; newId: () => string },
): Promise<void> {
  const { rows } = await sql<{
    id: string
    task_id: string
    person_id: string
  }>`update assignment a set state = 'active', note = ${decision.reason}, note_clause = ${decision.clause},
      leased_until = ${new Date(now.getTime() + sentBackMs)}, last_at = ${now}
    from result r where r.project_id = a.project_id and r.task_id = a.task_id and a.project_id = ${projectId} and r.id = ${decision.resultId} and a.state = 'submitted'
      and a.purpose = 'production' and not a.surplus and not a.freed returning a.id, a.task_id, a.person_id`.execute(
    trx,
  )
  if (rows.length === 0) return
  await sql`update task set held = held + ${rows.length}, done = done - ${rows.length}, state = 'open' where project_id = ${projectId} and id = ${rows[0]?.task_id}`.execute(
    trx,
  )
  for (const { id, person_id } of rows)
    await notify(trx, {
      id: newId(),
      personId: person_id,
      projectId,
      kind: 'sent-back',
      at: now,
      detail: { assignmentId: id },
    })
}

/** Hands in again, as they were, the sittings that were opened by a send-back made at `at` and are still open; their notices go. */
export async function takeBackSendBack(
  trx: Transaction<Database>,
  { projectId, taskId, at }: { projectId: string; taskId: string; at: Date },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`update assignment set state = 'submitted', note = '', note_clause = null
    where project_id = ${projectId} and task_id = ${taskId} and state in ('active', 'deferred') and note <> '' and submitted_at is not null returning id`.execute(
    trx,
  )
  if (rows.length === 0) return
  await sql`update task set held = held - ${rows.length}, done = done + ${rows.length} where project_id = ${projectId} and id = ${taskId}`.execute(
    trx,
  )
  await sql`delete from notification where project_id = ${projectId} and kind = 'sent-back' and at = ${at} and detail ->> 'assignmentId' = any(${rows.map((row) => row.id)})`.execute(
    trx,
  )
}
