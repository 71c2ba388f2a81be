import type { ColumnType, Generated } from 'kysely'
import type { CannotJudgeReason } from '#contract/labelling.ts'
import type { SafetyDetail } from '#contract/safety.ts'

type Detail = ColumnType<SafetyDetail | null, string | null | undefined, string | null>

export type AssignmentState = 'active' | 'submitted' | 'deferred' | 'returned' | 'lapsed'
/** What a sitting is for; known to the server alone. */
export type Purpose = 'production' | 'gold' | 'training' | 'qualification' | 'retest' | 'recheck' | 'send-back'
export type StoredKind = 'value' | 'cannot-judge' | 'retraction'

interface AssignmentRow {
  project_id: string
  id: string
  task_id: string
  person_id: string
  purpose: Generated<Purpose>
  state: AssignmentState
  surplus: Generated<boolean>
  /** The place was given back because labels went stale; what is left of the sitting still counts. */
  freed: Generated<boolean>
  leased_until: Date
  deferred_until: Date | null
  created_at: Date
  begun_at: Date | null
  /** Given back by a person who is never to be offered it again. */
  for_good: Generated<boolean>
  last_at: Date
  submitted_at: Date | null
  note: Generated<string>
  note_clause: string | null
  /** The results that this sitting is about; null means all of the task. */
  subset: Generated<string[] | null>
  attempt_id: Generated<string | null>
  /** How long a submitted sitting took, in ms of active time; null before the first submit. */
  active_ms: Generated<number | null>
}

interface SourceRow {
  project_id: string
  id: string
  name: string
  counts: Generated<boolean>
  created_at: Date
}

interface LabelRow {
  project_id: string
  id: string
  person_id: string | null
  source_id: string | null
  assignment_id: string | null
  result_id: string
  dimension: string
  kind: StoredKind
  value: number | null
  reason: CannotJudgeReason | null
  explanation: Generated<string>
  scale_version: number
  guideline_version: number
  ui_language: string | null
  active_ms: number | null
  away_ms: number | null
  input: string | null
  reveal_level: number | null
  detail: Detail
  /** Decided on a card that showed a model's guess: never trains or tests that model. */
  anchored: Generated<boolean>
  seq: number
  surplus: Generated<boolean>
  body_hash: string
  made_at: Date
  received_at: Date
}

interface CurrentLabelRow {
  project_id: string
  result_id: string
  by: string
  dimension: string
  person_id: string | null
  source_id: string | null
  assignment_id: string | null
  label_id: string
  kind: StoredKind
  value: number | null
  reason: CannotJudgeReason | null
  explanation: Generated<string>
  scale_version: number
  surplus: Generated<boolean>
  detail: Detail
  anchored: Generated<boolean>
  reveal_level: Generated<number | null>
  seq: number
  at: Date
}

/** How many labels are in force; kept by triggers on `current_label`. */
interface LabelTallyRow {
  project_id: string
  /** A person or a source. */
  rater_id: string
  is_person: boolean
  language: string
  dimension: string
  kind: StoredKind
  labels: number
  /** Of all that were ever counted here. */
  first_at: Date
  last_at: Date
}

/** Who has what, and what they said of it. */
export interface LabelsTables {
  assignment: AssignmentRow
  source: SourceRow
  label: LabelRow
  current_label: CurrentLabelRow
  label_tally: LabelTallyRow
}
