import { z } from 'zod'
import { Id, Language, Moment } from './basics.ts'
import { SafetyCategory, Tightening } from './safety.ts'
import { viewParts } from './safety-words.ts'

/** How far something is shown, from the card (0) to sound (5); core/viewing says what each level means. */
export const Level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
export type Level = z.infer<typeof Level>

/** A small picture made by the server; enlarged by the browser. */
export const Preview = z.strictObject({
  src: z.string(),
  level: Level,
  width: z.number().int(),
  height: z.number().int(),
})
export type Preview = z.infer<typeof Preview>

/** Where a masked result starts for this person, where its words start, and how far it can be raised; `hasPictures` is false where no preview could be made. */
export const ViewRange = z.strictObject({ start: Level, text: Level, most: Level, hasPictures: z.boolean() })
export type ViewRange = z.infer<typeof ViewRange>

/** Asks to be shown one part of a result at a level. */
export const RevealAsk = z.strictObject({ level: Level, part: z.enum(viewParts) })
export type RevealAsk = z.infer<typeof RevealAsk>

/** Good once, until `expiresAt`, for the same session. */
export const Grant = z.strictObject({ grant: z.string(), level: Level, part: z.enum(viewParts), expiresAt: Moment })
export type Grant = z.infer<typeof Grant>

export const ViewingOpen = z.strictObject({ grant: z.string().min(1).max(200) })

/** The words of a result at a level. */
export const ViewedWords = z.strictObject({
  title: z.string(),
  snippet: z.string(),
  text: z.string(),
  author: z.string(),
  url: z.string().nullable(),
})
export type ViewedWords = z.infer<typeof ViewedWords>

/** The media of a result at a level: same-origin addresses that live as long as the viewing, or a remote one. */
export const ViewedMedia = z.strictObject({
  /** `stills` are pictures taken from a clip, in order. */
  kind: z.enum(['image', 'stills', 'video', 'hls']),
  srcs: z.array(z.string()).min(1),
  mime: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  captions: z.array(z.strictObject({ language: Language, src: z.string() })),
})
export type ViewedMedia = z.infer<typeof ViewedMedia>

/** What a redeemed grant opens; it ends by closing, by a missing heartbeat (every `beatSeconds`), or by the daily limit. */
export const Viewing = z.strictObject({
  id: Id,
  level: Level,
  part: z.enum(viewParts),
  words: ViewedWords.nullable(),
  media: ViewedMedia.nullable(),
  beatSeconds: z.number().int(),
})
export type Viewing = z.infer<typeof Viewing>

/** What a person chose for one category; null means as the organisation has it. */
export const CategoryPreference = z.strictObject({ start: Level.nullable(), words: z.boolean() })

/** How a person wants to see masked things. */
export const ViewingPreferences = z.strictObject({
  byCategory: z.partialRecord(SafetyCategory, CategoryPreference),
  /** The highest level this person ever wants to reach. */
  most: Level,
  /** Always grey, also where colour is allowed. */
  grey: z.boolean(),
  /** How large raised pictures are drawn. */
  size: z.enum(['small', 'medium', 'large']),
  sound: z.boolean(),
  /** Seconds until a raised level falls back; null: it stays until re-masked. */
  remaskSeconds: z.number().int().min(3).max(600).nullable(),
  /** Hold the key to reveal, instead of pressing it. */
  hold: z.boolean(),
  /** Whether the person takes sealed (T4) work. */
  sealed: z.boolean(),
  /** Minutes of work after which a break is suggested; null: never. */
  breakMinutes: z.number().int().min(10).max(240).nullable(),
  /** The person's own limits per day, tighter than the organisation's. */
  secondsPerDay: z.number().int().min(0).max(86_400).nullable(),
  hardPerDay: z.number().int().min(0).max(10_000).nullable(),
})
export type ViewingPreferences = z.infer<typeof ViewingPreferences>

/** Two styles of masking that a project compares at random: the level that masked results start at in each. */
export const MaskingTrial = z.strictObject({ a: Level, b: Level })

/** What a project decides about viewing; it can only be stricter than the taxonomy and the organisation. */
export const ViewingSettings = z.strictObject({
  tightening: Tightening,
  ceiling: Level,
  /** Origins that media may come from, such as https://cdn.example.org. */
  origins: z.array(z.string().min(1).max(300)).max(50),
  /** Whether the server fetches remote media, so that it can make previews. */
  ingest: z.boolean(),
  trial: MaskingTrial.nullable(),
})
export type ViewingSettings = z.infer<typeof ViewingSettings>
