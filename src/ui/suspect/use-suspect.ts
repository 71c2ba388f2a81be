import { flushSync } from 'react-dom'
import { useActions } from '#actions/use-actions.ts'
import type { Place } from '#core/reveal.ts'
import { report } from './reports.ts'

interface Suspect {
  /** What is in view; null where nothing can be reported. */
  place: Place | null
  /** Takes it off the screen, before anything else happens. */
  hide: () => void
  /** The server has it: what is here already may have lost its place. */
  onStored?: () => void
}

/** Lets the key and the button of a page report what is in view. */
export function useSuspect({ place, hide, onStored = () => {} }: Suspect): void {
  const run = () => {
    if (!place) return
    flushSync(hide)
    report(place, onStored)
  }
  useActions('suspect', { 'suspect.report': place ? { run } : undefined })
}
