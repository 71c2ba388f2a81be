import type { ColumnType, Generated } from 'kysely'
import type {
  CalibrationAsks,
  CalibrationPhase,
  CalibrationPick,
  NewVote,
  OwnVote,
  Pointer,
} from '#contract/calibration.ts'
import type { SessionReport } from '#contract/calibration-plan.ts'
import type { calibrationKinds, calibrationNames, draftStates } from '#contract/calibration-words.ts'
import type { SafetyDetail } from '#contract/safety.ts'
import type { ClauseWords } from '#core/guideline-clause.ts'
import type { Json } from './json.ts'

type Detail = ColumnType<SafetyDetail | null, string | null | undefined, string | null>

interface SessionRow {
  project_id: string
  id: string
  title: string
  goal: Generated<string>
  kind: (typeof calibrationKinds)[number]
  asks: CalibrationAsks
  names: (typeof calibrationNames)[number]
  pass_mark: number
  closes_at: Date | null
  phase: Generated<CalibrationPhase>
  /** The item on the table. */
  n: Generated<number | null>
  step: Generated<number>
  roster: Generated<number>
  /** Who leads. */
  trainer_id: Generated<string | null>
  timer_at: Generated<Date | null>
  timer_seconds: Generated<number | null>
  pointer: ColumnType<Pointer | null, string | null | undefined, string | null>
  created_by: string
  created_at: Date
  began_at: Generated<Date | null>
  ended_at: Generated<Date | null>
  /** What of the report stays as it stood at the end: agreement before the session and in it. Null until somebody who leads has read it then. */
  report: ColumnType<Pick<SessionReport, 'before' | 'votes'> | null, string | null | undefined, string | null>
}

interface ItemRow {
  project_id: string
  session_id: string
  n: number
  result_id: string
  pick: CalibrationPick
  /** Grows when the item is voted on once more. */
  round: Generated<number>
  voted_at: Generated<Date | null>
  revealed_at: Generated<Date | null>
  settled_at: Generated<Date | null>
  settled_by: Generated<string | null>
  /** The grade it was settled as; null while it is not, or where it was passed over. */
  value: Generated<number | null>
  tolerance: Generated<number>
  reason: Generated<string>
  clause: Generated<string | null>
  safety: Detail
}

interface SeatRow {
  project_id: string
  session_id: string
  person_id: string
  seat: number
  agrees: Generated<boolean | null>
  joined_at: Generated<Date | null>
}

/** One open line of somebody; several tabs are several rows. */
interface ConnectionRow {
  project_id: string
  session_id: string
  id: string
  person_id: string
  until: Date
}

interface VoteRow {
  project_id: string
  session_id: string
  n: number
  round: number
  person_id: string
  seq: number
  id: string
  mode: OwnVote['mode']
  value: number | null
  reason: NewVote['reason']
  safety: Detail
  explanation: Generated<string>
  clause: string | null
  reveal_level: Generated<number>
  body_hash: string
  at: Date
}

interface DraftRow {
  project_id: string
  id: string
  session_id: string | null
  n: number | null
  based_on: number
  clause: string
  /** How the clause is to read, by language. */
  texts: Json<Record<string, ClauseWords>>
  note: Generated<string>
  state: Generated<(typeof draftStates)[number]>
  drafted_by: string
  drafted_at: Date
  settled_by: Generated<string | null>
  settled_at: Generated<Date | null>
  /** The version that it was published in, and how many labels had been given under the old text then. */
  version: Generated<number | null>
  recheck: Generated<number | null>
}

interface RetestRow {
  project_id: string
  session_id: string
  n: number
  person_id: string
  days: number
  due_at: Date
  task_id: Generated<string | null>
  result_id: Generated<string | null>
  /** The grade that is right, and how far off still is. */
  value: Generated<number | null>
  tolerance: Generated<number | null>
  assignment_id: Generated<string | null>
  answered_at: Generated<Date | null>
  answer: Generated<number | null>
  is_right: Generated<boolean | null>
  given_up: Generated<boolean>
}

/** Calibration sessions, and what follows from them. */
export interface CalibrationTables {
  calibration_session: SessionRow
  calibration_item: ItemRow
  calibration_seat: SeatRow
  calibration_connection: ConnectionRow
  calibration_vote: VoteRow
  guideline_draft: DraftRow
  calibration_retest: RetestRow
}
