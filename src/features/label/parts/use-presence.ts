import { useEffect } from 'react'
import type { LabelSession } from '../store/session.ts'

/** A lease is ten minutes at least, so this is often enough, with two tries to spare. */
const renewEvery = 180_000

/** Tells the stopwatch when the person is there, and keeps the lease of the task while they are. */
export function usePresence(session: LabelSession): void {
  useEffect(() => {
    let acted = false
    const touch = () => {
      acted = true
      session.stopwatch.touch()
    }
    // Who works by keys alone moves and grades, and that shows in the task.
    let stopTask = () => {}
    const follow = () => {
      stopTask()
      stopTask = session.store.getState().current?.store.subscribe(touch) ?? (() => {})
    }
    const stopSession = session.store.subscribe(({ current }, before) => {
      if (current !== before.current) follow()
    })
    follow()
    const seen = () => session.stopwatch.seen(document.visibilityState === 'visible')
    const timer = setInterval(() => {
      if (acted) void session.renew()
      acted = false
    }, renewEvery)
    // Passive and for presence only: keys are bound in the action table.
    const events = ['pointermove', 'pointerdown', 'wheel', 'input', 'focusin'] as const
    for (const event of events) addEventListener(event, touch, { passive: true })
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      stopTask()
      stopSession()
      for (const event of events) removeEventListener(event, touch)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [session])
}
