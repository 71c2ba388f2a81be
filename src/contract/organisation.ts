import { z } from 'zod'
import { Level, ViewingPreferences } from './viewing.ts'

/** What the organisation sets for everybody: where a person chose nothing, how far anybody may go, and how much of it a day. */
export const OrganisationViewing = z.strictObject({
  defaults: ViewingPreferences.omit({ sealed: true, secondsPerDay: true, hardPerDay: true }),
  /** Nobody's preferences are looser than this; `grey` means that nobody sees colour. */
  ceiling: z.strictObject({ most: Level, grey: z.boolean(), sound: z.boolean() }),
  /** Weighted seconds, and T3 and T4 items that are raised, per person and day; null: no limit. */
  limits: z.strictObject({
    secondsPerDay: z.number().int().min(60).max(86_400).nullable(),
    hardPerDay: z.number().int().min(1).max(10_000).nullable(),
  }),
})
export type OrganisationViewing = z.infer<typeof OrganisationViewing>

/** Where people in a country find somebody to talk to; without a country it is for everybody. */
export const SupportLink = z
  .strictObject({
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable(),
    name: z.string().trim().min(1).max(120),
    url: z
      .url({ protocol: /^https$/ })
      .max(300)
      .nullable(),
    phone: z
      .string()
      .trim()
      .regex(/^[+\d][\d ()/.-]{1,30}$/)
      .nullable(),
  })
  .refine(({ url, phone }) => url !== null || phone !== null, 'An address or a telephone number is needed.')
export type SupportLink = z.infer<typeof SupportLink>

/** What the owner of the server sets for the whole organisation. */
export const Organisation = z.strictObject({ viewing: OrganisationViewing, support: z.array(SupportLink).max(200) })
export type Organisation = z.infer<typeof Organisation>

/** How a person sees masked things: as it is in force, what of it the person chose, and what the organisation says. */
export const OwnViewing = z.strictObject({
  preferences: ViewingPreferences,
  own: ViewingPreferences.partial(),
  organisation: OrganisationViewing,
  support: z.array(SupportLink),
})
export type OwnViewing = z.infer<typeof OwnViewing>
