// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeLanguage, firstLanguage, startTexts } from './init.ts'
import { useFormat } from './use-format.ts'

function Page() {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <p>
      {t('save')}, {format.language('de')}
    </p>
  )
}

beforeEach(async () => {
  localStorage.clear()
  await startTexts('en')
})
afterEach(cleanup)

test('a page changes its language at once, and Arabic turns it round', async () => {
  render(<Page />)
  expect(screen.getByText('Save, German')).toBeTruthy()
  await act(() => changeLanguage('ar'))
  expect(screen.getByText(/الألمانية/)).toBeTruthy()
  expect(document.documentElement.lang).toBe('ar')
  expect(document.documentElement.dir).toBe('rtl')
  await act(() => changeLanguage('th'))
  expect(document.documentElement.dir).toBe('ltr')
})

test('numbers in a text are written as its language writes them', async () => {
  expect(i18next.t('errors:too-many-requests', { count: 8964 })).toContain('Wait 8,964 seconds')
  await changeLanguage('de')
  expect(i18next.t('errors:too-many-requests', { count: 8964 })).toContain('8.964')
})

test('the next visit starts in the language chosen last', async () => {
  await changeLanguage('ja')
  await startTexts()
  expect(document.documentElement.lang).toBe('ja')
})

test('a language that we do not have changes nothing', async () => {
  await changeLanguage('sw')
  expect(document.documentElement.lang).toBe('en')
})

test.each([
  [[null, 'sw', 'pt-PT', 'de'], 'pt-BR'],
  [['ko', 'de'], 'ko'],
  [[null, 'zh-TW'], 'en'],
  [[], 'en'],
] as const)('of %j the first that we have is %s', (wanted, code) => {
  expect(firstLanguage(wanted)).toBe(code)
})
