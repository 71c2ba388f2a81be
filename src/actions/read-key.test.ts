import { describe, expect, it } from 'vitest'
import { digitValue } from './fold.ts'
import { type KeyInput, readKey, scriptOf } from './read-key.ts'

/** A key as a browser reports it: what it writes, where it is, and what else is held. */
function press(key: string, code: string, rest: Partial<KeyInput> = {}): KeyInput {
  return {
    key,
    code,
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    altGraph: false,
    isComposing: false,
    keyCode: 0,
    otherScript: false,
    ...rest,
  }
}

const shift = { shiftKey: true }
const ctrl = { ctrlKey: true }

type Case = [layout: string, key: string, code: string, rest: Partial<KeyInput>, chords: string[]]

const cases: Case[] = [
  ['US', 'j', 'KeyJ', {}, ['j']],
  ['US, CapsLock', 'J', 'KeyJ', {}, ['j']],
  ['US, Shift', 'X', 'KeyX', shift, ['Shift+x']],
  ['US, Shift and CapsLock', 'x', 'KeyX', shift, ['Shift+x']],
  ['US', '?', 'Slash', shift, ['?']],
  ['German', '?', 'Minus', shift, ['?']],
  ['French', '?', 'KeyM', shift, ['?']],
  ['QWERTZ', 'z', 'KeyY', {}, ['z']],
  ['QWERTZ, umlaut', 'ö', 'Semicolon', {}, ['ö']],
  ['Dvorak', 'j', 'KeyC', {}, ['j']],
  ['Dvorak, sign on a letter key', ',', 'KeyW', {}, [',']],
  ['AZERTY digit', '&', 'Digit1', {}, ['&', '1']],
  ['AZERTY digit', 'à', 'Digit0', {}, ['à', '0']],
  ['AZERTY digit with Shift', '1', 'Digit1', shift, ['1']],
  ['Czech digit', 'ě', 'Digit2', {}, ['ě', '2']],
  ['US, Shift and digit', '!', 'Digit1', shift, ['!']],
  ['Russian', 'о', 'KeyJ', {}, ['о', 'j']],
  ['Russian, CapsLock', 'О', 'KeyJ', {}, ['о', 'j']],
  ['Russian, Shift', 'Ч', 'KeyX', shift, ['ч', 'Shift+x']],
  ['Russian comma', ',', 'Slash', shift, [',']],
  ['Russian, key of the comma', 'б', 'Comma', {}, ['б', ',']],
  ['Greek', 'ξ', 'KeyJ', {}, ['ξ', 'j']],
  ['Arabic', 'ت', 'KeyJ', {}, ['ت', 'j']],
  ['Arabic, two letters on a key', 'لا', 'KeyB', {}, ['لا', 'b']],
  ['Arabic, Shift gives a mark', 'ْ', 'KeyX', shift, ['ْ', 'Shift+x']],
  ['Arabic question mark', '؟', 'Slash', shift, ['?']],
  ['Arabic-Indic digit', '٣', 'Digit3', {}, ['3']],
  ['Persian digit', '۳', 'Digit3', {}, ['3']],
  ['Devanagari digit', '४', 'Digit4', {}, ['4']],
  ['Thai digit with Shift', '๒', 'Digit3', shift, ['2']],
  ['Thai letter on a digit key', 'ภ', 'Digit4', {}, ['ภ', '4']],
  ['Thai sign on a digit key', '/', 'Digit2', {}, ['/', '2']],
  ['Thai, sign on a letter key', ')', 'KeyX', { ...shift, otherScript: true }, [')', 'Shift+x']],
  ['Hebrew', 'ח', 'KeyJ', {}, ['ח', 'j']],
  ['Hebrew, sign on a letter key', "'", 'KeyW', { otherScript: true }, ["'", 'w']],
  ['Dvorak, sign on a letter key', "'", 'KeyQ', {}, ["'"]],
  ['Turkish dotless i', 'ı', 'KeyI', {}, ['i']],
  ['Turkish dotless i, CapsLock', 'I', 'KeyI', {}, ['i']],
  ['Turkish i, CapsLock', 'İ', 'Quote', {}, ['i']],
  ['fullwidth', 'ｊ', 'KeyJ', {}, ['j']],
  ['fullwidth digit', '２', 'Digit2', {}, ['2']],
  ['superscript two is no digit', '²', 'Backquote', {}, ['²']],
  ['Spanish ordinal is no o', 'º', 'Backquote', {}, ['º']],
  ['numpad', '7', 'Numpad7', {}, ['7']],
  ['numpad without NumLock', 'ArrowDown', 'Numpad2', {}, ['ArrowDown']],
  ['numpad Enter', 'Enter', 'NumpadEnter', {}, ['Enter']],
  ['numpad decimal', ',', 'NumpadDecimal', {}, []],
  ['Space', ' ', 'Space', {}, ['Space']],
  ['Shift and arrow', 'ArrowLeft', 'ArrowLeft', shift, ['Shift+ArrowLeft']],
  ['a modifier alone', 'Shift', 'ShiftLeft', shift, []],
  ['CapsLock itself', 'CapsLock', 'CapsLock', {}, []],
  ['dead key', 'Dead', 'Quote', {}, []],
  ['letter after a dead key', 'é', 'KeyE', {}, ['é']],
  ['composing', 'j', 'KeyJ', { isComposing: true }, []],
  ['input method', 'Process', 'KeyJ', { keyCode: 229 }, []],
  ['phone keyboard', 'Unidentified', '', { keyCode: 229 }, []],
  ['Safari, Enter that ends composing', 'Enter', 'Enter', { keyCode: 229 }, []],
  ['AltGr writes a sign', '{', 'Digit7', { altGraph: true }, ['{']],
  ['AltGr on Windows as Ctrl+Alt', '@', 'KeyQ', { ctrlKey: true, altKey: true }, ['@']],
  ['Ctrl+Alt+J is the system’s', 'j', 'KeyJ', { ctrlKey: true, altKey: true }, []],
  ['Alt+J is the menu’s', 'j', 'KeyJ', { altKey: true }, []],
  ['AltGr writes a digit', '٥', 'Digit5', { altGraph: true }, ['5']],
  ['Mod elsewhere', 'k', 'KeyK', ctrl, ['Mod+k']],
  ['Mod elsewhere, CapsLock', 'K', 'KeyK', ctrl, ['Mod+k']],
  ['Mod on Russian', 'л', 'KeyK', ctrl, ['Mod+л', 'Mod+k']],
  ['Mod and Enter', 'Enter', 'Enter', ctrl, ['Mod+Enter']],
  ['Windows key', 'k', 'KeyK', { metaKey: true }, []],
  ['Ctrl and a digit', '1', 'Digit1', ctrl, ['Mod+1']],
]

