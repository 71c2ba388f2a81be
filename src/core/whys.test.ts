import fc from 'fast-check'
import { expect, test } from 'vitest'
import { whys } from '#contract/words.ts'
import { joinWhys, splitWhys } from './whys.ts'

test('reasons and words are put together and taken apart again', () => {
  const words = fc.string().map((text) => text.trimEnd())
  fc.assert(
    fc.property(fc.subarray([...whys], { minLength: 1 }), words, (picked, text) => {
      expect(splitWhys(joinWhys([...picked].reverse(), text))).toEqual({ whys: picked, text })
    }),
  )
  expect(joinWhys(['quality', 'relevance'], 'less noise')).toBe('[relevance, quality] less noise')
})

test.each(['', 'plain words', '[taste] words', '[relevance, taste] words', '[relevance]words', ' [relevance] words'])(
  '%j are words alone',
  (text) => expect(splitWhys(text)).toEqual({ whys: [], text }),
)

test('without reasons the words stay as they are', () => expect(joinWhys([], ' as typed ')).toBe(' as typed '))
