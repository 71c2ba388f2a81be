import { describe, expect, it } from 'vitest'
import { ariaKeys, type CapStyle, printCaps } from './print-key.ts'

const german: Partial<Record<string, string>> = { Shift: 'Umschalt', Control: 'Strg', Space: 'Leertaste' }
const style = (platform: CapStyle['platform']): CapStyle => ({ platform, name: (key) => german[key] ?? key })

describe('key caps', () => {
  it.each([
    ['j', ['J'], ['J']],
    ['Shift+X', ['Umschalt', 'X'], ['⇧', 'X']],
    ['Mod+K', ['Strg', 'K'], ['⌘', 'K']],
    ['Shift+ArrowLeft', ['Umschalt', '←'], ['⇧', '←']],
    ['Space', ['Leertaste'], ['Leertaste']],
    ['?', ['?'], ['?']],
  ])('%s is printed for its keyboard and language', (key, other, mac) => {
    expect(printCaps(key, style('other'))).toEqual(other)
    expect(printCaps(key, style('mac'))).toEqual(mac)
  })

  it('tells assistive technology in its own spelling', () => {
    expect(ariaKeys(['j', 'ArrowDown'], 'other')).toBe('j ArrowDown')
    expect(ariaKeys(['Mod+K'], 'mac')).toBe('Meta+k')
    expect(ariaKeys(['Shift+X', '+'], 'other')).toBe('Shift+x Plus')
    expect(ariaKeys([], 'other')).toBeUndefined()
  })
})
