import { z } from 'zod'
import { Moment, Segment, Treatment } from './basics.ts'
import { Figure } from './insights.ts'
import { PlanRequest } from './plan.ts'
import { ConsensusRule, TaskKind } from './project.ts'
import { agreementMeasures, deliveryStates } from './words.ts'

const count = z.number().int()
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** One file of a delivery as it was frozen. */
export const DeliveryFile = z.strictObject({ name: z.string(), bytes: count, lines: count, sha256: Sha256 })
export type DeliveryFile = z.infer<typeof DeliveryFile>

/** How much a delivery holds: `labels` are those in force, `people` those who made them. */
export const DeliveryCounts = z.strictObject({
  queries: count,
  results: count,
  graded: count,
  labels: count,
  people: count,
})
export type DeliveryCounts = z.infer<typeof DeliveryCounts>

/** What a data set is, who asked for it, how it was made, how good it is and what it is not: everything that its user has to know. */
export const DataCard = z.strictObject({
  format: z.literal(1),
  project: z.string(),
  segment: Segment,
  kind: TaskKind,
  version: count,
  frozenAt: Moment,
  note: z.string(),
  request: PlanRequest,
  /** When the first and the last of its labels were made. */
  labelled: z.strictObject({ from: Moment.nullable(), to: Moment.nullable() }),
  counts: DeliveryCounts,
  places: z.array(
    z.strictObject({ language: z.string(), market: z.string(), queries: count, results: count, graded: count }),
  ),
  scale: z.strictObject({
    version: count,
    kind: z.string(),
    grades: z.array(z.strictObject({ value: count, gain: z.number(), name: z.string() })),
  }),
  /** Labels by the version of the guideline that they were made under. */
  guidelines: z.array(z.strictObject({ version: count, labels: count })),
  rule: ConsensusRule,
  /** `mean`: labels that count, per graded result. */
  overlap: z.strictObject({ wanted: count, isDynamic: z.boolean(), most: count, mean: z.number().nullable() }),
  agreement: z.array(Figure.extend({ measure: z.enum(agreementMeasures), units: count })),
  /** Answers on gold hidden in the work. */
  gold: z.strictObject({ answers: count, right: z.number().nullable(), low: z.number(), high: z.number() }),
  /** How protected the results are; those that nobody may see are in no file and no count. */
  treatments: z.array(z.strictObject({ treatment: Treatment, results: count })),
  /** Labels made on a card that shows a model's guess: they must not train or test that model. */
  anchored: count,
  cannotJudge: count,
  limitations: z.string(),
})
export type DataCard = z.infer<typeof DataCard>

/** A delivery in the list; `counts` and `manifestHash` are null until it is ready, `change` for the first one. */
export const Delivery = z.strictObject({
  version: count,
  state: z.enum(deliveryStates),
  rule: ConsensusRule,
  note: z.string(),
  by: z.string(),
  at: Moment,
  files: z.array(DeliveryFile),
  manifestHash: Sha256.nullable(),
  counts: DeliveryCounts.nullable(),
  /** The counts less those of the delivery before. */
  change: DeliveryCounts.nullable(),
})
export type Delivery = z.infer<typeof Delivery>

export const NewDelivery = z.strictObject({
  note: z.string().trim().max(2000),
  /** What the data set cannot be used for, and what is missing in it. */
  limitations: z.string().trim().max(10_000),
})
export const DeliveryCheck = z.strictObject({
  isSame: z.boolean(),
  files: z.array(z.strictObject({ name: z.string(), isSame: z.boolean() })),
})
