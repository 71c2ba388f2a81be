import { createContext, use } from 'react'
import type { Level, Viewing, ViewingPreferences } from '#contract/viewing.ts'
import type { Place } from '#core/reveal.ts'

/** How masked content is asked for; the application puts the server behind it. */
export interface Revealer {
  /** A step that is likely to come next can be made ready; nothing is shown by it. */
  prepare?: (place: Place, level: Level, part: 'media' | 'text') => void
  /** Opens one part of a result at a level; throws RevealFailure. What was opened after `signal` has aborted is closed by the one who asked. */
  open: (place: Place, level: Level, part: 'media' | 'text', signal: AbortSignal) => Promise<Viewing>
  /** Says that it is still on the screen; throws RevealFailure once it has ended. */
  beat: (viewingId: string) => Promise<void>
  /** It is masked again. */
  close: (viewingId: string) => void
}

/** What this person chose that bears on the hider. */
export type HiderPreferences = Pick<ViewingPreferences, 'most' | 'grey' | 'size' | 'sound' | 'remaskSeconds' | 'hold'>

export interface Revealing {
  revealer: Revealer
  preferences: HiderPreferences
}

export const RevealContext = createContext<Revealing | null>(null)

/** How masked content is shown here; null where it stays as it came. */
export function useRevealing(): Revealing | null {
  return use(RevealContext)
}
