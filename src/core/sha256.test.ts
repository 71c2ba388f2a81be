import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256Hasher } from './sha256.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function hash(...parts: Uint8Array[]): string {
  const hasher = sha256Hasher()
  for (const part of parts) hasher.add(part)
  return hasher.done()
}

test.each([
  // FIPS 180-4 examples (NIST, Cryptographic Standards and Guidelines: SHA256), and a million times "a".
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
])('published hashes', (text, expected) => {
  expect(hash(bytes(text))).toBe(expected)
})

test('pieces of any size come to what the platform says of the whole', async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(pieces, async (parts) => {
      const whole = Uint8Array.from(parts.flatMap((part) => [...part]))
      const known = new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
      expect(hash(...parts)).toBe(Array.from(known, (byte) => byte.toString(16).padStart(2, '0')).join(''))
    }),
    { numRuns: 60 },
  )
})
