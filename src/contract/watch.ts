import { z } from 'zod'
import { Id, Language, Moment, ProjectState, QueryMarket, Segment } from './basics.ts'
import { Figure } from './insights.ts'
import { alarmMetrics, riskStates } from './watch-words.ts'

const count = z.number().int()

/** Work in one language of one market, in labels: those wanted, made of these, on each of the latest days (the last is today), and how long all work took then. */
export const WorkCell = z.strictObject({
  language: Language,
  market: QueryMarket,
  results: count,
  wanted: count,
  made: count,
  perDay: z.array(count),
  msPerDay: z.array(z.number()),
  /** How many of these days make the pace: those since the first label. */
  days: count,
  /** All work, gold and training among it. */
  activeMs: z.number(),
  labels: count,
  /** Labels that count, and those of them that equal the grade that stands. */
  counting: count,
  accepted: count,
})
export type WorkCell = z.infer<typeof WorkCell>

/** Who has worked lately, each once, and the median time of a label in seconds; null where there is none. */
export const Pace = z.strictObject({ people: count, medianSeconds: z.number().nullable() })
export type Pace = z.infer<typeof Pace>

/** Days from when it was measured until the work is finished: eight of ten cases lie between `early` and `late`; null without a pace. */
export const ForecastView = z.strictObject({ early: count, middle: count, late: count }).nullable()
export type ForecastView = z.infer<typeof ForecastView>

/** When work ends, in all, by language, and in the order of the cells. */
export const Ends = z.strictObject({
  total: ForecastView,
  languages: z.record(z.string(), ForecastView),
  cells: z.array(ForecastView),
})
export type Ends = z.infer<typeof Ends>

/** What was measured of a project. */
export const Facts = z.strictObject({
  computedAt: Moment,
  state: ProjectState,
  cells: z.array(WorkCell),
  paces: z.strictObject({ total: Pace, languages: z.record(z.string(), Pace) }),
  ends: Ends,
  /** Over all and by language, by the measure that the plan names. */
  agreement: Figure,
  agreementBy: z.array(Figure.extend({ language: Language })),
  /** Skill over all answers on retired gold, with how many there are. */
  skill: z.strictObject({ value: z.number().nullable(), answers: count }),
  /** Mean minutes that somebody looked at masked content on one of the latest days; 0 where that would tell of few. */
  exposureMinutes: z.number(),
  waitingReview: count,
  /** The mean time of a decision that was timed, in ms; null before there is one. */
  decisionMs: z.number().nullable(),
  overlap: count,
  goldShare: z.number(),
})
export type Facts = z.infer<typeof Facts>

export const AlarmMetric = z.enum(alarmMetrics)
export type AlarmMetric = z.infer<typeof AlarmMetric>

/** A standard that is not met, of the whole project or of a language; numbers as the metric has them. */
export const Alarm = z.strictObject({
  id: Id,
  metric: AlarmMetric,
  language: Language.nullable(),
  value: z.number(),
  standard: z.number(),
  /** What amounts are in; null: the currency of the plan. */
  currency: z.string().nullable(),
  /** What the value was made of. */
  evidence: z.record(z.string(), z.number()),
  since: Moment,
  until: Moment.nullable(),
  seenBy: z.string().nullable(),
  note: z.string(),
})
export type Alarm = z.infer<typeof Alarm>

/** What raises a risk by itself: a metric that goes over or under a number. */
export const RiskTrigger = z.strictObject({
  metric: AlarmMetric,
  language: Language.nullable(),
  is: z.enum(['over', 'under']),
  number: z.number(),
})
export type RiskTrigger = z.infer<typeof RiskTrigger>

/** A risk as it is written down; likelihood and impact run from 1 to 5. */
export const NewRisk = z.strictObject({
  title: z.string().trim().min(1).max(300),
  likelihood: count.min(1).max(5),
  impact: count.min(1).max(5),
  ownerId: Id.nullable(),
  response: z.string().max(2000),
  trigger: RiskTrigger.nullable(),
})
export type NewRisk = z.infer<typeof NewRisk>

