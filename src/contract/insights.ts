import { z } from 'zod'
import { Id, Moment } from './basics.ts'
import { ConsensusRule } from './project.ts'
import { agreementMeasures, agreementSlices, signalAnswers, signalKinds, undefinedReasons } from './words.ts'

export const UndefinedReason = z.enum(undefinedReasons)
export type UndefinedReason = z.infer<typeof UndefinedReason>
export const AgreementMeasure = z.enum(agreementMeasures)
export type AgreementMeasure = z.infer<typeof AgreementMeasure>
export const AgreementSlice = z.enum(agreementSlices)
export type AgreementSlice = z.infer<typeof AgreementSlice>
export const SignalKind = z.enum(signalKinds)
export type SignalKind = z.infer<typeof SignalKind>

/** A figure with its interval of 95 %; without a value it says why, and without an interval both ends are null. */
export const Figure = z.strictObject({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  reason: UndefinedReason.nullable(),
})
export type Figure = z.infer<typeof Figure>

const count = z.number().int()

/** Agreement in one part of the project: results graded by at least two, and the grades they carry. */
export const SliceRow = z.strictObject({
  by: AgreementSlice,
  key: z.string(),
  alpha: Figure,
  percent: Figure,
  units: count,
  labels: count,
})
export type SliceRow = z.infer<typeof SliceRow>

/** One annotator or source against the others on the same results. */
export const PersonRow = z.strictObject({
  name: z.string(),
  isSource: z.boolean(),
  labels: count,
  /** Results that somebody else has graded, too. */
  units: count,
  percent: Figure,
  /** Alpha of the project when this person's labels are left out. */
  without: Figure,
  /** Mean distance to the mean of the others, in steps of the scale; above zero is more generous. */
  lean: Figure,
})
export type PersonRow = z.infer<typeof PersonRow>

/** Two people by their places in `people`: how often each gave which grade (rows are a's, columns b's, row after row). */
export const PairRow = z.strictObject({
  a: count,
  b: count,
  units: count,
  none: z.number().nullable(),
  linear: z.number().nullable(),
  quadratic: z.number().nullable(),
  reason: UndefinedReason.nullable(),
  confusion: z.array(count),
})
export type PairRow = z.infer<typeof PairRow>

export const AgreementReport = z.strictObject({
  computedAt: Moment,
  scaleVersion: count,
  /** The numbers of the grades, in rising order. */
  grades: z.array(count),
  labels: count,
  units: count,
  raters: count,
  /** `bothBad`: preferences without a place in the order of the grades. */
  leftOut: z.strictObject({ otherScale: count, cannotJudge: count, bothBad: count }),
  resamples: count,
  measures: z.array(Figure.extend({ measure: AgreementMeasure, units: count, labels: count })),
  slices: z.array(SliceRow),
  people: z.array(PersonRow),
  pairs: z.array(PairRow),
  /** All pairs that have results in common; `pairs` holds those with most of them. */
  pairCount: count,
  /** What the figures can be narrowed to. */
  languages: z.array(z.string()),
  markets: z.array(z.string()),
})
export type AgreementReport = z.infer<typeof AgreementReport>

/** `report` is the latest there is; while `isComputing` a newer one is on its way. */
export const AgreementAnswer = z.strictObject({ isComputing: z.boolean(), report: AgreementReport.nullable() })
export type AgreementAnswer = z.infer<typeof AgreementAnswer>

/** What one rule would make of the labels. */
export const RuleRow = z.strictObject({
  rule: ConsensusRule,
  graded: count,
  same: count,
  meanConfidence: z.number().nullable(),
})
export type RuleRow = z.infer<typeof RuleRow>

/** A result on which the rules differ; the title is null where the result is masked. */
export const DifferingResult = z.strictObject({
  id: Id,
  query: z.string(),
  language: z.string(),
  market: z.string(),
  title: z.string().nullable(),
  rank: count.nullable(),
  /** In the order of `rules`. */
  grades: z.array(count.nullable()),
  values: z.array(count),
})
export type DifferingResult = z.infer<typeof DifferingResult>

export const ConsensusReport = z.strictObject({
  computedAt: Moment,
  inForce: ConsensusRule,
  units: count,
  rules: z.array(RuleRow),
  differing: count,
  results: z.array(DifferingResult),
})
export type ConsensusReport = z.infer<typeof ConsensusReport>
export const ConsensusAnswer = z.strictObject({ isComputing: z.boolean(), report: ConsensusReport.nullable() })
export type ConsensusAnswer = z.infer<typeof ConsensusAnswer>

/** One label as evidence; what does not belong to the kind of signal is null. */
export const Evidence = z.strictObject({
  query: z.string(),
  language: z.string(),
  title: z.string().nullable(),
  value: count.nullable(),
  otherValue: count.nullable(),
  activeMs: z.number().nullable(),
  awayMs: z.number().nullable(),
  /** The least time it plausibly takes. */
  floorMs: z.number().nullable(),
  /** From one person's label to the other's. */
  gapMs: z.number().nullable(),
  explanation: z.string().nullable(),
  at: Moment,
})
export type Evidence = z.infer<typeof Evidence>

const Named = z.strictObject({ id: Id, name: z.string() })

/**
 * A question to a lead: what was seen against what is usual (milliseconds for `too-fast` and `away`, a number of results
 * for `same-words`, else shares), over how many labels or results in common.
 */
export const Signal = z.strictObject({
  kind: SignalKind,
  person: Named,
  other: Named.nullable(),
  labels: count,
  seen: z.number(),
  usual: z.number(),
  /** Labels under the least plausible time (`too-fast`), or time spent away (`away`), as a share. */
  share: z.number().nullable(),
  /** The grade that is always the same. */
  grade: count.nullable(),
  evidence: z.array(Evidence),
  note: z.strictObject({ answer: z.enum(signalAnswers), text: z.string(), by: z.string(), at: Moment }).nullable(),
})
export type Signal = z.infer<typeof Signal>

/** What there is to ask; while `isComputing` a newer list is on its way. The limits stand in core/signals. */
export const SignalsAnswer = z.strictObject({
  signals: z.array(Signal),
  isComputing: z.boolean(),
  computedAt: Moment.nullable(),
})
export type SignalsAnswer = z.infer<typeof SignalsAnswer>

export const SignalNote = z.strictObject({
  kind: SignalKind,
  personId: Id,
  otherId: Id.nullable(),
  answer: z.enum(signalAnswers).nullable(),
  text: z.string().max(2000),
})
export type SignalNote = z.infer<typeof SignalNote>
