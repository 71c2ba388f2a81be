import { expect, test } from 'vitest'
import { pseudoTexts } from './pseudo.ts'

test('words get accents and grow, variables and tags stay', () => {
  expect(pseudoTexts({ a: 'Save', b: { c: '{{count}} <b>made</b> $t(common:x)' } })).toEqual({
    a: '[Šàṽé~~]',
    b: { c: `[{{count}} <b>ɱàðé</b> $t(common:x)${'~'.repeat(12)}]` },
  })
})