describe('reading a key press', () => {
  it.each(cases)('%s: %s', (_layout, key, code, rest, chords) => {
    expect(readKey(press(key, code, rest), 'other')).toEqual(chords)
  })

  it.each<Case>([
    ['Command', 'k', 'KeyK', { metaKey: true }, ['Mod+k']],
    ['Control is not Mod', 'k', 'KeyK', ctrl, []],
    ['Option writes a sign', '[', 'Digit5', { altKey: true }, ['[']],
    ['Option writes no key by position', '∆', 'KeyJ', { altKey: true }, ['∆']],
    ['Command and Option', 'k', 'KeyK', { metaKey: true, altKey: true }, []],
  ])('on a Mac, %s', (_what, key, code, rest, chords) => {
    expect(readKey(press(key, code, rest), 'mac')).toEqual(chords)
  })

  it('remembers the script of the last letter only', () => {
    expect(scriptOf(press('ש', 'KeyA'))).toBe(true)
    expect(scriptOf(press('a', 'KeyA'))).toBe(false)
    expect(scriptOf(press("'", 'KeyW'))).toBeNull()
    expect(scriptOf(press('c', 'KeyC', ctrl))).toBeNull()
  })

  it('knows the ten digits of every script', () => {
    for (const zero of ['0', '٠', '۰', '०', '๐', '০', '０', '𝟎', '𝟘']) {
      const first = zero.codePointAt(0) ?? 0
      const ten = Array.from({ length: 10 }, (_, step) => digitValue(String.fromCodePoint(first + step)))
      expect(ten).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    }
    expect(digitValue('½')).toBeNull()
  })
})
