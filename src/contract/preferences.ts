import { z } from 'zod'
import { Language } from './basics.ts'
import { preferenceFiles } from './words.ts'

/** A document in the order of its Bradley–Terry strength, a natural logarithm with its 95 % interval. */
const RankedDocument = z.strictObject({
  document: z.string(),
  strength: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  wins: z.number().int(),
  losses: z.number().int(),
  ties: z.number().int(),
  bothBad: z.number().int(),
})

/** What the preferences of one query say: pairs rank documents; lists have a mean, below 0 where the first is better. */
export const PreferenceQuery = z.strictObject({
  queryId: z.string(),
  query: z.string(),
  language: Language,
  votes: z.number().int(),
  consensus: z.number().int().nullable(),
  first: z.string(),
  second: z.string(),
  mean: z.number().nullable(),
  bothBadShare: z.number(),
  tie: z.number().nullable(),
  /** Strengths would be infinite; a prior of half a vote keeps them finite. */
  isHeld: z.boolean(),
  ranked: z.array(RankedDocument),
})
export type PreferenceQuery = z.infer<typeof PreferenceQuery>

/** The preferences of a project; `alpha` is ordinal and null where it is undefined; at most 200 queries are listed. */
export const Preferences = z.strictObject({
  votes: z.number().int(),
  bothBadShare: z.number(),
  alpha: z.number().nullable(),
  lists: z.array(
    z.strictObject({
      first: z.string(),
      second: z.string(),
      mean: z.number().nullable(),
      ci95: z.tuple([z.number(), z.number()]).nullable(),
      queries: z.number().int(),
    }),
  ),
  queries: z.array(PreferenceQuery),
})
export type Preferences = z.infer<typeof Preferences>

/** `all`: imported sources too that do not count. */
export const PreferencesQuery = z.strictObject({ all: z.enum(['yes']).optional() })
export const PreferenceExport = PreferencesQuery.extend({ file: z.enum(preferenceFiles) })
