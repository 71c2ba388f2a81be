import { expect, test } from 'vitest'
import { bestLanguage } from './best-language.ts'

test.each([
  [['en', 'de'], ['de'], 'de'],
  [['en', 'pt'], ['pt-BR'], 'pt'],
  [['en', 'zh-Hant'], ['zh-Hans', 'en'], 'zh-Hant'],
  [['fr', 'ja'], ['ar', undefined, 'en'], 'fr'],
  [[], ['en'], undefined],
] as [string[], (string | undefined)[], string | undefined][])('of %j, wanting %j: %s', (offered, wanted, best) => {
  expect(bestLanguage(offered, wanted)).toBe(best)
})
