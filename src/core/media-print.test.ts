import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandsOf, distance, printOf } from './media-print.ts'

const grey = fc.uint8Array({ minLength: 72, maxLength: 72 })
const print = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })

test('a picture that grows brighter to the right has every bit, one that grows darker none', () => {
  const rising = Uint8Array.from({ length: 72 }, (_, at) => (at % 9) * 20)
  expect(printOf(rising)).toBe(-1n)
  expect(printOf(rising.map((value) => 255 - value))).toBe(0n)
})

test('a print fits a signed 64-bit column, and brightness alone does not change it', () => {
  fc.assert(
    fc.property(grey, (values) => {
      const dark = values.map((value) => value >> 1)
      const lighter = dark.map((value) => value + 100)
      expect(printOf(lighter)).toBe(printOf(dark))
      expect(BigInt.asIntN(64, printOf(values))).toBe(printOf(values))
    }),
  )
})

test('prints that differ in three bits at most share a part', () => {
  const bits = fc.uniqueArray(fc.nat(63), { maxLength: 3 })
  fc.assert(
    fc.property(print, bits, (one, flipped) => {
      const other = BigInt.asIntN(
        64,
        flipped.reduce((sum, bit) => sum ^ (1n << BigInt(bit)), BigInt.asUintN(64, one)),
      )
      expect(distance(one, other)).toBe(flipped.length)
      const parts = new Set(bandsOf(one))
      expect(bandsOf(other).some((part) => parts.has(part))).toBe(true)
      for (const part of parts) expect(part).toBeLessThan(4 * 65_536)
    }),
  )
})
