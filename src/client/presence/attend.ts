import type { Stopwatch } from './stopwatch.ts'

/** Passive and for presence only: keys are bound in the action table. */
const events = ['pointermove', 'pointerdown', 'wheel', 'input', 'focusin'] as const

/** Tells a stopwatch when the person is there; `touch` is for what they do by keys, `onTouch` hears of all that they do. */
export function attend(stopwatch: Stopwatch, onTouch?: () => void): { touch: () => void; end: () => void } {
  const touch = () => {
    onTouch?.()
    stopwatch.touch()
  }
  const seen = () => stopwatch.seen(document.visibilityState === 'visible')
  for (const event of events) addEventListener(event, touch, { passive: true })
  document.addEventListener('visibilitychange', seen)
  return {
    touch,
    end() {
      for (const event of events) removeEventListener(event, touch)
      document.removeEventListener('visibilitychange', seen)
    },
  }
}
