import fc from 'fast-check'
import { expect, test } from 'vitest'
import { uuidv7 } from './uuid.ts'

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })

test('has the version, the variant and the time of RFC 9562', () => {
  expect(uuidv7(0x017f22e279b0, new Uint8Array([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]))).toBe(
    '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
  )
})

test('later ids sort after earlier ones', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat({ max: 1e6 }), bytes, bytes, (at, step, a, b) => {
      expect(uuidv7(at, a) < uuidv7(at + step + 1, b)).toBe(true)
    }),
  )
})
