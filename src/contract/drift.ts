import { z } from 'zod'
import { Id, Moment } from './basics.ts'
import { Figure } from './insights.ts'

const count = z.number().int()

/** How far a language's grades lie from the others' on the same anchors, in steps of the scale; below zero is harsher. */
export const LanguageDrift = z.strictObject({ language: z.string(), anchors: count, labels: count, offset: Figure })
export type LanguageDrift = z.infer<typeof LanguageDrift>

/** The same of a person or source: against all languages, and against those who graded in the same language. */
export const PersonDrift = z.strictObject({
  name: z.string(),
  isSource: z.boolean(),
  languages: z.array(z.string()),
  anchors: count,
  labels: count,
  inAll: Figure,
  inLanguage: Figure,
})
export type PersonDrift = z.infer<typeof PersonDrift>

/** Something that was graded in several languages, with its grades in each; `sessionId` where it was in a calibration. */
export const DriftAnchor = z.strictObject({
  key: z.string(),
  query: z.string(),
  /** Of the words shown here; the others are its translations. */
  language: z.string(),
  docId: z.string(),
  title: z.string(),
  sessionId: Id.nullable(),
  cells: z.array(z.strictObject({ language: z.string(), values: z.array(count) })),
  /** From the harshest language's mean to the most generous one's, in steps of the scale. */
  range: z.number(),
})
export type DriftAnchor = z.infer<typeof DriftAnchor>

export const DriftReport = z.strictObject({
  computedAt: Moment,
  languages: z.array(LanguageDrift),
  people: z.array(PersonDrift),
  /** Those with the widest range; `anchorCount` says how many there are. */
  anchors: z.array(DriftAnchor),
  anchorCount: count,
})
export type DriftReport = z.infer<typeof DriftReport>

/** `report` is the latest there is; while `isComputing` a newer one is on its way. */
export const DriftAnswer = z.strictObject({ isComputing: z.boolean(), report: DriftReport.nullable() })
export type DriftAnswer = z.infer<typeof DriftAnswer>
