import { sql, type Transaction } from 'kysely'
import type { Label, Receipt } from '#contract/labelling.ts'
import { groupBy } from '#core/group-by.ts'
import { ApiError } from '../api-error.ts'
import { sha256 } from '../crypto.ts'
import type { Database } from '../db/schema.ts'
import { anchoredLabels } from './anchored-labels.ts'
import { renewLeases } from './assign/lease.ts'
import { becomeSurplus } from './assign/places.ts'
import { takeBack } from './assign/take-back.ts'
import { type CheckedLabel, checkLabels } from './check-labels.ts'
import { keepAnswers } from './course/answers.ts'
import { scoreGold } from './gold/score.ts'
import { refreshReview } from './refresh-review.ts'
import { turned } from './task-parts.ts'
import { verdictsOf } from './verdicts.ts'

type Trx = Transaction<Database>

interface Saving {
  labels: Label[]
  personId: string
  now: Date
  secret: string
}

/** What makes two labels the same: every field, in one order, hashed. */
export function labelHash(label: Label): Promise<string> {
  return sha256(JSON.stringify(Object.entries(label).sort(([a], [b]) => (a < b ? -1 : 1))))
}

async function stored(trx: Trx, ids: string[]) {
  return trx
    .selectFrom('label')
    .select(['id', 'person_id', 'body_hash', 'seq', 'surplus'])
    .where('id', 'in', ids)
    .execute()
}

/**
 * Stores labels of one person, all or none, and answers their receipts in order. A label that is stored already
 * gets the same receipt again; its id with another body or person throws `label-id-taken`; labels that
 * cannot be stored throw `labels-refused` with the reason of each.
 */
export async function saveLabels(trx: Trx, { labels, personId, now, secret }: Saving): Promise<Receipt[]> {
  // The lock makes seq run without gaps per person, and two deliveries of one batch come one after the other.
  await sql`select 1 from person where id = ${personId} for update`.execute(trx)
  const hashes = new Map(await Promise.all(labels.map(async (label) => [label.id, await labelHash(label)] as const)))
  const known = await stored(
    trx,
    labels.map((label) => label.id),
  )
  const taken = known.filter((row) => row.person_id !== personId || row.body_hash !== hashes.get(row.id))
  if (taken.length > 0 || hashes.size < labels.length) {
    throw new ApiError('label-id-taken', 'These label ids stand for other labels.', { ids: taken.map((row) => row.id) })
  }
  const receipts = new Map(known.map(({ id, seq, surplus }) => [id, { id, seq, surplus }]))
  const fresh = labels.filter((label) => !receipts.has(label.id))
  if (fresh.length > 0) {
    const checked = await turnedAll(await checkLabels(trx, { labels: fresh, personId, secret }), secret)
    await bringBack(trx, checked, personId, now)
    await scoreGold(trx, checked, { personId, now })
    for (const receipt of await insertAll(trx, checked, { personId, now, hashes })) receipts.set(receipt.id, receipt)
    const inCourses = checked.filter(({ assignment }) => assignment.purpose === 'training')
    await keepAnswers(
      trx,
      inCourses.map(({ label }) => label.id),
    )
    await verdictsOf(trx, checked, personId, now)
    await tellReview(trx, checked, now)
  }
  return labels.map((label) => receipts.get(label.id)).filter((receipt) => receipt !== undefined)
}

/** A lease with less than this left, in ms, is renewed by a label. */
const closeMs = 5 * 60_000

/** Work that goes on after its lease ran out gets its place back, or becomes surplus where others filled it. */
async function bringBack(trx: Trx, checked: CheckedLabel[], personId: string, now: Date): Promise<void> {
  const assignments = new Map(checked.map(({ assignment }) => [assignment.id, assignment]))
  for (const assignment of assignments.values()) {
    const gone = assignment.state === 'lapsed' || assignment.state === 'returned'
    if (gone && !assignment.surplus && !(await takeBack(trx, assignment, now))) {
      assignment.surplus = true
      await becomeSurplus(trx, assignment)
    }
    // Whoever labels is there; their tasks are kept for them before it gets close.
    if (assignment.state === 'active' && assignment.leased_until.getTime() - now.getTime() < closeMs)
      await renewLeases(trx, assignment.project_id, personId, now)
    await trx
      .updateTable('assignment')
      .set((eb) => ({
        last_at: now,
        begun_at: eb.fn.coalesce('begun_at', eb.val(now)),
      }))
      .where('project_id', '=', assignment.project_id)
      .where('id', '=', assignment.id)
      .execute()
  }
}

