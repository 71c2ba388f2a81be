import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shuffled } from './order.ts'

const id = (item: string) => item
const ids = fc.uniqueArray(fc.string(), { maxLength: 12 })

test('the order of a seed never changes, or people would find their task in another order after an update', () => {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  expect(shuffled(letters, 'assignment-1', id).join('')).toBe('chedbfag')
  expect(shuffled(letters, 'assignment-2', id).join('')).toBe('gdbfecha')
})

test('every item stands there once, in whatever order they came', () => {
  fc.assert(
    fc.property(ids, fc.string(), (items, seed) => {
      const order = shuffled(items, seed, id)
      expect([...order].sort()).toEqual([...items].sort())
      expect(shuffled([...items].reverse(), seed, id)).toEqual(order)
    }),
  )
})

test('leaving one out moves none of the others', () => {
  fc.assert(
    fc.property(ids, fc.string(), fc.nat(), (items, seed, n) => {
      const gone = items[n % Math.max(1, items.length)]
      const rest = items.filter((item) => item !== gone)
      expect(shuffled(rest, seed, id)).toEqual(shuffled(items, seed, id).filter((item) => item !== gone))
    }),
  )
})

test('all orders of four results are about equally frequent', () => {
  const counts = new Map<string, number>()
  for (let n = 0; n < 24_000; n++) {
    const order = shuffled(['d1', 'd2', 'd3', 'd4'], `0198-${n}`, id).join()
    counts.set(order, (counts.get(order) ?? 0) + 1)
  }
  expect(counts.size).toBe(24)
  // Chi-square with 23 degrees of freedom: 49.7 is passed by one fair shuffle in a thousand.
  const chi = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
  expect(chi).toBeLessThan(49.7)
})
