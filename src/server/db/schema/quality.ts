import type { Generated } from 'kysely'
import type { GoldPool } from '#contract/gold.ts'

interface GoldRow {
  project_id: string
  result_id: string
  pool: GoldPool
  value: number
  tolerance: Generated<number>
  reason: Generated<string>
  clause: string | null
  origin: Generated<string>
  settled_by: Generated<string[]>
  scale_version: number
  created_by: string | null
  created_at: Date
  retired_at: Date | null
  /** What was made together, so that it can be taken back together. */
  batch: string | null
  retired_why: 'by-hand' | 'answered' | 'clause' | null
}
/** What an item of gold became, at each change; before the first one there is none. */
interface GoldHistoryRow {
  project_id: string
  result_id: string
  seq: number
  /** Null where it was taken back. */
  value: number | null
  tolerance: number
  reason: string
  clause: string | null
  by: string | null
  at: Date
  /** The calibration session it was settled in; null by hand. */
  session_id: string | null
}
interface GoldAnswerRow {
  project_id: string
  person_id: string
  result_id: string
  assignment_id: string
  label_id: string
  pool: GoldPool
  language: string
  value: number
  is_correct: boolean
  at: Date
}
interface StandingRow {
  project_id: string
  person_id: string
  language: string
  state: 'training' | 'working' | 'paused'
  reason: Generated<string>
  qualified_at: Date | null
  /** How many of the person's tasks had been submitted when the standing was last looked at. */
  evaluated: Generated<number>
  since: Date
}
interface QualificationRow {
  project_id: string
  language: string
  pass_mark: number
  attempts: number
  items: number
  created_at: Date
}
interface AttemptRow {
  project_id: string
  id: string
  person_id: string
  language: string
  state: 'running' | 'passed' | 'failed'
  asked: Generated<number>
  correct: Generated<number>
  started_at: Date
  ended_at: Date | null
  kind: Generated<'training' | 'qualification'>
  pass_mark: Generated<number>
  clauses: Generated<string[]>
}
/** The first label of a round on a result of the course. */
interface CourseAnswerRow {
  project_id: string
  attempt_id: string
  result_id: string
  assignment_id: string
  value: number | null
  is_right: boolean
  seq: number
}
interface ExtraAttemptRow {
  project_id: string
  id: string
  person_id: string
  language: string
  reason: string
  given_by: string
  at: Date
}

/** Gold, who answered it how, and who may work. */
export interface QualityTables {
  gold: GoldRow
  gold_answer: GoldAnswerRow
  gold_history: GoldHistoryRow
  standing: StandingRow
  qualification: QualificationRow
  attempt: AttemptRow
  course_answer: CourseAnswerRow
  extra_attempt: ExtraAttemptRow
}
