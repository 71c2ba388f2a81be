import { expect, test } from 'vitest'
import { breakMs, createWorked } from './worked.ts'

const minute = 60_000

/** Acts every minute, `minutes` times. */
function work(worked: ReturnType<typeof createWorked>, clock: { at: number }, minutes: number, isMasked = true) {
  for (let n = 0; n < minutes; n++) {
    clock.at += minute
    worked.act(isMasked)
  }
}

test('work on masked content adds up; on anything else it neither counts nor ends it', () => {
  const clock = { at: 0 }
  const worked = createWorked(() => clock.at)
  worked.act(true)
  work(worked, clock, 20)
  work(worked, clock, 10, false)
  work(worked, clock, 5)
  expect(worked.time()).toBe(25 * minute)
})

test('a break ends it, whether it is said or simply taken', () => {
  const clock = { at: 0 }
  const worked = createWorked(() => clock.at)
  worked.act(true)
  work(worked, clock, 20)
  clock.at += breakMs
  expect(worked.time()).toBe(0)
  worked.act(true)
  work(worked, clock, 3)
  expect(worked.time()).toBe(3 * minute)
  worked.reset()
  expect(worked.time()).toBe(0)
})
