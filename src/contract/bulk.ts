import { z } from 'zod'
import { Id, Language, Moment } from './basics.ts'
import { bulkKinds, bulkStates } from './words.ts'

const Text = z.string().trim().min(1)

/** Which queries: every field that is given has to hold. */
export const QueryFilter = z.strictObject({
  /** Occurs in the query's text, whatever the case. */
  queryText: Text.max(200).optional(),
  /** External ids. */
  queryIds: z.array(Text.max(500)).min(1).max(500).optional(),
  language: Language.optional(),
  market: z.string().max(20).optional(),
  /** The ranker that brought the result. */
  ranker: Text.max(200).optional(),
})
export type QueryFilter = z.infer<typeof QueryFilter>

/** Which labels. Without `sourceId` people's labels alone; with it, those of that imported source alone. */
export const LabelFilter = QueryFilter.extend({
  /** Cited by the decision in force on the result, or by what a calibration settled it as. */
  clause: Text.max(100).optional(),
  grade: z.number().int().optional(),
  olderThanDays: z.number().int().min(1).max(3650).optional(),
  before: Moment.optional(),
  sourceId: Id.optional(),
  personId: Id.optional(),
  /** Made under a guideline version lower than this. */
  guidelineBefore: z.number().int().min(1).optional(),
  scaleVersion: z.number().int().min(1).optional(),
})
export type LabelFilter = z.infer<typeof LabelFilter>

/** Which open tasks of a person; `begun`: with labels in them, `untouched`: none yet. */
export const OpenFilter = QueryFilter.extend({
  untouchedHours: z.number().int().min(1).max(8760).optional(),
  progress: z.enum(['begun', 'untouched']).optional(),
})
export type OpenFilter = z.infer<typeof OpenFilter>

export const BulkKind = z.enum(bulkKinds)
export const BulkState = z.enum(bulkStates)
export type BulkState = z.infer<typeof BulkState>

/**
 * What is done: labels go stale and their places to the queue (`again`: the same person may take theirs); open tasks of a person
 * go to another or, with `to` null, to the queue; priority or overlap of tasks changes, null leaves it.
 */
export const BulkAction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('stale'),
    filter: LabelFilter,
    again: z.boolean(),
    liftDecisions: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('reassign'), filter: OpenFilter, from: Id, to: Id.nullable() }),
  z.strictObject({
    kind: z.literal('places'),
    filter: QueryFilter,
    priority: z.number().int().min(0).max(9).nullable(),
    overlap: z.number().int().min(1).max(50).nullable(),
  }),
])
export type BulkAction = z.infer<typeof BulkAction>

/** `left`: what the filter finds but the action leaves alone: labels in open tasks, or tasks that the other person cannot have. */
export const BulkCounts = z.strictObject({
  queries: z.number().int(),
  tasks: z.number().int(),
  results: z.number().int(),
  labels: z.number().int(),
  people: z.number().int(),
  decisions: z.number().int(),
  left: z.number().int(),
})
export type BulkCounts = z.infer<typeof BulkCounts>

/** One label or task that would be touched. Never says whose it is; what is masked has no title. */
export const BulkExample = z.strictObject({
  queryId: z.string(),
  query: z.string(),
  language: Language,
  market: z.string(),
  title: z.string().nullable(),
  masked: z.boolean(),
  value: z.number().int().nullable(),
  clause: z.string().nullable(),
  at: Moment.nullable(),
})
export type BulkExample = z.infer<typeof BulkExample>

export const BulkPreview = z.strictObject({
  counts: BulkCounts,
  examples: z.array(BulkExample),
  /** Stands for the action and what it would touch; `bulk.apply` refuses when that has changed much since. */
  digest: z.string(),
})
export type BulkPreview = z.infer<typeof BulkPreview>

export const BulkApply = z.strictObject({
  action: BulkAction,
  digest: z.string().max(200).optional(),
  reason: Text.max(1000),
})

/** One bulk action; while `running` or `undoing` the client asks for the next part until nothing is left. */
export const BulkBatch = z.strictObject({
  id: Id,
  action: BulkAction,
  reason: z.string(),
  state: BulkState,
  counts: BulkCounts,
  total: z.number().int(),
  moved: z.number().int(),
  /** Changed by somebody meanwhile, and left alone. */
  skipped: z.number().int(),
  restored: z.number().int(),
  /** Not put back: labelled anew by the same person, or changed again. */
  relabelled: z.number().int(),
  /** Not put back: somebody else has begun the place. */
  taken: z.number().int(),
  /** Decisions not put back, since there is a newer one. */
  redecided: z.number().int(),
  by: z.string(),
  at: Moment,
  undoneBy: z.string().nullable(),
  undoneAt: Moment.nullable(),
})
export type BulkBatch = z.infer<typeof BulkBatch>
