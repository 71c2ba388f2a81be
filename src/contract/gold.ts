import { z } from 'zod'
import { Id, Language, Moment } from './basics.ts'
import { goldPools, goldRetirements, standingStates } from './words.ts'

export const GoldPool = z.enum(goldPools)
export type GoldPool = z.infer<typeof GoldPool>

/** How many answers were given on gold, and how many of them were right. */
export const GoldTally = z.strictObject({ total: z.number().int(), correct: z.number().int() })
export type GoldTally = z.infer<typeof GoldTally>

/** What an item of gold became by one change, latest first; no value where it was taken back. */
export const GoldStep = z.strictObject({
  value: z.number().int().nullable(),
  tolerance: z.number().int(),
  reason: z.string(),
  clause: z.string().nullable(),
  by: z.string(),
  at: Moment,
  sessionId: Id.nullable(),
})
export type GoldStep = z.infer<typeof GoldStep>

/** A result whose grade is known. `tally` stays null until the item is retired and its last answer a week old. */
export const GoldRow = z.strictObject({
  resultId: Id,
  query: z.string(),
  language: Language,
  market: z.string(),
  docId: z.string(),
  title: z.string(),
  pool: GoldPool,
  value: z.number().int(),
  tolerance: z.number().int(),
  reason: z.string(),
  clause: z.string().nullable(),
  origin: z.string(),
  createdAt: Moment,
  retiredAt: Moment.nullable(),
  retiredWhy: z.enum(goldRetirements).nullable(),
  tally: GoldTally.nullable(),
  /** Empty while it never changed. */
  history: z.array(GoldStep),
})
export type GoldRow = z.infer<typeof GoldRow>

export const GoldQuery = z.strictObject({
  pool: GoldPool.optional(),
  language: Language.optional(),
  state: z.enum(['active', 'retired']).optional(),
  after: z.uuid().optional(),
})

/** How much gold there is by pool and language; `tally` sums the answers on all of it and is null below twenty. */
export const GoldSum = z.strictObject({
  pool: GoldPool,
  language: Language,
  active: z.number().int(),
  retired: z.number().int(),
  tally: GoldTally.nullable(),
})
export type GoldSum = z.infer<typeof GoldSum>

export const GoldList = z.strictObject({ rows: z.array(GoldRow), sums: z.array(GoldSum), next: z.uuid().nullable() })
export type GoldList = z.infer<typeof GoldList>

/** Which results become gold: those decided upon lately, those an imported source has rated, or one with its grade. */
export const GoldOrigin = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('decisions'), days: z.number().int().min(1).max(3650) }),
  z.strictObject({ from: z.literal('source'), sourceId: Id }),
  z.strictObject({ from: z.literal('result'), resultId: Id, value: z.number().int() }),
])
export type GoldOrigin = z.infer<typeof GoldOrigin>

/** New gold: where it comes from, in which languages (none = all), how many at most, and what goes with each item. */
export const NewGold = z.strictObject({
  origin: GoldOrigin,
  pool: GoldPool,
  languages: z.array(Language).max(200),
  atMost: z.number().int().min(1).max(100_000),
  tolerance: z.number().int().min(0).max(10),
  reason: z.string().max(5000),
  clause: z.string().max(100).nullable(),
})
export type NewGold = z.infer<typeof NewGold>

/** What a bulk would do: items by language and grade, and how many results are left out because they are gold already. */
export const GoldPreview = z.strictObject({
  items: z.number().int(),
  already: z.number().int(),
  languages: z.array(z.strictObject({ language: Language, items: z.number().int() })),
  grades: z.array(z.strictObject({ value: z.number().int(), items: z.number().int() })),
})
export type GoldPreview = z.infer<typeof GoldPreview>
export const MadeGold = z.strictObject({ items: z.number().int(), batchId: Id })

export const GoldChange = z.strictObject({
  value: z.number().int().optional(),
  tolerance: z.number().int().min(0).max(10).optional(),
  reason: z.string().max(5000).optional(),
  clause: z.string().max(100).nullable().optional(),
})
export type GoldChange = z.infer<typeof GoldChange>

/** A result that can become gold by hand. */
export const GoldCandidate = z.strictObject({
  resultId: Id,
  query: z.string(),
  language: Language,
  docId: z.string(),
  title: z.string(),
  decided: z.number().int().nullable(),
})
export type GoldCandidate = z.infer<typeof GoldCandidate>

/** A skill between 0 and 1, and the ends of its 95 % interval. */
const skillFields = {
  q: z.number(),
  low: z.number(),
  high: z.number(),
  total: z.number().int(),
  correct: z.number().int(),
}

export const StandingState = z.enum(standingStates)
export type StandingState = z.infer<typeof StandingState>

/** The skill of one person in one language; by name for owners and trainers, under a pseudonym for reviewers. */
export const PersonSkill = z.strictObject({
  personId: Id.nullable(),
  name: z.string(),
  language: Language,
  ...skillFields,
  state: StandingState,
  since: Moment.nullable(),
})
export type PersonSkill = z.infer<typeof PersonSkill>
export const Skills = z.strictObject({ skills: z.array(PersonSkill), standard: z.number() })
export type Skills = z.infer<typeof Skills>

/** One own answer on gold that is retired and released. */
export const OwnAnswer = z.strictObject({
  assignmentId: Id,
  projectId: Id,
  projectName: z.string(),
  language: Language,
  query: z.string(),
  title: z.string(),
  own: z.number().int(),
  gold: z.number().int(),
  tolerance: z.number().int(),
  isRight: z.boolean(),
  reason: z.string(),
  clause: z.string().nullable(),
  at: Moment,
})
export type OwnAnswer = z.infer<typeof OwnAnswer>

/** Own skill per project and language, from exactly the answers that are listed. */
export const OwnSkill = z.strictObject({
  projectId: Id,
  projectName: z.string(),
  language: Language,
  ...skillFields,
})
export type OwnSkill = z.infer<typeof OwnSkill>
export const OwnSkills = z.strictObject({ skills: z.array(OwnSkill), answers: z.array(OwnAnswer) })
export type OwnSkills = z.infer<typeof OwnSkills>
