import { describe, expect, it } from 'vitest'
import { chordId, isLetterKey, parseKey } from './chord.ts'

describe('keys of the action table', () => {
  it.each([
    ['j', 'j'],
    ['Shift+X', 'Shift+x'],
    ['Mod+K', 'Mod+k'],
    ['ArrowDown', 'ArrowDown'],
    ['Shift+ArrowLeft', 'Shift+ArrowLeft'],
    ['Mod+Enter', 'Mod+Enter'],
    ['Space', 'Space'],
    [',', ','],
    ['?', '?'],
    ['0', '0'],
    ['+', '+'],
  ])('reads %s', (written, id) => {
    expect(chordId(parseKey(written))).toBe(id)
  })

  it.each(['', 'X', 'Shift+x', 'Shift+1', 'Shift+?', 'Alt+J', 'Ctrl+K', 'Shift+Mod+K', 'Escape+j', 'é', ' ', 'Tab'])(
    'refuses "%s"',
    (written) => {
      expect(() => parseKey(written)).toThrow(TypeError)
    },
  )

  it('counts lone letters and signs as letter keys, and neither digits nor anything with Mod', () => {
    const letters = ['j', 'Shift+X', '?', ','].map((key) => isLetterKey(parseKey(key)))
    const others = ['3', 'Space', 'Enter', 'Mod+K', 'Shift+ArrowUp'].map((key) => isLetterKey(parseKey(key)))
    expect(letters).toEqual([true, true, true, true])
    expect(others).toEqual([false, false, false, false, false])
  })
})
