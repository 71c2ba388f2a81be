import { expect, test } from 'vitest'
import { drain, runInTurns, type Steps } from './steps.ts'

function* count(to: number, log: string[] = []): Steps<number> {
  for (let at = 1; at <= to; at++) {
    log.push(`${at}`)
    yield
  }
  return to
}

test('steps are worked through to their result', async () => {
  expect(drain(count(3))).toBe(3)
  expect(await runInTurns(count(3), async () => {})).toBe(3)
})

test('between steps others have their turn', async () => {
  const log: string[] = []
  const pause = async () => void log.push('pause')
  await runInTurns(count(3, log), pause)
  expect(log).toEqual(['1', 'pause', '2', 'pause', '3', 'pause'])
})

test('short steps are taken together until the time is over', async () => {
  const log: string[] = []
  let time = 0
  const pause = async () => void log.push('pause')
  await runInTurns(count(5, log), pause, { now: () => time++, budget: 2 })
  expect(log).toEqual(['1', '2', 'pause', '3', '4', 'pause', '5'])
})

test('an error in a step reaches whoever waits', async () => {
  const failing = (function* (): Steps<number> {
    yield
    throw new Error('broken')
  })()
  await expect(runInTurns(failing, async () => {})).rejects.toThrow('broken')
})
