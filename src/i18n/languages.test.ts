import { expect, test } from 'vitest'
import { createFormat } from './formatters.ts'
import { supported } from './languages.ts'

test.each([
  ['de-AT', 'de'],
  ['pt-PT', 'pt-BR'],
  ['zh-CN', 'zh-Hans'],
  ['zh-Hant-TW', null],
  ['zh-TW', null],
  ['sw', null],
  ['', null],
  ['not a tag', null],
] as const)('%s is shown in %s', (tag, code) => {
  expect(supported(tag)).toBe(code)
})

test('dates, digits and names follow the language', () => {
  expect(createFormat('en').date('2026-11-24T09:00:00Z')).toBe('24 Nov 2026')
  expect(createFormat('ar').number(1234.5)).toBe('1,234.5')
  expect(createFormat('th').date('2026-11-24T09:00:00Z')).toContain('2026')
  expect(createFormat('de').language('ja')).toBe('Japanisch')
  expect(createFormat('en').region('team-a')).toBe('team-a')
  expect(createFormat('en').date('soon')).toBe('soon')
})
