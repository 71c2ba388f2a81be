import { useEffect } from 'react'
import type { LabelSession } from '../store/session.ts'

const tenMinutes = 600_000

/** Tells the stopwatch when the person is there, and keeps the lease of the task while they are. */
export function usePresence(session: LabelSession): void {
  useEffect(() => {
    let acted = false
    const touch = () => {
      acted = true
      session.stopwatch.touch()
    }
    const seen = () => session.stopwatch.seen(document.visibilityState === 'visible')
    const timer = setInterval(() => {
      if (acted) void session.renew()
      acted = false
    }, tenMinutes)
    // Passive and for presence only: keys are bound in the action table.
    const events = ['pointermove', 'pointerdown', 'wheel', 'input', 'focusin'] as const
    for (const event of events) addEventListener(event, touch, { passive: true })
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      for (const event of events) removeEventListener(event, touch)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [session])
}
