import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskedRanges, maskWords } from './mask-words.ts'
import type { TokenWords } from './word-tree.ts'

const words = [
  'blorg',
  'snarfle',
  'zutt',
  'quimbo',
  'сволочь',
  'кретин',
  'μαλακας',
  'idiot',
  'كلب',
  'कुत्ता',
  '바보',
  'dummkopf',
]
const lists: TokenWords[] = [{ token: 'slur', words }]
const whole = words.map(
  (word) =>
    new RegExp(
      `(?<![\\p{L}\\p{M}\\p{N}\\p{So}\\p{Cf}\\p{Default_Ignorable_Code_Point}])${word}(?![\\p{L}\\p{M}\\p{N}\\p{Cf}\\p{Default_Ignorable_Code_Point}])`,
      'u',
    ),
)
const around = ['', 'We saw ', 'они ', '你', '… ', '(', '"', '\n', '🎈', 'ไป']

const figures: Record<string, string[]> = {
  ...{
    o: ['0', 'ο', 'о', 'ö', 'ｏ', '𝐨', 'O'],
    i: ['1', '!', 'í', 'І'.toLowerCase(), 'I'],
    l: ['1', '|', 'ł'],
    e: ['3', 'е', 'é'],
    a: ['4', '@', 'а'],
  },
  ...{
    s: ['5', '$', 'ѕ'],
    t: ['7', '+', 'т'],
    b: ['8', 'ｂ'],
    g: ['9', '6'],
    с: ['c', 'C'],
    о: ['o', '0'],
    р: ['p'],
    к: ['k', 'K'],
    α: ['a', 'ά'],
    и: ['й'],
  },
}
const isPlain = (char: string) => /[a-zа-яα-ω]/u.test(char)

/** A word written as somebody writes it who does not want it to be found. */
const disguised = fc.constantFrom(...words).chain((word) =>
  fc
    .tuple(
      fc.array(
        fc.record({
          swap: fc.nat(9),
          times: fc.integer({ min: 1, max: 4 }),
          upper: fc.boolean(),
          hidden: fc.constantFrom('', '\u200b', '\u2060', '\u00ad'),
        }),
        {
          minLength: word.length,
          maxLength: word.length,
        },
      ),
      fc.constantFrom('', '.', '-', '_', '...', ' ', ' . ', '\u00a0'),
    )
    .map(([choices, gap]) => {
      const parts = [...word].map((char, i) => {
        const { swap, times, upper, hidden } = choices[i] ?? { swap: 0, times: 1, upper: false, hidden: '' }
        if (!isPlain(char)) return char
        const other = figures[char]
        const written = other && swap < other.length ? (other[swap] ?? char) : upper ? char.toUpperCase() : char
        return (gap.trim() === gap && gap !== '\u00a0' ? written.repeat(times) : written) + hidden
      })
      // Only scripts whose letters stand alone are set apart.
      return { word, text: parts.join(isPlain(word[0] ?? '') ? gap : '') }
    }),
)

test('no listed word survives a disguise, and nothing around it is touched', () => {
  fc.assert(
    fc.property(
      disguised,
      fc.constantFrom(...around),
      fc.constantFrom('', ' there', '. ', '你', '”', '\n'),
      ({ text }, before, after) => {
        // A full stop or an exclamation mark at the end may belong to the disguise.
        const masked = maskWords(before + text + after, lists)
        expect(masked.count).toBe(1)
        expect(masked.text.replaceAll('\u200b', '').replaceAll('\u2060', '').replaceAll('\u00ad', '')).toBe(
          `${before}[slur]${after}`,
        )
      },
    ),
    { numRuns: 300 },
  )
})

test('ranges are in order, apart, within the text, and never cut a character', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(...words, ' ', '.', '*', '1', '$', '\u0301', '\u200b', 'ﬀ', '🅰'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      let at = 0
      for (const { from, to } of maskedRanges(text, lists)) {
        expect(from).toBeGreaterThanOrEqual(at)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(text.length)
        expect(/^[\udc00-\udfff]/.test(text.slice(from)) && /[\ud800-\udbff]$/.test(text.slice(0, from))).toBe(false)
        at = to
      }
      // What is left over holds no listed word as it was written.
      for (const rest of maskWords(text, lists).text.split('[slur]'))
        for (const word of whole) expect(word.test(rest)).toBe(false)
    }),
    { numRuns: 300 },
  )
})

test('hostile texts and lists are read to the end', () => {
  const many: TokenWords[] = [
    {
      token: 'other',
      words: Array.from(
        { length: 3000 },
        (_, i) => `*${(i + 97).toString(2).replaceAll('0', 'l').replaceAll('1', 'i')}${i.toString(36)}*`,
      ),
    },
  ]
  for (const piece of ['1', '1l', 'i.', '* ', 'f**', '1 ', '哈', '!', '\u0301', '\u200b', '@1|', '1!', 'a '])
    expect(maskWords(piece.repeat(1000), many).text.length).toBeGreaterThan(0)
})
