import { expect, test } from 'vitest'
import { captionsFor } from './captions-for.ts'

const captions = ['es', 'ja', 'pt-BR'].map((language) => ({ language, src: `/${language}.vtt` }))

test.each([
  ['pt', 'ja', 'pt-BR'],
  ['de', 'ja', 'ja'],
  ['de', undefined, 'es'],
  ['de', 'ko', 'es'],
])('a reader of %s gets, for a clip in %s, the captions in %s', (reader, lang, language) => {
  expect(captionsFor({ captions, lang }, reader)?.language).toBe(language)
})

test('without captions there are none', () => {
  expect(captionsFor({}, 'en')).toBeUndefined()
})
