// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { startTexts } from '#i18n/init.ts'
import { Toasts, toast } from './toast.tsx'

beforeAll(() => startTexts('en'))
beforeEach(() => {
  vi.useFakeTimers()
  render(<Toasts />)
})
afterEach(() => {
  act(() => vi.runAllTimers())
  cleanup()
  vi.useRealTimers()
})

test('a message is read out where screen readers listen, and goes after six seconds', () => {
  const place = screen.getByRole('status')
  act(() => toast({ text: 'Saved.' }))
  expect(place.textContent).toBe('Saved.')
  act(() => vi.advanceTimersByTime(6000))
  expect(place.textContent).toBe('')
})

test('what can be undone stays for ten seconds, and while the pointer is on it', () => {
  const onUndo = vi.fn()
  act(() => toast({ text: 'Hidden for everyone.', onUndo }))
  act(() => vi.advanceTimersByTime(9000))
  fireEvent.pointerEnter(screen.getByText('Hidden for everyone.'))
  act(() => vi.advanceTimersByTime(60_000))
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(onUndo).toHaveBeenCalledOnce()
  expect(screen.getByRole('status').textContent).toBe('')
})

test('at most three messages stand at once, the newest last', () => {
  act(() => {
    for (const text of ['1', '2', '3', '4']) toast({ text })
  })
  expect(screen.getByRole('status').textContent).toBe('234')
})
