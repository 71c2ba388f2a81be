import { isNamed, type NamedKey, parseKey } from './chord.ts'
import type { Platform } from './platform.ts'

/** The keys that have a name, which differs by language. */
export type KeyName = NamedKey | 'Shift' | 'Control' | 'Command'

/** The signs that screen readers would pass over, and what they are called. */
const signNames = { ',': 'comma', '.': 'period', '?': 'question' } as const
export type SignName = (typeof signNames)[keyof typeof signNames]

/** How caps are printed: for which keyboard, and with which words. */
export type CapStyle = { platform: Platform; name: (key: KeyName) => string }

const arrows = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' } as const

function isArrow(base: string): base is keyof typeof arrows {
  return base in arrows
}

function baseCap(base: string, name: CapStyle['name']): string {
  if (!isNamed(base)) return base.toUpperCase()
  return isArrow(base) ? arrows[base] : name(base)
}

/** The caps of one key of the table, in the order pressed: `['Shift', 'X']`, on Apple's keyboards `['⇧', 'X']`. */
export function printCaps(key: string, { platform, name }: CapStyle): string[] {
  const { mod, shift, base } = parseKey(key)
  const mac = platform === 'mac'
  const caps = [baseCap(base, name)]
  if (shift) caps.unshift(mac ? '⇧' : name('Shift'))
  if (mod) caps.unshift(mac ? '⌘' : name('Control'))
  return caps
}

/** One key of the table in words, for those who hear it: `'Shift + Left arrow'`. */
export function speakKey(
  key: string,
  { platform, name, sign }: CapStyle & { sign: (sign: SignName) => string },
): string {
  const { mod, shift, base } = parseKey(key)
  const signName = Object.entries(signNames).find(([char]) => char === base)?.[1]
  const words = [isNamed(base) ? name(base) : signName ? sign(signName) : base.toUpperCase()]
  if (shift) words.unshift(name('Shift'))
  if (mod) words.unshift(name(platform === 'mac' ? 'Command' : 'Control'))
  return words.join(' + ')
}

/** The value of `aria-keyshortcuts` for keys of the table, undefined where there are none. */
export function ariaKeys(keys: readonly string[], platform: Platform): string | undefined {
  const shortcuts = keys.map((key) => {
    const { mod, shift, base } = parseKey(key)
    const modifier = mod ? (platform === 'mac' ? 'Meta+' : 'Control+') : ''
    return `${modifier}${shift ? 'Shift+' : ''}${base === '+' ? 'Plus' : base}`
  })
  return shortcuts.join(' ') || undefined
}
