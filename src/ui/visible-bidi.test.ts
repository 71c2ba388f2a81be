import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visibleBidi } from './visible-bidi.ts'

const controls = /[\u202a-\u202e\u2066-\u2069]/

test('an override that would turn letters round is written out', () => {
  expect(visibleBidi('invoice\u202efdp.exe')).toBe('invoice⟨RLO⟩fdp.exe')
  expect(visibleBidi('\u2067abc\u2069')).toBe('⟨RLI⟩abc⟨PDI⟩')
})

test('the marks that Arabic and Hebrew need stay as they are', () => {
  expect(visibleBidi('שלום!\u200f')).toBe('שלום!\u200f')
})

test('no text keeps a control, and all else is kept in order', () => {
  const text = fc
    .array(fc.constantFrom('a', 'ب', ' ', '\u202e', '\u202c', '\u2066', '\u2069', '😀'))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (one) => {
      const shown = visibleBidi(one)
      expect(shown).not.toMatch(controls)
      expect(shown.replace(/⟨[A-Z]{3}⟩/g, '')).toBe(one.replace(new RegExp(controls, 'g'), ''))
    }),
  )
})