export const Risk = NewRisk.extend({
  id: Id,
  owner: z.string().nullable(),
  state: z.enum(riskStates),
  raisedAt: Moment.nullable(),
  /** What the metric was when it raised the risk, and is now. */
  raisedValue: z.number().nullable(),
  value: z.number().nullable(),
})
export type Risk = z.infer<typeof Risk>

/** Money in minor units; null where it cannot be told, since a language with work has no rate, or nothing has been done. */
export const CostView = z.strictObject({
  total: z.number().nullable(),
  perHour: z.number().nullable(),
  perLabel: z.number().nullable(),
  perAccepted: z.number().nullable(),
})
export type CostView = z.infer<typeof CostView>

/** One language of the board: its work, cost, pace and end, and the hours that are needed against those there are. */
export const BoardLanguage = z.strictObject({
  language: Language,
  results: count,
  wanted: count,
  made: count,
  perDay: z.array(count),
  people: count,
  medianSeconds: z.number().nullable(),
  agreement: Figure.nullable(),
  cost: CostView,
  forecast: ForecastView,
  hoursLeft: z.number().nullable(),
  hoursPerWeek: z.number().nullable(),
})
export type BoardLanguage = z.infer<typeof BoardLanguage>

/** The owner's board of one project. */
export const Board = z.strictObject({
  computedAt: Moment,
  currency: z.string(),
  budget: z.number().nullable(),
  /** The day that was planned for delivery, and how many days after it the middle of the forecast lies (negative: before). */
  delivery: z.string().nullable(),
  daysLate: z.number().nullable(),
  languages: z.array(BoardLanguage),
  total: BoardLanguage.omit({ language: true, hoursPerWeek: true }),
  /** What a decision comes to, in minor units: by its time so far where any was timed, else what a label does; null where that cannot be told. */
  decision: z.strictObject({ isTimed: z.boolean(), cost: z.number().nullable() }),
  /** Cost until the end of each of the latest days, in minor units, for the line against the budget. */
  costByDay: z.array(z.strictObject({ day: z.string(), total: z.number(), labels: count })),
  alarms: z.array(Alarm),
  waitingReview: count,
  overlap: count,
  goldShare: z.number(),
})
export type Board = z.infer<typeof Board>

export const BoardAnswer = z.strictObject({ isComputing: z.boolean(), board: Board.nullable() })
export type BoardAnswer = z.infer<typeof BoardAnswer>

/** What an owner changes in thought, and what would follow. */
export const WhatIfQuery = z.strictObject({
  overlap: z.coerce.number().int().min(1).max(50),
  people: z.coerce.number().min(0.1).max(20),
  goldShare: z.coerce.number().min(0).max(0.5),
})
export const WhatIfAnswer = z.strictObject({
  remaining: count,
  forecast: ForecastView,
  /** What is still to be paid, at the cost per label so far; null where that is not known. */
  costToCome: z.number().nullable(),
})
export type WhatIfAnswer = z.infer<typeof WhatIfAnswer>

/** One project in one language of one market, as the overview shows it; each standing is null where no standard or no figure is there. */
export const OverviewCell = z.strictObject({
  projectId: Id,
  language: Language,
  market: QueryMarket,
  wanted: count,
  made: count,
  /** Above 0: late by so many days; over cost or under quality by so large a share of the standard. */
  daysLate: z.number().nullable(),
  overCost: z.number().nullable(),
  underQuality: z.number().nullable(),
})
export type OverviewCell = z.infer<typeof OverviewCell>

export const OverviewProject = z.strictObject({
  id: Id,
  name: z.string(),
  segment: Segment,
  state: ProjectState,
  owner: z.string(),
  wanted: count,
  made: count,
  forecast: ForecastView,
  daysLate: z.number().nullable(),
  spent: z.number().nullable(),
  budget: z.number().nullable(),
  currency: z.string(),
  agreement: z.number().nullable(),
  alarms: count,
  /** Risks that are raised. */
  risks: count,
  computedAt: Moment.nullable(),
})
export type OverviewProject = z.infer<typeof OverviewProject>
export const Overview = z.strictObject({ projects: z.array(OverviewProject), cells: z.array(OverviewCell) })
export type Overview = z.infer<typeof Overview>
