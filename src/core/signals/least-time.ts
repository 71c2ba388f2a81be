/** What a label was given on: how much there was to read, and how long the clip runs (null: none). */
export interface Judged {
  characters: number
  seconds: number | null
}

/**
 * What the least plausible time of a grade is made of, in milliseconds: pressing a key; skimming the text at 125 characters
 * a second (about 1,500 words a minute, beyond all reading: Carver 1992 puts scanning at 600); a twentieth of the clip.
 */
export const leastTimeParts = {
  press: 400,
  perCharacter: 8,
  mostReading: 4000,
  perSecondOfClip: 50,
  mostWatching: 3000,
} as const

/** The least time in milliseconds that a grade plausibly takes. */
export function leastTime({ characters, seconds }: Judged): number {
  const { press, perCharacter, mostReading, perSecondOfClip, mostWatching } = leastTimeParts
  const reading = Math.min(mostReading, characters * perCharacter)
  const watching = Math.min(mostWatching, (seconds ?? 0) * perSecondOfClip)
  return Math.round(press + reading + watching)
}
