/** Counts down to re-masking, and can be paused and started anew. */
export interface Countdown {
  /** From the full time; without a time nothing runs. */
  start: (seconds: number | null) => void
  stop: () => void
  pause: (isPaused: boolean) => void
}

interface Options {
  /** The whole seconds that are left changed; null: nothing runs. */
  onSecond: (left: number | null) => void
  onEnd: () => void
}

/** Makes a countdown; the clock is the page's own, so that a tab that slept does not show anything for longer. */
export function createCountdown({ onSecond, onEnd }: Options): Countdown {
  let timer: ReturnType<typeof setInterval> | undefined
  let left = 0
  let last = 0
  let isPaused = false

  function tick(): void {
    const now = performance.now()
    if (!isPaused) left -= now - last
    last = now
    if (left > 0) onSecond(Math.ceil(left / 1000))
    else {
      stop()
      onEnd()
    }
  }

  function stop(): void {
    clearInterval(timer)
    timer = undefined
    isPaused = false
    onSecond(null)
  }

  return {
    start(seconds) {
      clearInterval(timer)
      onSecond(seconds)
      if (seconds === null) return
      left = seconds * 1000
      last = performance.now()
      timer = setInterval(tick, 200)
    },
    stop,
    pause(paused) {
      isPaused = paused
    },
  }
}
