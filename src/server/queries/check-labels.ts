import { sql, type Transaction } from 'kysely'
import type { Label } from '#contract/labelling.ts'
import type { Grade, TaskKind } from '#contract/project.ts'
import type { SafetySettings } from '#contract/safety.ts'
import { queryIntents, servingRisks } from '#contract/safety-words.ts'
import type { refusals } from '#contract/words.ts'
import { isSoundDetail, severityOf } from '#core/safety.ts'
import { defaultSafety } from '#core/viewing-settings.ts'
import { ApiError } from '../api-error.ts'
import { scopedId } from '../crypto.ts'
import type { AssignmentState, Database, Purpose } from '../db/schema.ts'
import { isClosed } from './closed-sitting.ts'

type Refusal = (typeof refusals)[number]

interface OwnAssignment {
  id: string
  project_id: string
  task_id: string
  state: AssignmentState
  surplus: boolean
  purpose: Purpose
  leased_until: Date
  is_closed: boolean
  task_kind: TaskKind
  results: string[]
  /** Those of them that are judged as a whole. */
  wholes: string[]
  /** What the label of the query's intent speaks of; null where there is none. */
  intent: string | null
  safety: Partial<SafetySettings>
}

/** A label with what it belongs to. */
export interface CheckedLabel {
  label: Label
  assignment: OwnAssignment
  resultId: string
}

async function ownAssignments(
  trx: Transaction<Database>,
  ids: string[],
  personId: string,
): Promise<Map<string, OwnAssignment>> {
  const { rows } =
    await sql<OwnAssignment>`select a.id, a.project_id, a.task_id, a.state, a.surplus, a.purpose, a.leased_until, ${isClosed} as is_closed, t.kind as task_kind, p.safety,
      array(select r.id::text from result r where r.project_id = a.project_id and r.task_id = a.task_id
        and (a.subset is null or r.id = any(a.subset))) as results,
      array(select r.id::text from result r where r.project_id = a.project_id and r.task_id = a.task_id and r.form <> 'document') as wholes,
      (select r.id::text from result r where r.project_id = t.project_id and r.query_id = t.query_id and r.form = 'query') as intent
    from assignment a join task t on t.project_id = a.project_id and t.id = a.task_id join project p on p.id = a.project_id
    where a.id = any(${ids}) and a.person_id = ${personId} for update of a`.execute(trx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Values of each scale version of the projects in question, by `project/version`. */
async function gradesOf(trx: Transaction<Database>, projectIds: string[]): Promise<Map<string, Set<number>>> {
  const rows = await trx
    .selectFrom('scale')
    .select(['project_id', 'version', 'grades'])
    .where('project_id', 'in', projectIds)
    .execute()
  return new Map(
    rows.map((row) => [
      `${row.project_id}/${row.version}`,
      new Set((row.grades as Grade[]).map((grade) => grade.value)),
    ]),
  )
}

/** Whether the parts of a label fit its kind and dimension; a grade's place in the scale is checked apart. */
function fits({ kind, dimension, value, reason, detail }: Label): boolean {
  if (dimension === 'flag') return kind !== 'cannot-judge' && value === null && reason === null && !detail
  const isSafety = dimension === 'safety' && kind === 'value'
  if (isSafety !== (detail !== undefined)) return false
  if (kind !== 'value') return value === null && (kind === 'cannot-judge') === (reason !== null)
  if (value === null || reason !== null) return false
  if (detail) return isSoundDetail(detail) && value === severityOf(detail.findings)
  if (dimension === 'serving-risk') return value in servingRisks
  return dimension !== 'intent' || value in queryIntents
}

/** Whether the project asks for the dimension of what the label is about; what was said before it asked no more can be taken back. */
function isAsked(
  { dimension, kind }: Label,
  { safety, intent, wholes, purpose }: OwnAssignment,
  resultId: string,
): boolean {
  const { mode, ...asks } = { ...defaultSafety, ...safety }
  if (dimension === 'flag') return resultId !== intent
  if ((dimension === 'intent') !== (resultId === intent)) return false
  if (kind === 'retraction') return true
  // In a course the gold grade is all that is learnt.
  const isCourse = purpose === 'training' || purpose === 'qualification'
  if (dimension === 'relevance') return mode !== 'only' || isCourse
  if (isCourse) return false
  if (dimension === 'intent') return asks.intent
  return !wholes.includes(resultId) && (dimension === 'safety' ? mode !== 'off' : asks.servingRisk)
}

function refusal(
  label: Label,
  assignment: OwnAssignment | undefined,
  resultId: string | undefined,
  grades: Map<string, Set<number>>,
): Refusal | null {
  if (!assignment) return 'unknown-assignment'
  if (assignment.is_closed) return 'adjudicated'
  if (!resultId) return 'unknown-subject'
  if (!fits(label) || !isAsked(label, assignment, resultId)) return 'bad-label'
  const scale = grades.get(`${assignment.project_id}/${label.scaleVersion}`)
  const isGrade = label.dimension === 'relevance' && label.value !== null
  if (!scale || (isGrade && !scale.has(label.value ?? 0))) return 'unknown-grade'
  return null
}

/** Finds what each label belongs to; throws `labels-refused`, naming each one that cannot be stored and why. */
export async function checkLabels(
  trx: Transaction<Database>,
  { labels, personId, secret }: { labels: Label[]; personId: string; secret: string },
): Promise<CheckedLabel[]> {
  const assignments = await ownAssignments(trx, [...new Set(labels.map((label) => label.assignmentId))], personId)
  const own = [...assignments.values()]
  const grades = own.length > 0 ? await gradesOf(trx, [...new Set(own.map((row) => row.project_id))]) : new Map()
  const subjects = new Map<string, string>()
  for (const { id, results, intent } of own) {
    for (const resultId of intent ? [...results, intent] : results)
      subjects.set(`${id}/${await scopedId(secret, id, resultId)}`, resultId)
  }
  const checked: CheckedLabel[] = []
  const refused: { id: string; reason: Refusal }[] = []
  for (const label of labels) {
    const assignment = assignments.get(label.assignmentId)
    const resultId = subjects.get(`${label.assignmentId}/${label.subject}`)
    const reason = refusal(label, assignment, resultId, grades)
    if (reason || !assignment || !resultId) refused.push({ id: label.id, reason: reason ?? 'unknown-subject' })
    else checked.push({ label, assignment, resultId })
  }
  if (refused.length > 0) throw new ApiError('labels-refused', 'Some labels cannot be stored; none were.', { refused })
  return checked
}
