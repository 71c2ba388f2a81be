import type { ColumnType, Generated } from 'kysely'
import type { ContentKind, ProjectState, Role, Segment, Treatment } from '#contract/basics.ts'
import type { ImportFormat, NewImport } from '#contract/imports.ts'
import type { CannotJudgeReason } from '#contract/labelling.ts'
import type { Membership } from '#contract/people.ts'
import type { ConsensusRule, Grade, ProjectSettings, Scale } from '#contract/project.ts'
import type { DecisionKind, NoticeKind, ReviewReason, ReviewState } from '#contract/review.ts'
import type { Settings } from '#contract/session.ts'

/** A JSON column: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>
type JsonDefault<T> = ColumnType<T, string | undefined, string>

export type AssignmentState = 'active' | 'submitted' | 'deferred' | 'returned' | 'lapsed'
export type StoredKind = 'value' | 'cannot-judge' | 'retraction'

interface AuthUser {
  id: string
  name: string
  email: string
  emailVerified: Generated<boolean>
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}
interface AuthSession {
  id: string
  userId: string
  expiresAt: Date
  token: string
}
interface Person {
  id: string
  user_id: string | null
  server_owner: boolean
  settings: JsonDefault<Partial<Settings>>
  next_seq: Generated<number>
  created_at: Date
}
interface Link {
  id: string
  kind: 'setup' | 'invitation' | 'reset'
  token_hash: string
  project_id: string | null
  membership: ColumnType<Membership | null, string | null, string | null>
  person_id: string | null
  note: Generated<string>
  created_by: string | null
  created_at: Date
  expires_at: Date
  used_at: Date | null
  used_by: string | null
}
interface Asset {
  hash: string
  kind: string
  mime: string
  size: number
  width: number | null
  height: number | null
  duration_ms: number | null
  created_at: Date
}
interface Audit {
  id: Generated<number>
  at: Date
  person_id: string | null
  project_id: string | null
  action: string
  detail: JsonDefault<unknown>
}

interface Project {
  id: string
  name: string
  segment: Segment
  state: ProjectState
  languages: string[]
  markets: string[]
  show_rank: boolean
  shuffle: boolean
  overlap: number
  explain: ProjectSettings['explain']
  consensus: ConsensusRule
  treatment_floor: 'T0' | 'T2'
  priority: number
  review_spread: number
  review_sample: number
  scale_version: number
  guideline_version: number
  created_by: string | null
  created_at: Date
}
interface MembershipRow {
  project_id: string
  person_id: string
  roles: Role[]
  languages: string[]
  markets: string[]
  created_at: Date
}
interface ScaleRow {
  project_id: string
  version: number
  kind: Scale['kind']
  grades: Json<Grade[]>
  created_at: Date
}
interface GuidelineRow {
  project_id: string
  version: number
  texts: Json<Record<string, string>>
  published_by: string | null
  published_at: Date
}
interface QueryRow {
  project_id: string
  id: string
  external_id: string
  given_id: boolean
  language: string
  market: string
  kind: Generated<string>
  text: string
  need: Generated<string>
  context: Generated<string>
  position: number
  created_at: Date
}
interface TaskRow {
  project_id: string
  id: string
  query_id: string
  kind: Generated<string>
  language: string
  market: string
  state: Generated<'open' | 'adjudicated' | 'closed'>
  overlap: number
  held: Generated<number>
  done: Generated<number>
  /** How many of `done` are imported sources that count. */
  sourced: Generated<number>
  priority: Generated<number>
  position: number
}
interface ResultRow {
  project_id: string
  id: string
  query_id: string
  task_id: string
  external_id: string
  rank: number | null
  source: Generated<string>
  kind: ContentKind
  title: Generated<string>
  snippet: Generated<string>
  text: Generated<string>
  url: string | null
  author: Generated<string>
  published: string | null
  duration_seconds: number | null
  treatment: Treatment
  asset_hash: string | null
  poster_hash: string | null
  captions: JsonDefault<{ language: string; hash: string }[]>
}
interface AssignmentRow {
  project_id: string
  id: string
  task_id: string
  person_id: string
  purpose: Generated<string>
  state: AssignmentState
  surplus: Generated<boolean>
  leased_until: Date
  deferred_until: Date | null
  created_at: Date
  begun_at: Date | null
  last_at: Date
  submitted_at: Date | null
  note: Generated<string>
  note_clause: string | null
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
  seq: number
  at: Date
}
interface ReviewItemRow {
  project_id: string
  result_id: string
  task_id: string
  query_id: string
  reasons: ReviewReason[]
  spread: number
  disagreement: number
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
  seen: Json<unknown>
  item: Json<unknown>
  scale_version: number
  guideline_version: number
  bulk: boolean
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
interface NotificationRow {
  id: string
  person_id: string
  project_id: string | null
  kind: NoticeKind
  detail: JsonDefault<Record<string, unknown>>
  at: Date
  read_at: Date | null
}
interface UploadRow {
  project_id: string
  id: string
  person_id: string
  name: string
  size: number
  created_at: Date
}
interface UploadChunk {
  project_id: string
  upload_id: string
  number: number
  bytes: Uint8Array
}
interface ImportJobRow {
  project_id: string
  id: string
  person_id: string
  state: 'running' | 'done' | 'refused' | 'cancelled' | 'failed'
  format: ImportFormat
  request: Json<NewImport>
  file_names: string[]
  bytes: number
  bytes_read: Generated<number>
  rows: Generated<number>
  queries: Generated<number>
  results: Generated<number>
  ratings: Generated<number>
  matched: Generated<number>
  bad_rows: Generated<number>
  started_at: Date
  ended_at: Date | null
  heartbeat_at: Date
}
interface ImportBadRow {
  project_id: string
  import_id: string
  n: number
  file: string
  row: number
  problem: string
  detail: string
}

/** Every table, for Kysely. Columns keep the database's names. */
export interface Database {
  auth_user: AuthUser
  auth_session: AuthSession
  server_setting: { key: string; value: string }
  person: Person
  link: Link
  rate: { key: string; count: number; resets_at: Date }
  asset: Asset
  asset_blob: { hash: string; bytes: Uint8Array }
  audit: Audit
  project: Project
  membership: MembershipRow
  scale: ScaleRow
  guideline: GuidelineRow
  query: QueryRow
  task: TaskRow
  result: ResultRow
  assignment: AssignmentRow
  source: SourceRow
  label: LabelRow
  current_label: CurrentLabelRow
  review_item: ReviewItemRow
  decision: DecisionRow
  settled: SettledRow
  contest: ContestRow
  notification: NotificationRow
  upload: UploadRow
  upload_chunk: UploadChunk
  import_job: ImportJobRow
  import_bad_row: ImportBadRow
}
