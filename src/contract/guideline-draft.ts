import { z } from 'zod'
import { Id, Moment } from './basics.ts'
import { draftStates } from './calibration-words.ts'

/** A clause as it reads in one language: a title of one line, and Markdown without headings. */
export const ClauseWords = z.strictObject({ title: z.string().max(300), text: z.string().max(50_000) })
export type ClauseWords = z.infer<typeof ClauseWords>
const ByLanguage = z.record(z.string().max(35), ClauseWords)

/** A change of one clause; without a clause it is a new one. It comes from an item of a session, or from none. */
export const NewDraft = z.strictObject({
  sessionId: Id.nullable(),
  n: z.number().int().min(0).nullable(),
  basedOn: z.number().int().min(0),
  clause: z.string().min(1).max(100).nullable(),
  texts: ByLanguage,
  note: z.string().max(2000),
})
export type NewDraft = z.infer<typeof NewDraft>

/** Other words for a draft; `basedOn` is the version they were written against, the one in force. */
export const DraftUpdate = NewDraft.pick({ basedOn: true, texts: true, note: true })

/** A change of a clause that is drafted, was published or dropped. */
export const GuidelineDraft = z.strictObject({
  id: Id,
  sessionId: Id.nullable(),
  n: z.number().int().nullable(),
  clause: z.string(),
  basedOn: z.number().int(),
  /** How the clause read in the version that the draft is based on, by language; empty for a new clause. */
  before: ByLanguage,
  /** How it reads in the version in force. */
  inForce: ByLanguage,
  /** How it is to read; languages that are not here stay as they are. */
  texts: ByLanguage,
  note: z.string(),
  state: z.enum(draftStates),
  /** Whether the clause has changed since the version that the draft is based on: it has to be looked at again. */
  isStale: z.boolean(),
  draftedBy: z.string(),
  isOwn: z.boolean(),
  draftedAt: Moment,
  /** Who published or dropped it. */
  settledBy: z.string().nullable(),
  settledAt: Moment.nullable(),
  /** The version that it was published in, and how many labels had been given under the old text then. */
  version: z.number().int().nullable(),
  recheck: z.number().int().nullable(),
})
export type GuidelineDraft = z.infer<typeof GuidelineDraft>

export const DraftList = z.strictObject({ drafts: z.array(GuidelineDraft), version: z.number().int() })
export type DraftList = z.infer<typeof DraftList>
