/** Without a key, pointer or scroll for this long, a person counts as away; in ms. */
const idleMs = 60_000

export interface Stopwatch {
  /** The person did something. */
  touch: () => void
  /** The page was hidden or shown again. */
  seen: (isVisible: boolean) => void
  /** Active and away time since the last reading, in whole ms. */
  read: () => { activeMs: number; awayMs: number }
}

/** Measures how long somebody worked on a label, leaving out the time they were away. */
export function createStopwatch(now: () => number): Stopwatch {
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
