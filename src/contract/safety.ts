import { z } from 'zod'
import { Treatment } from './basics.ts'
import {
  cardSources,
  confidences,
  maskTokens,
  safetyBases,
  safetyContexts,
  safetyLeaves,
  safetyModes,
} from './safety-words.ts'
import { safetyCategories } from './words.ts'

export const SafetyCategory = z.enum(safetyCategories)
export type SafetyCategory = z.infer<typeof SafetyCategory>
export const SafetyLeaf = z.enum(safetyLeaves)
export type SafetyLeaf = z.infer<typeof SafetyLeaf>
export const Severity = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Severity = z.infer<typeof Severity>
export const MaskToken = z.enum(maskTokens)
export type MaskToken = z.infer<typeof MaskToken>

/** Where the harm is: characters of a text (UTF-16 offsets, `to` exclusive) or a time of the clip in ms. */
export const Evidence = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('span'),
    field: z.enum(['title', 'snippet', 'text']),
    from: z.number().int().min(0),
    to: z.number().int().min(1),
  }),
  z.strictObject({ kind: z.literal('time'), fromMs: z.number().int().min(0), toMs: z.number().int().min(0) }),
])
export type Evidence = z.infer<typeof Evidence>

/** One harm that an annotator found. */
export const SafetyFinding = z.strictObject({
  category: SafetyCategory,
  leaf: SafetyLeaf.nullable(),
  severity: Severity,
  contexts: z.array(z.enum(safetyContexts)).max(safetyContexts.length),
  evidence: z.array(Evidence).max(20),
})
export type SafetyFinding = z.infer<typeof SafetyFinding>

/** All of a safety label but its value, which is the highest severity; no finding means that nothing is unsafe. */
export const SafetyDetail = z.strictObject({
  findings: z.array(SafetyFinding).max(12),
  bases: z.array(z.enum(safetyBases)).max(safetyBases.length),
  confidence: z.enum(confidences).nullable(),
})
export type SafetyDetail = z.infer<typeof SafetyDetail>

/** What a project asks about safety. */
export const SafetySettings = z.strictObject({
  mode: z.enum(safetyModes),
  /** Whether what the query is after, and what serving the result would mean, are asked as well. */
  intent: z.boolean(),
  servingRisk: z.boolean(),
})
export type SafetySettings = z.infer<typeof SafetySettings>

/** What a masked result's card says; all null where what is known must not be told yet. */
export const Card = z.strictObject({
  category: SafetyCategory.nullable(),
  severity: Severity.nullable(),
  source: z.enum(cardSources).nullable(),
})
export type Card = z.infer<typeof Card>

/** How a project tightens the taxonomy: treatments from severity 1 to 4 by category. */
export const Tightening = z.partialRecord(SafetyCategory, z.array(Treatment).length(4))
export type Tightening = z.infer<typeof Tightening>
