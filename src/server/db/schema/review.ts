import type { ColumnType, Generated } from 'kysely'
import type { DecisionKind, ReviewReason, ReviewState } from '#contract/review.ts'
import type { SafetyDetail } from '#contract/safety.ts'
import type { Json } from './json.ts'

interface ReviewItemRow {
  project_id: string
  result_id: string
  task_id: string
  query_id: string
  reasons: ReviewReason[]
  spread: number
  disagreement: number
  /** What its decision can do to the comparison of the two chosen runs; null while there are none. */
  weight: Generated<number | null>
  state: ReviewState
  since: Date
  claimed_by: string | null
  claimed_until: Date | null
}

interface DecisionRow {
  project_id: string
  id: string
  result_id: string
  kind: DecisionKind
  value: number | null
  clause: string | null
  reason: string
  safety: ColumnType<SafetyDetail | null, string | null | undefined, string | null>
  seen: Json<unknown>
  item: Json<unknown>
  scale_version: number
  guideline_version: number
  bulk: boolean
  /** How long it took, in ms. */
  active_ms: Generated<number | null>
  decided_by: string
  decided_at: Date
  undone_at: Date | null
}

/** The decision in force on a result; derived from `decision`. */
interface SettledRow {
  project_id: string
  result_id: string
  decision_id: string
  value: number | null
  clause: string | null
  reason: string
  at: Date
}

interface ContestRow {
  project_id: string
  result_id: string
  person_id: string
  reason: string
  at: Date
  answered_at: Date | null
}

/** What needs a decision, and what was decided. */
export interface ReviewTables {
  review_item: ReviewItemRow
  decision: DecisionRow
  settled: SettledRow
  contest: ContestRow
}
