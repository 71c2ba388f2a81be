/** Without a key, pointer or scroll for this long, a person counts as away; in ms. */
const idleMs = 60_000

export interface Stopwatch {
  /** The person did something. */
  touch: () => void
  /** The page was hidden or shown again. */
  seen: (isVisible: boolean) => void
  /** The person stepped away, or came back: the clock stands still, and nothing of it is told by any time. */
  pause: (isPaused: boolean) => void
  /** Active and away time since the last reading, in whole ms. */
  read: () => { activeMs: number; awayMs: number }
}

/** Measures how long somebody worked on a label, leaving out the time they were away. */
export function createStopwatch(clock: () => number): Stopwatch {
  let stoodStill = 0
  let pausedAt: number | null = null
  const now = () => pausedAt ?? clock() - stoodStill
  let since = now()
  let lastTouch = since
  let visible = true
  let away = 0
  let awayFrom: number | null = null

  function settle(at: number): void {
    if (awayFrom === null && visible && at - lastTouch > idleMs) awayFrom = lastTouch + idleMs
  }
  function back(at: number): void {
    settle(at)
    if (awayFrom !== null) away += at - Math.max(awayFrom, since)
    awayFrom = null
    lastTouch = at
  }
  return {
    touch() {
      if (visible) back(now())
    },
    seen(isVisible) {
      const at = now()
      settle(at)
      visible = isVisible
      if (isVisible) back(at)
      else awayFrom ??= at
    },
    pause(isPaused) {
      if (isPaused) pausedAt ??= now()
      else if (pausedAt !== null) {
        stoodStill = clock() - pausedAt
        pausedAt = null
      }
    },
    read() {
      const at = now()
      settle(at)
      const pending = awayFrom === null ? 0 : at - Math.max(awayFrom, since)
      const awayMs = Math.round(away + pending)
      const activeMs = Math.max(0, Math.round(at - since) - awayMs)
      since = at
      away = 0
      return { activeMs, awayMs }
    },
  }
}