/** The labels with their values as they are stored: preferences speak of the stored sides, whichever way they were shown. */
async function turnedAll(checked: CheckedLabel[], secret: string): Promise<CheckedLabel[]> {
  return Promise.all(
    checked.map(async ({ label, assignment, ...rest }) => {
      const isGrade = label.dimension === 'relevance'
      const value = isGrade ? await turned(secret, assignment.task_kind, assignment.id, label.value) : label.value
      return { ...rest, assignment, label: { ...label, value } }
    }),
  )
}

/** Corrections of submitted tasks and flags can change what needs a decision at once; the rest waits for the submit. */
async function tellReview(trx: Trx, checked: CheckedLabel[], now: Date): Promise<void> {
  const telling = checked.filter(
    ({ label, assignment }) =>
      assignment.purpose === 'production' && (assignment.state === 'submitted' || label.dimension === 'flag'),
  )
  for (const [projectId, labels] of groupBy(telling, ({ assignment }) => assignment.project_id))
    await refreshReview(trx, projectId, now, [...new Set(labels.map(({ assignment }) => assignment.task_id))])
}

async function insertAll(
  trx: Trx,
  checked: CheckedLabel[],
  { personId, now, hashes }: { personId: string; now: Date; hashes: Map<string, string> },
): Promise<Receipt[]> {
  const { rows } = await sql<{
    next: number
  }>`update person set next_seq = next_seq + ${checked.length} where id = ${personId}
    returning next_seq - ${checked.length} as next`.execute(trx)
  const first = Number(rows[0]?.next)
  const anchored = await anchoredLabels(trx, checked)
  const values = checked.map(({ label, assignment, resultId }, i) => ({
    project_id: assignment.project_id,
    id: label.id,
    person_id: personId,
    source_id: null,
    assignment_id: assignment.id,
    result_id: resultId,
    dimension: label.dimension,
    kind: label.kind,
    value: label.value,
    reason: label.reason,
    explanation: label.explanation,
    scale_version: label.scaleVersion,
    guideline_version: label.guidelineVersion,
    ui_language: label.uiLanguage,
    active_ms: label.activeMs,
    away_ms: label.awayMs,
    input: label.input,
    reveal_level: label.revealLevel,
    detail: label.detail ? JSON.stringify(label.detail) : null,
    anchored: anchored.has(label.id),
    seq: first + i,
    surplus: assignment.surplus,
    body_hash: hashes.get(label.id) ?? '',
    made_at: new Date(label.madeAt),
    received_at: now,
  }))
  await trx.insertInto('label').values(values).execute()
  // One batch can hold several labels of the same result: the last one is in force.
  const last = new Map(values.map((row) => [`${row.assignment_id}/${row.result_id}/${row.dimension}`, row]))
  await trx
    .insertInto('current_label')
    .values(
      [...last.values()].map(
        ({
          project_id,
          result_id,
          assignment_id,
          dimension,
          person_id,
          id,
          kind,
          value,
          reason,
          explanation,
          scale_version,
          surplus,
          seq,
          detail,
          anchored,
          reveal_level,
        }) => ({
          ...{
            project_id,
            result_id,
            by: assignment_id,
            dimension,
            person_id,
            source_id: null,
            assignment_id,
            label_id: id,
            kind,
            value,
            reason,
          },
          ...{ explanation, scale_version, surplus, seq, at: now, detail, anchored, reveal_level },
        }),
      ),
    )
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'result_id', 'by', 'dimension']).doUpdateSet((eb) => ({
        label_id: eb.ref('excluded.label_id'),
        kind: eb.ref('excluded.kind'),
        value: eb.ref('excluded.value'),
        reason: eb.ref('excluded.reason'),
        explanation: eb.ref('excluded.explanation'),
        scale_version: eb.ref('excluded.scale_version'),
        surplus: eb.ref('excluded.surplus'),
        seq: eb.ref('excluded.seq'),
        at: eb.ref('excluded.at'),
        detail: eb.ref('excluded.detail'),
        anchored: eb.ref('excluded.anchored'),
        reveal_level: eb.ref('excluded.reveal_level'),
      })),
    )
    .execute()
  return values.map(({ id, seq, surplus }) => ({ id, seq, surplus }))
}
