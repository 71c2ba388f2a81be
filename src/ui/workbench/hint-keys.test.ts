import { expect, test } from 'vitest'
import { keyRange } from './hint-keys.tsx'

test.each([
  ['0123', '0–3'],
  ['1230', '0–3'],
  ['1234567', '1–7'],
  ['01', '0 1'],
  ['0124', '0 1 2 4'],
  ['abc', 'a b c'],
])('the keys %s stand on one cap as %s', (keys, cap) => {
  expect(keyRange([...keys])).toBe(cap)
})
