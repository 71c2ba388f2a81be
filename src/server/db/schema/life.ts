import type { Generated } from 'kysely'
import type { ProjectState } from '#contract/basics.ts'
import type { GateDecision } from '#contract/life.ts'
import type { ProjectPlan } from '#contract/plan.ts'
import type { ConsensusRule } from '#contract/project.ts'
import type { Json } from './json.ts'

interface ProjectPlanRow {
  project_id: string
  version: number
  plan: Json<ProjectPlan>
  note: Generated<string>
  saved_by: string
  saved_at: Date
}

interface ProjectStepRow {
  project_id: string
  n: number
  from_state: ProjectState | null
  to_state: ProjectState
  decision: GateDecision | null
  /** Which pilot the step began or ended; 0 for all others. */
  round: Generated<number>
  note: Generated<string>
  person_id: string
  at: Date
}

interface DeliveryRow {
  project_id: string
  version: number
  state: 'making' | 'ready'
  rule: ConsensusRule
  note: Generated<string>
  limitations: Generated<string>
  card: Json<unknown> | null
  /** The list of files with their hashes, as it was hashed. */
  manifest: string | null
  manifest_hash: string | null
  made_by: string
  made_at: Date
  heartbeat_at: Date
}

interface DeliveryFileRow {
  project_id: string
  version: number
  n: number
  name: string
  bytes: number
  lines: number
  sha256: string
}

interface DeliveryPartRow {
  project_id: string
  version: number
  name: string
  number: number
  bytes: Uint8Array
}

interface ProjectReviewRow {
  project_id: string
  lessons: Generated<string>
  saved_by: string
  saved_at: Date
}

interface ReviewShareRow {
  project_id: string
  id: string
  token_hash: string
  created_by: string
  created_at: Date
  expires_at: Date
  revoked_at: Generated<Date | null>
}

/** A project's life. */
export interface LifeTables {
  project_plan: ProjectPlanRow
  project_step: ProjectStepRow
  delivery: DeliveryRow
  delivery_file: DeliveryFileRow
  delivery_part: DeliveryPartRow
  project_review: ProjectReviewRow
  review_share: ReviewShareRow
}
