import { sql, type Transaction } from 'kysely'
import type { Label } from '#contract/labelling.ts'
import type { Grade, TaskKind } from '#contract/project.ts'
import type { refusals } from '#contract/words.ts'
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
    await sql<OwnAssignment>`select a.id, a.project_id, a.task_id, a.state, a.surplus, a.purpose, a.leased_until, ${isClosed} as is_closed, t.kind as task_kind,
      array(select r.id::text from result r where r.project_id = a.project_id and r.task_id = a.task_id
        and (a.subset is null or r.id = any(a.subset))) as results
    from assignment a join task t on t.project_id = a.project_id and t.id = a.task_id
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

/** Whether the parts of a label fit its kind; the value's place in the scale is checked apart. */
function fits({ kind, dimension, value, reason }: Label): boolean {
  if (dimension === 'flag') return kind !== 'cannot-judge' && value === null && reason === null
  if (kind === 'value') return value !== null && reason === null
  return value === null && (kind === 'cannot-judge') === (reason !== null)
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
  if (!fits(label)) return 'bad-label'
  const scale = grades.get(`${assignment.project_id}/${label.scaleVersion}`)
  if (!scale || (label.value !== null && !scale.has(label.value))) return 'unknown-grade'
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
  for (const { id, results } of own) {
    for (const resultId of results) subjects.set(`${id}/${await scopedId(secret, id, resultId)}`, resultId)
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
