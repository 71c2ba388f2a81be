import { z } from 'zod'
import { Id, Moment, ProjectState, Segment } from './basics.ts'
import { DeliveryCounts, Sha256 } from './delivery.ts'
import { GateDecision, QualityRow } from './life.ts'
import { Day, PlanRequest, PlanSample } from './plan.ts'
import { RunDifference } from './runs.ts'

const count = z.number().int()
/** A run on the grades of a delivery; `coverage` is the share of what the measure looks at that they grade. */
const DeliveredRun = z.strictObject({ name: z.string(), mean: z.number().nullable(), coverage: z.number().nullable() })
/** The two chosen runs, before and after, on the grades that a version of the delivery froze. */
export const DeliveredRuns = z.strictObject({
  version: count,
  measure: z.string(),
  a: DeliveredRun,
  b: DeliveredRun,
  difference: RunDifference.nullable(),
})
export type DeliveredRuns = z.infer<typeof DeliveredRuns>
const planned = z.strictObject({ planned: Day.nullable(), actual: Moment.nullable() })

/** What a project was asked for, what was planned, and what became of it; nothing of what was judged, and nobody's name but the asker's. */
export const ProjectReport = z.strictObject({
  project: z.string(),
  segment: Segment,
  state: ProjectState,
  request: PlanRequest,
  sample: PlanSample,
  counts: z.strictObject({ queries: count, results: count, labels: count, people: count }),
  labelled: z.strictObject({ from: Moment.nullable(), to: Moment.nullable() }),
  dates: z.strictObject({ pilot: planned, production: planned, delivery: planned }),
  /** Oldest first. Notes are for those with an account: empty in a shared report. */
  steps: z.array(
    z.strictObject({ to: ProjectState, decision: GateDecision.nullable(), round: count, at: Moment, note: z.string() }),
  ),
  /** Money in minor units; of a language without a rate it is null, and so is the total then. */
  cost: z.strictObject({
    currency: z.string(),
    budget: z.number().nullable(),
    languages: z.array(
      z.strictObject({
        ...{ language: z.string(), labels: count, minutes: z.number() },
        ...{ money: z.number().nullable(), perHour: z.number().nullable() },
        /** Null while it is being worked out, or where nothing is accepted. */
        perAccepted: z.number().nullable(),
      }),
    ),
    fixed: z.number(),
    total: z.number().nullable(),
    /** Decisions still open, and what they come to: at the mean time of a decision so far where any was timed, else at the cost of a label. */
    open: z.strictObject({ decisions: count, money: z.number().nullable() }),
  }),
  /** Null while it is being worked out. */
  quality: z.array(QualityRow).nullable(),
  deliveries: z.array(
    z.strictObject({ version: count, at: Moment, counts: DeliveryCounts, manifestHash: Sha256.nullable() }),
  ),
  /** Null before there is a delivery and two runs, and while it is being worked out. */
  runs: DeliveredRuns.nullable(),
  lessons: z.string(),
  isComputing: z.boolean(),
})
export type ProjectReport = z.infer<typeof ProjectReport>

/** A link by which people without an account read the report. */
export const ReportShare = z.strictObject({
  id: Id,
  by: z.string(),
  createdAt: Moment,
  expiresAt: Moment,
  revokedAt: Moment.nullable(),
})
export type ReportShare = z.infer<typeof ReportShare>
export const NewShare = z.strictObject({ days: z.number().int().min(1).max(365) })
/** The address is told once. */
export const MadeShare = z.strictObject({ id: Id, url: z.string(), expiresAt: Moment })
export const Lessons = z.strictObject({ lessons: z.string().trim().max(20_000) })
