/** Keys with a name of their own; any other key of the table is one character. */
export const namedKeys = [
  'Enter',
  'Escape',
  'Space',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Backspace',
  'Delete',
] as const
export type NamedKey = (typeof namedKeys)[number]

/** A key with its modifiers. `base` is a named key, a lower-case letter, a digit or a sign. */
export type Chord = { mod: boolean; shift: boolean; base: string }

/** Whether text is one of the named keys. */
export function isNamed(base: string): base is NamedKey {
  return (namedKeys as readonly string[]).includes(base)
}

/** The one spelling of a chord, by which the matcher looks it up: `'Mod+Shift+k'`. */
export function chordId({ mod, shift, base }: Chord): string {
  return `${mod ? 'Mod+' : ''}${shift ? 'Shift+' : ''}${base}`
}

/**
 * Reads a key of the action table, such as `'Shift+X'`; throws a TypeError that says what is wrong with any other text.
 * Only Mod and Shift exist: Alt belongs to menus and to writing. Shift with a digit or sign is another character on
 * every layout, so the character itself must be written.
 */
export function parseKey(text: string): Chord {
  const parts = text === '+' ? ['+'] : text.split('+')
  const written = parts.pop() ?? ''
  const mod = parts[0] === 'Mod'
  if (mod) parts.shift()
  const shift = parts[0] === 'Shift'
  if (shift) parts.shift()
  if (parts.length > 0) throw new TypeError(`Key "${text}": write it as Mod+Shift+key, with no other modifier`)
  if (isNamed(written)) return { mod, shift, base: written }
  if (!/^[!-~]$/.test(written))
    throw new TypeError(`Key "${text}": "${written}" is neither one character nor a named key`)
  const letter = /[a-z]/i.test(written)
  if (shift && !letter)
    throw new TypeError(`Key "${text}": write the character itself, Shift gives another one per layout`)
  if (letter && !mod && shift !== (written !== written.toLowerCase()))
    throw new TypeError(`Key "${text}": a capital stands with Shift, a small letter without`)
  return { mod, shift, base: written.toLowerCase() }
}

/** Whether it is one letter or sign alone, which people who dictate must be able to switch off (WCAG 2.1.4). */
export function isLetterKey({ mod, base }: Chord): boolean {
  return !mod && !isNamed(base) && !/[0-9]/.test(base)
}
