import { chordId, isNamed } from './chord.ts'
import { foldChar, isLatinLetter, isOtherScript } from './fold.ts'
import type { Platform } from './platform.ts'

/** What the matcher needs of a keyboard event; `otherScript` = the last letter typed was not Latin. */
export type KeyInput = {
  key: string
  code: string
  shiftKey: boolean
  ctrlKey: boolean
  altKey: boolean
  metaKey: boolean
  altGraph: boolean
  isComposing: boolean
  keyCode: number
  otherScript: boolean
}

const silent = new Set(['', 'Dead', 'Process', 'Unidentified'])
const byCode: Record<string, string> = { Comma: ',', Period: '.' }

/** AltGr, or its two stand-ins: Ctrl+Alt on Windows, Option on Apple's systems. */
function writesByAltGr(input: KeyInput, platform: Platform): boolean {
  if (input.altGraph) return true
  if (!input.altKey) return false
  if (platform === 'mac') return !input.ctrlKey && !input.metaKey
  // Ctrl+Alt+J with a plain j is a shortcut of the system, not a way to write j.
  return input.ctrlKey && !/^[a-z0-9]$/i.test(input.key)
}

function charChord(char: string, mod: boolean, shiftKey: boolean): string {
  const base = foldChar(char)
  // Shift tells letters apart only: digits and signs are what the layout makes of it.
  return chordId({ mod, shift: shiftKey && isLatinLetter(base), base })
}

/** What the key would be on a Latin layout, or null where the layout's own character must stand. */
function positionChord({ key, code, shiftKey, otherScript }: KeyInput, mod: boolean): string | null {
  const digit = /^Digit([0-9])$/.exec(code)?.[1]
  if (digit) return shiftKey || mod ? null : digit
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
  const base = letter ?? byCode[code]
  if (!base) return null
  // On a Hebrew or Thai layout some letter keys write ASCII signs, so what was typed before decides; Dvorak's do too.
  if (!isOtherScript(key) && !(letter && otherScript && !isLatinLetter(key))) return null
  return chordId({ mod, shift: shiftKey && letter !== undefined, base })
}

/**
 * The chords an event may stand for, best first: what the layout writes, then what the position says. The second
 * counts only where the first is bound to nothing. Empty for dead keys, input methods, and modifiers that are not ours.
 */
export function readKey(input: KeyInput, platform: Platform): readonly string[] {
  const { key, code, shiftKey, ctrlKey, altKey, metaKey } = input
  if (input.isComposing || input.keyCode === 229 || silent.has(key)) return []
  const [mod, foreign] = platform === 'mac' ? [metaKey, ctrlKey] : [ctrlKey, metaKey]
  const name = key === ' ' ? 'Space' : key
  if (/^[A-Z][A-Za-z0-9]+$/.test(name)) {
    return altKey || foreign || !isNamed(name) ? [] : [chordId({ mod, shift: shiftKey, base: name })]
  }
  // The numpad's decimal key writes a dot or a comma by country, which no one means as "next frame".
  if (code === 'NumpadDecimal' || code === 'NumpadComma') return []
  if (writesByAltGr(input, platform)) return metaKey ? [] : [charChord(key, false, shiftKey)]
  if (altKey || foreign) return []
  const own = charChord(key, mod, shiftKey)
  const position = positionChord(input, mod)
  return position === null || position === own ? [own] : [own, position]
}

/** Whether later signs on letter keys belong to another script: null when this event says nothing about it. */
export function scriptOf({ key, code, ctrlKey, metaKey, altKey, altGraph }: KeyInput): boolean | null {
  if (!code.startsWith('Key') || ctrlKey || metaKey || altKey || altGraph) return null
  if (isOtherScript(key)) return true
  return [...key].length === 1 && isLatinLetter(key) ? false : null
}
