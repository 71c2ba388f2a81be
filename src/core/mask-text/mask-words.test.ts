import { describe, expect, test } from 'vitest'
import { maskedRanges, maskWords, tokenPattern } from './mask-words.ts'
import type { TokenWords } from './word-tree.ts'

const slurs: TokenWords[] = [{ token: 'slur', words: ['blorg', 'snarfle', 'zutt'] }]
const masked = (text: string, words: readonly string[] | readonly TokenWords[] = slurs) =>
  maskWords(
    text,
    typeof words[0] === 'string' ? [{ token: 'slur', words: words as string[] }] : (words as TokenWords[]),
  ).text

describe('whole words', () => {
  test.each([
    ['You blorg!', 'You [slur]!'],
    ['BLORG, blorg. (Blorg)', '[slur], [slur]. ([slur])'],
    ['blorgs and ablorg stay', 'blorgs and ablorg stay'],
    ['snarfle-zutt', '[slur]-[slur]'],
    ['', ''],
    ['nothing here', 'nothing here'],
    ['blorg123 x7blorg, 7.blorg', '[slur] [slur], 7.[slur]'],
    ['blorg!next', '[slur]!next'],
    ['blorg™ blorg🇫🇷', '[slur]™ [slur]🇫🇷'],
    ['blorg🅰 blorg🅰\u0301', '[slur]🅰 [slur]🅰\u0301'],
  ])('%j', (text, expected) => expect(masked(text)).toBe(expected))

  test('a star stands for any letters at an end', () => {
    expect(masked('blorging ablorged blorg', ['blorg*'])).toBe('[slur] ablorged [slur]')
    expect(masked('ablorg blorging', ['*blorg'])).toBe('[slur] blorging')
    expect(masked('xblorgx', ['*blorg*'])).toBe('[slur]')
  })

  test('phrases, over any gap, or none', () => {
    for (const text of [
      'go blorg yourself now',
      'go BLORG   yourself now',
      'go blorg-yourself now',
      'go blorgyourself now',
      'go b l o r g yourself now',
    ])
      expect(masked(text, ['blorg yourself'])).toBe('go [slur] now')
    expect(masked('blorg them', ['blorg yourself'])).toBe('blorg them')
  })

  test('the longest wins, and each word has its own token', () => {
    const lists: TokenWords[] = [
      { token: 'insult', words: ['zutt'] },
      { token: 'threat', words: ['zutt you'] },
      { token: 'self-harm-method', words: ['blorg'] },
    ]
    expect(maskWords('zutt. zutt you! blorg', lists)).toEqual({
      text: '[insult]. [threat]! [self-harm-method]',
      count: 3,
    })
  })

  test('nothing is masked without words, nor by one letter', () => {
    expect(masked('a b c', [' ', '', 'a', '*', '7', '!!!'])).toBe('a b c')
    expect(maskWords('blorg', [])).toEqual({ text: 'blorg', count: 0 })
  })
})

describe('disguises', () => {
  test.each([
    ['full width and styled letters', 'ｂｌｏｒｇ 𝓫𝓵𝓸𝓻𝓰 Ⓑⓛⓞⓡⓖ 🅱🅻🅾🆁🅶 🄱🄻🄾🅁🄶'],
    ['accents', 'blörg b̷l̷o̷r̷g̷ bĺóŕǵ'],
    ['hundreds of accents', `b${'\u0301'.repeat(300)}lorg`],
    ['look-alikes', 'blоrg bІоrg'.replace('І', 'l')],
    ['Greek look-alikes', 'blοrg βlοrg'],
    ['small capitals', 'ʙʟᴏʀɢ'],
    ['figures and signs', 'bl0rg 8l0r6 b|0r9 b10rg'],
    ['zero-width characters', 'bl\u200borg b\u2060l\u00ado\u200drg \u202eblorg'],
    ['signs between the letters', 'b.l.o.r.g b-l-o-r-g b_l_o_r_g b...l...o...r...g bl-org b😀lorg'],
    ['letters set apart', 'b l o r g  B  L  O  R  G  b. l. o. r. g'],
    ['repeated letters', 'bloooorg bbbllloorrgggg bl00oorg'],
    ['letters left out', 'bl*rg bl**g b#org'],
    ['all at once', '8.l.0.0.ŕ.g'],
  ])('%s', (_, text) => {
    expect(masked(text).replaceAll('[slur]', '').replaceAll('\u202e', '').trim()).toBe('')
  })

  test('signs that words end with are no letters of them', () => {
    expect(masked('zutt + 1 zutt! zutt|zutt (zutt)')).toBe('[slur] + 1 [slur]! [slur]|[slur] ([slur])')
    expect(masked('$narfle @zutt')).toBe('[slur] [slur]')
  })

  test('what only looks similar stays', () => {
    const text = 'a list is a log, bold organs; be l o; it is hot and so on'
    expect(masked(text, ['shit', 'blorg', 'son', 'isit'])).toBe(text)
    expect(masked('pass class as.sault', ['ass'])).toBe('pass class as.sault')
    expect(masked('fail', ['fall'])).toBe('fail')
  })
})

