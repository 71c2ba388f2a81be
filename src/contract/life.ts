import { z } from 'zod'
import { Moment, ProjectState } from './basics.ts'
import { agreementMeasures, gateDecisions, gateStandards, gateVerdicts } from './words.ts'

export const GateDecision = z.enum(gateDecisions)
export type GateDecision = z.infer<typeof GateDecision>

const note = z.string().trim().min(1).max(2000)

/** One step in the life of a project; `decision` where it was taken at the gate of the pilot, `round` the pilot it began or ended, else 0. */
export const ProjectStep = z.strictObject({
  n: z.number().int(),
  from: ProjectState.nullable(),
  to: ProjectState,
  decision: GateDecision.nullable(),
  round: z.number().int(),
  note: z.string(),
  by: z.string(),
  at: Moment,
})
export type ProjectStep = z.infer<typeof ProjectStep>

/** Where a project stands, and how it came there (latest first). Projects from before steps were kept have none. */
export const ProjectLife = z.strictObject({
  state: ProjectState,
  /** Which pilot runs or was the last, from 1; 0 before the first. */
  round: z.number().int(),
  steps: z.array(ProjectStep),
})
export type ProjectLife = z.infer<typeof ProjectLife>

export const NewStep = z.strictObject({ to: ProjectState, note })
export const NewDecision = z.strictObject({ decision: GateDecision, note })

const figure = z.number().nullable()

/**
 * One standard against what was measured, each with its interval of 95 %: agreement (of `measure`) over results that two or more graded; the
 * median of the seconds per label; the money per accepted label in minor units, without fixed costs (per label where none can be accepted, as about safety alone); the share of right answers on gold. `count` says how
 * many results, labels, labels or answers there are, and `more` how many more would settle it (null: no number can be told).
 */
export const QualityRow = z.strictObject({
  standard: z.enum(gateStandards),
  measure: z.enum(agreementMeasures).nullable(),
  asked: figure,
  value: figure,
  low: figure,
  high: figure,
  count: z.number().int(),
  verdict: z.enum(gateVerdicts),
  more: z.number().int().nullable(),
  /** Languages that labels were made in and the plan has no rate for; only then a cost has no value. */
  withoutRate: z.array(z.string()),
})
export type QualityRow = z.infer<typeof QualityRow>

/** What the pilot that runs (or ran last) is measured by; `rows` is null while the figures are on their way. */
export const Gate = z.strictObject({
  round: z.number().int(),
  /** Labels from this moment on count; null: all. */
  since: Moment.nullable(),
  currency: z.string(),
  rows: z.array(QualityRow).nullable(),
  isComputing: z.boolean(),
})
export type Gate = z.infer<typeof Gate>
