import type { Generated } from 'kysely'
import type { BulkAction, BulkCounts, BulkState } from '#contract/bulk.ts'
import type { Json } from './json.ts'

interface RequeueRow {
  project_id: string
  /** The sitting whose place was given back. */
  assignment_id: string
  task_id: string
  person_id: string
  subset: string[] | null
  /** Whether the same person may take it again. */
  again: boolean
  since: Date
  /** The sitting that fills the place now; it is free again once that one is returned or lapsed. */
  taken_by: string | null
}

interface BatchRow {
  project_id: string
  id: string
  kind: BulkAction['kind']
  action: Json<BulkAction>
  reason: string
  state: BulkState
  counts: Json<BulkCounts>
  total: Generated<number>
  moved: Generated<number>
  skipped: Generated<number>
  restored: Generated<number>
  relabelled: Generated<number>
  taken: Generated<number>
  redecided: Generated<number>
  made_by: string
  made_at: Date
  undone_by: string | null
  undone_at: Date | null
}

interface TargetRow {
  project_id: string
  batch_id: string
  n: number
  task_id: string
  assignment_id: string | null
  result_id: string | null
  by: string | null
  dimension: string | null
  label_id: string | null
  state: 'waiting' | 'moved' | 'skipped' | 'restored' | 'kept'
  old: Json<unknown> | null
  new_id: string | null
}

interface ResultRow {
  project_id: string
  batch_id: string
  result_id: string
  task_id: string
  item: Json<unknown> | null
  settled: Json<unknown> | null
  decisions: string[]
}

/** What was done to many labels or tasks at once. */
export interface BulkTables {
  requeue: RequeueRow
  bulk_batch: BatchRow
  bulk_target: TargetRow
  bulk_result: ResultRow
}
