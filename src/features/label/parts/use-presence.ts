import { useEffect } from 'react'
import { attend } from '#client/presence/attend.ts'
import type { LabelSession } from '../store/session.ts'

/** A lease is ten minutes at least, so this is often enough, with two tries to spare. */
const renewEvery = 180_000

/** Tells the stopwatch when the person is there, and keeps the lease of the task while they are. */
export function usePresence(session: LabelSession): void {
  useEffect(() => {
    let acted = false
    const { touch, end } = attend(session.stopwatch, () => {
      acted = true
    })
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
    const timer = setInterval(() => {
      if (acted) void session.renew()
      acted = false
    }, renewEvery)
    return () => {
      clearInterval(timer)
      stopTask()
      stopSession()
      end()
    }
  }, [session])
}
