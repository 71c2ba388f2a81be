import { z } from 'zod'
import { Language, Moment } from './basics.ts'
import { agreementMeasures } from './words.ts'

/** A day without a time, such as 2027-03-01. */
export const Day = z.iso.date()
/** Money in the minor unit of the plan's currency (cents, yen). */
export const Money = z.number().int().min(0).max(1_000_000_000_000)
/** An ISO 4217 code. */
export const Currency = z.string().regex(/^[A-Z]{3}$/)

const text = (most: number) => z.string().trim().max(most)

/** Who asks, for which model, what is decided by it, by when, and which measure decides. */
export const PlanRequest = z.strictObject({
  asker: text(200),
  model: text(200),
  decision: text(2000),
  measure: text(200),
  byWhen: Day.nullable(),
})
export type PlanRequest = z.infer<typeof PlanRequest>

/** What is labelled: how it is drawn, how many queries, and how many results of each; null where it is not said. */
export const PlanSample = z.strictObject({
  how: text(2000),
  queries: z.number().int().min(1).max(100_000_000).nullable(),
  resultsPerQuery: z.number().int().min(1).max(10_000).nullable(),
})
export type PlanSample = z.infer<typeof PlanSample>

/** What has to be reached; null where nothing is asked. Skill and percent agreement are shares of 1. */
export const PlanStandards = z.strictObject({
  agreement: z.strictObject({ measure: z.enum(agreementMeasures), least: z.number().min(0).max(1) }).nullable(),
  /** The median of the seconds that somebody works on one label. */
  secondsPerLabel: z.number().min(0.1).max(86_400).nullable(),
  costPerAccepted: Money.nullable(),
  /** Minutes a day that one person looks at masked content. */
  exposureMinutes: z.number().int().min(1).max(1440).nullable(),
  skill: z.number().min(0).max(1).nullable(),
})
export type PlanStandards = z.infer<typeof PlanStandards>

/** What the owner of a project plans and is held to. */
export const ProjectPlan = z.strictObject({
  request: PlanRequest,
  sample: PlanSample,
  standards: PlanStandards,
  /** `amount` null: no limit is set, but money is told in this currency. */
  budget: z.strictObject({ amount: Money.nullable(), currency: Currency }),
  /** What an hour of work costs in a language; null stands for all languages that have no row. */
  rates: z.array(z.strictObject({ language: Language.nullable(), perHour: Money })).max(200),
  fixedCosts: z.array(z.strictObject({ what: text(200).min(1), amount: Money })).max(100),
  /** The days by which the pilot begins, production begins, and the data set is delivered. */
  dates: z.strictObject({ pilot: Day.nullable(), production: Day.nullable(), delivery: Day.nullable() }),
  /** Hours of work that people have for the project, per language. */
  hours: z.array(z.strictObject({ language: Language, perWeek: z.number().min(0).max(100_000) })).max(200),
})
export type ProjectPlan = z.infer<typeof ProjectPlan>

/** One version in the plan's history: who saved it, and which parts differ from the version before. */
export const PlanVersion = z.strictObject({
  version: z.number().int(),
  by: z.string(),
  at: Moment,
  note: z.string(),
  changed: z.array(z.enum(['request', 'sample', 'standards', 'budget', 'rates', 'fixedCosts', 'dates', 'hours'])),
})
export type PlanVersion = z.infer<typeof PlanVersion>

/** The plan in force; version 0 is the empty plan of a project that has none. */
export const PlanAnswer = z.strictObject({
  version: z.number().int(),
  plan: ProjectPlan,
  /** Latest first. */
  history: z.array(PlanVersion),
})
export type PlanAnswer = z.infer<typeof PlanAnswer>

export const PlanUpdate = z.strictObject({ basedOn: z.number().int(), plan: ProjectPlan, note: text(500) })
export type PlanUpdate = z.infer<typeof PlanUpdate>
