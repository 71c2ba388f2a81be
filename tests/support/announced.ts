import { waitFor } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect } from 'vitest'

/** What screen readers were told last of where a room stands. */
export const announced = (): string => document.querySelector('p[role=status][aria-live=polite]')?.textContent ?? ''

/** Waits until they are told this. */
export const hears = (text: string | RegExp): Promise<void> => waitFor(() => expect(announced()).toMatch(text))

/** Presses a key that means the same every time until it has done that: keys are bound a moment after the page shows what they act on. */
export const pressUntil = (user: UserEvent, key: string, done: () => void): Promise<void> =>
  waitFor(async () => {
    await user.keyboard(key)
    done()
  })
