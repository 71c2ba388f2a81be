import { expect, test } from 'vitest'
import { createStopwatch } from './stopwatch.ts'

test('stepping away stops the clock: it is neither active nor away, whatever happens meanwhile', () => {
  const clock = { at: 0 }
  const watch = createStopwatch(() => clock.at)
  clock.at = 10_000
  watch.touch()
  watch.pause(true)
  clock.at = 600_000
  watch.seen(false)
  clock.at = 1_200_000
  watch.seen(true)
  watch.touch()
  watch.pause(false)
  clock.at += 5000
  expect(watch.read()).toEqual({ activeMs: 15_000, awayMs: 0 })
})
