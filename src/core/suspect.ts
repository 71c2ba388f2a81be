/** How long a report can be taken back, in ms. */
export const undoMs = 10_000

/**
 * What counts as unusually many reports of one person: `few` within `windowMs`, or `few` within a day that are at least `share` of all that they
 * labelled or reported in it. Officers are alerted once every `quietMs`.
 */
export const unusual = { few: 3, windowMs: 600_000, dayMs: 86_400_000, share: 0.05, quietMs: 3_600_000 } as const

/** Whether reports are unusually many: of the last minutes, of the day, and how many results the person labelled that day. */
export function isUnusual({ lately, today, seen }: { lately: number; today: number; seen: number }): boolean {
  return lately >= unusual.few || (today >= unusual.few && today >= unusual.share * (today + seen))
}
