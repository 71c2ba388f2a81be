// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { startTexts } from '#i18n/init.ts'
import { Dialog } from './dialog.tsx'
import { Toasts, toast } from './toast.tsx'

function Page({ isAlert = false }: { isAlert?: boolean }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Invite
      </button>
      <Dialog title="Invite people" isOpen={isOpen} onClose={() => setOpen(false)} isAlert={isAlert}>
        <input aria-label="Mail" />
      </Dialog>
    </>
  )
}

beforeAll(async () => {
  await startTexts('en')
  // jsdom knows the element but cannot open it.
  HTMLDialogElement.prototype.showModal = function open() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
})
afterEach(cleanup)

async function open(isAlert = false): Promise<HTMLElement> {
  render(<Page isAlert={isAlert} />)
  await userEvent.click(screen.getByRole('button', { name: 'Invite' }))
  return screen.getByRole(isAlert ? 'alertdialog' : 'dialog', { name: 'Invite people' })
}

test('opens with the focus in its first field', async () => {
  await open()
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Mail' }))
})

test('Escape closes it, and the focus is back where it was', async () => {
  // The browser turns Escape into this event.
  fireEvent(await open(), new Event('cancel', { cancelable: true }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Invite' }))
})

test('closes by its button and by a click beside it', async () => {
  await open()
  await userEvent.click(screen.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Invite' }))
  fireEvent.click(screen.getByRole('dialog'))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a question that needs an answer does not go away by a click beside it', async () => {
  fireEvent.click(await open(true))
  expect(screen.getByRole('alertdialog')).toBeTruthy()
})

test('what is said while it is open is said inside it, and nowhere else', async () => {
  render(<Toasts />)
  const dialog = await open()
  act(() => toast({ text: 'Copied.' }))
  expect(within(dialog).getByRole('status').textContent).toBe('Copied.')
  expect(screen.getAllByText('Copied.')).toHaveLength(1)
})
