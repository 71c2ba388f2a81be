import { expect, test } from 'vitest'
import { isGoldTurn, type Queue, tasksToCome } from './gold-draw.ts'

const seeds = Array.from({ length: 200 }, (_, i) => `${i.toString(16).padStart(8, '0')}5bd1e995cafebabe8badf00d`)

test('the share is met over people and over a person’s own tasks, and no seed repeats another', () => {
  for (const share of [0, 0.05, 0.2, 0.5]) {
    const drawn = seeds.map((seed) => Array.from({ length: 500 }, (_, n) => isGoldTurn(seed, n, share)))
    const all = drawn.flat().filter(Boolean).length / 100_000
    expect(Math.abs(all - share)).toBeLessThan(0.005)
    const first = drawn.filter(([one]) => one).length / 200
    expect(Math.abs(first - share)).toBeLessThan(0.1)
    if (share > 0.04) expect(new Set(drawn.map((turns) => turns.map(Number).join(''))).size).toBe(200)
  }
})

test('whether a turn is gold says nothing about the next one', () => {
  const turns = seeds.map((seed) => Array.from({ length: 500 }, (_, n) => isGoldTurn(seed, n, 0.2)))
  const pairs = turns.flatMap((own) => own.slice(1).map((gold, at) => [own[at], gold] as const))
  const after = (before: boolean) => pairs.filter(([one]) => one === before)
  const share = (of: typeof pairs) => of.filter(([, gold]) => gold).length / of.length
  expect(Math.abs(share(after(true)) - share(after(false)))).toBeLessThan(0.02)
})

test('what is to come falls by one with every task, gold or not, and ends at nothing', () => {
  for (const seed of seeds.slice(0, 40)) {
    let queue: Queue = { seed, share: 0.3, free: 25, hidden: 6, turns: 3 }
    let before = tasksToCome(queue)
    expect(before).toBeGreaterThanOrEqual(25)
    expect(before).toBeLessThanOrEqual(31)
    while (queue.free > 0) {
      const gold = queue.hidden > 0 && isGoldTurn(seed, queue.turns, queue.share)
      queue = { ...queue, turns: queue.turns + 1, ...(gold ? { hidden: queue.hidden - 1 } : { free: queue.free - 1 }) }
      expect(tasksToCome(queue)).toBe(before - 1)
      before -= 1
    }
    expect(before).toBe(0)
  }
})
