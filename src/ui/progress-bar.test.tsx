// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { startTexts } from '#i18n/init.ts'
import { ProgressBar } from './progress-bar.tsx'

beforeAll(() => startTexts('en'))
afterEach(cleanup)

test('tells the share and the time left, and can be stopped', async () => {
  const onCancel = vi.fn()
  render(<ProgressBar label="Importing" value={310} max={1000} secondsLeft={130} onCancel={onCancel} />)
  expect(screen.getByRole('progressbar', { name: 'Importing' }).getAttribute('value')).toBe('310')
  expect(screen.getByText('31%')).toBeTruthy()
  expect(screen.getByText('About 3 mins left')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(onCancel).toHaveBeenCalledOnce()
})

test('nothing to do is no error', () => {
  render(<ProgressBar label="Importing" value={0} max={0} />)
  expect(screen.getByText('0%')).toBeTruthy()
})