describe('scripts', () => {
  test.each([
    ['Cyrillic, with Latin look-alikes', ['сука'], 'ну сука, cyka, СУКА! сукаа', 'ну [slur], [slur], [slur]! [slur]'],
    ['Cyrillic stays by word', ['кот'], 'который кот', 'который [slur]'],
    ['Cyrillic without the dots', ['тёлка'], 'телка тёлка', '[slur] [slur]'],
    ['Greek', ['μαλακας'], 'ΜΑΛΑΚΑΣ μαλάκας', '[slur] [slur]'],
    ['Turkish', ['ışıq'], 'IŞIQ işiq ışıq', '[slur] [slur] [slur]'],
    ['German', ['scheiße'], 'SCHEISSE scheiße scheisse', '[slur] [slur] [slur]'],
    ['Arabic, with vowels, tatweel and prefixes', ['كلب'], 'كَلْب كـلـب والكلب كلاب', '[slur] [slur] [slur] كلاب'],
    ['Hebrew', ['זבל'], 'זֶבֶל הזבל מזבלה', '[slur] [slur] מזבלה'],
    ['Persian letters', ['كيك'], 'کیک', '[slur]'],
    ['Hindi keeps its vowels', ['कुत्ता'], 'कुत्ता, कत्ता कुत्ते', '[slur], कत्ता कुत्ते'],
    ['Hindi without nukta', ['बेड़ा'], 'बेडा', '[slur]'],
    ['Chinese', ['傻瓜'], '你是傻瓜吗？傻 瓜 傻.瓜 傻傻瓜', '你是[slur]吗？[slur] [slur] [slur]'],
    [
      'Japanese, both kana, half width',
      ['ばか'],
      'あなたはバカです。ﾊﾞｶ ば、か はか',
      'あなたは[slur]です。[slur] [slur] はか',
    ],
    ['Thai', ['ควาย'], 'คุณเป็นควายมาก', 'คุณเป็น[slur]มาก'],
    ['Thai, not a piece of a syllable', ['กบ'], 'กบี่ กบ', 'กบี่ [slur]'],
    ['Korean with a particle', ['바보'], '너는 바보야, 바보가', '너는 [slur], [slur]'],
    ['Korean typed in parts', ['바보'], '바보'.normalize('NFD'), '[slur]'],
    ['Vietnamese', ['chó'], 'con chó cho', 'con [slur] [slur]'],
    ['mixed scripts', ['shaa'], '你shaa你 sha', '你[slur]你 sha'],
  ])('%s', (_, words, text, expected) => expect(masked(text, words)).toBe(expected))
})

describe('places', () => {
  test('are those of the original text', () => {
    const text = '🎈 ｂ.ｌ.ö\u0308\u200b.r.g, ok'
    const [range] = maskedRanges(text, slurs)
    expect(range && text.slice(range.from, range.to)).toBe('ｂ.ｌ.ö\u0308\u200b.r.g')
  })

  test('tokens are found again by their pattern', () => {
    expect([...maskWords('blorg zutt', slurs).text.matchAll(tokenPattern)].map(([, token]) => token)).toEqual([
      'slur',
      'slur',
    ])
  })
})
