import type { Treatment } from '#contract/basics.ts'

/**
 * How far something is shown: 0 a card · 1 a grey picture 24 pixels wide · 2 grey, 96 pixels · 3 grey, up to 320 pixels, silent, stills of a
 * clip · 4 colour, up to 640 pixels, silent · 5 as it is, with sound.
 */
export type Level = 0 | 1 | 2 | 3 | 4 | 5

/** All levels, least first. */
export const levels: readonly Level[] = [0, 1, 2, 3, 4, 5]

/** How a picture is made for a level: its greatest width in pixels and whether it is grey; null where no picture is made. */
export const pictureAt: Readonly<Record<Level, { width: number; grey: boolean } | null>> = {
  0: null,
  1: { width: 24, grey: true },
  2: { width: 96, grey: true },
  3: { width: 320, grey: true },
  4: { width: 640, grey: false },
  5: null,
}

/** Where a treatment starts and how far it can be raised; null for what is not masked (T0, T1) and for TX, of which nothing is ever shown. */
export function rangeOf(treatment: Treatment): { start: Level; most: Level } | null {
  if (treatment === 'T2') return { start: 2, most: 5 }
  if (treatment === 'T3') return { start: 1, most: 4 }
  if (treatment === 'T4') return { start: 0, most: 3 }
  return null
}

/** Whether content of this treatment is held back: T2 and stricter. */
export function isMaskedTreatment(treatment: Treatment): boolean {
  return treatment !== 'T0' && treatment !== 'T1'
}

/** How text looks at a level: a card, with harmful words replaced by typed tokens, or as it was written. */
export function textFormAt(level: Level): 'card' | 'tokens' | 'original' {
  if (level < 2) return 'card'
  return level < 4 ? 'tokens' : 'original'
}

/** A lower bound and an upper bound put on what a treatment allows. */
interface Bounds {
  treatment: Treatment
  /** Whether one of its categories harms by words; then text starts as a card. */
  masksText: boolean
  /** What the person chose for its categories; null where nothing was chosen. */
  ownStart: Level | null
  /** The project's ceiling. */
  ceiling: Level
}

/** Where a masked result starts for a person and how far they can raise it; null where it is not masked, or TX. A person can start lower, never higher. */
export function viewRange({ treatment, masksText, ownStart, ceiling }: Bounds): {
  start: Level
  text: Level
  most: Level
} | null {
  const range = rangeOf(treatment)
  if (!range) return null
  const most = Math.min(range.most, ceiling) as Level
  const start = Math.min(range.start, ownStart ?? 5, most) as Level
  return { start, text: masksText || treatment !== 'T2' ? (Math.min(start, 1) as Level) : start, most }
}

/** What a second at a level weighs in a person's daily limit, before the treatment. */
const levelWeight: Readonly<Record<Level, number>> = { 0: 0, 1: 0.1, 2: 0.25, 3: 0.5, 4: 1, 5: 1.25 }
const treatmentWeight: Readonly<Record<Treatment, number>> = { T0: 0, T1: 0.1, T2: 1, T3: 2, T4: 4, TX: 0 }

/** Weighted seconds of having something revealed: seconds × the level's weight × the treatment's. Our own choice; nobody has measured it. */
export function exposureOf(seconds: number, level: Level, treatment: Treatment): number {
  return seconds * levelWeight[level] * treatmentWeight[treatment]
}

/** How often a page that shows something revealed says so, and after how long without it the server closes the viewing, in seconds. */
export const heartbeat = { every: 20, most: 60 } as const

/** How long a grant is good for, in seconds. */
export const grantSeconds = 60
