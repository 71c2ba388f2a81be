// @vitest-environment jsdom
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ActionCall } from '#actions/action.ts'
import { useActions } from '#actions/use-actions.ts'
import actions from '../../../locales/en/actions.json' with { type: 'json' }
import keys from '../../../locales/en/keys.json' with { type: 'json' }
import ui from '../../../locales/en/ui.json' with { type: 'json' }
import { KeysAndCommands } from './keys-and-commands.tsx'

const grade = vi.fn<(call: ActionCall) => void>()
const explain = vi.fn<() => void>()
const undo = vi.fn<() => void>()
const grades = ['Not relevant', 'Partly', 'Good', 'Perfect'].map((label, at) => ({ id: String(at), label }))

function Page() {
  useActions('label', {
    'label.grade': { run: grade, choices: () => grades },
    'label.explain': { run: explain },
    'label.undo': { run: undo, enabled: false },
    'label.nextResult': { run: () => {} },
  })
  return <textarea aria-label="Explanation" />
}

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { actions, keys, ui } } })
  // jsdom has no CSS.escape, and knows the dialog element but cannot open it.
  vi.stubGlobal('CSS', { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') })
  HTMLDialogElement.prototype.showModal = function open() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
})

beforeEach(() => {
  localStorage.clear()
  render(<Page />)
  render(<KeysAndCommands />)
})
afterEach(() => {
  cleanup()
  vi.resetAllMocks()
})

async function openBy(key: string): Promise<HTMLElement> {
  await userEvent.keyboard(key)
  return screen.findByRole('dialog')
}

/** What the palette lists, in order, without the keys. */
function listed(): string[] {
  return screen.getAllByRole('menuitem').map((item) => item.querySelector('bdi')?.textContent ?? '')
}

describe('a field of the page', () => {
  it('is left by Escape, and the digits grade again', async () => {
    await userEvent.type(screen.getByLabelText('Explanation'), '2 of 3{Escape}3')
    expect(grade).toHaveBeenCalledTimes(1)
    expect(screen.getByLabelText('Explanation')).toHaveProperty('value', '2 of 3')
  })
})

describe('the cheat sheet', () => {
  it('lists what the page can do with its keys, the digits of its scale included', async () => {
    const sheet = await openBy('?')
    expect(within(sheet).getByText('Next result').parentElement?.textContent).toContain('J or Down arrow')
    expect(within(sheet).getByText('Grade the result').parentElement?.textContent).toContain('0 to 3')
    expect(within(sheet).getByText('Undo the last label')).toBeTruthy()
    expect(within(sheet).queryByText('Play or pause')).toBeNull()
  })

  it('is searched by action and by key, and says when nothing is found', async () => {
    const sheet = await openBy('?')
    const field = within(sheet).getByLabelText('Search keys')
    await userEvent.type(field, 'down arrow')
    expect(within(sheet).getByText('Next result')).toBeTruthy()
    expect(within(sheet).queryByText('Explain the grade')).toBeNull()
    await userEvent.type(field, ' zz')
    expect(within(sheet).getByText(/No key matches/)).toBeTruthy()
  })

  it('keeps the page still while it is open, and gives the keys back', async () => {
    const sheet = await openBy('?')
    await userEvent.keyboard('3')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Close' }))
    expect(grade).not.toHaveBeenCalled()
    expect(screen.queryByRole('dialog')).toBeNull()
    await userEvent.keyboard('3')
    expect(grade).toHaveBeenCalledTimes(1)
  })
})

describe('the command palette', () => {
  it('grades nothing by what is typed between the key and the palette', async () => {
    await userEvent.keyboard('{Control>}k{/Control}3e')
    await screen.findByRole('dialog')
    expect(grade).not.toHaveBeenCalled()
    expect(explain).not.toHaveBeenCalled()
  })

  it('lists what can be done now, finds it by words in any order, and runs it by Enter', async () => {
    await openBy('{Control>}k{/Control}')
    expect(listed()).toEqual(['Show all keys', 'Next result', 'Grade the result', 'Explain the grade'])
    await userEvent.type(screen.getByLabelText('Find a command'), 'grade expl')
    await waitFor(() => expect(listed()).toEqual(['Explain the grade']))
    await userEvent.keyboard('{Enter}')
    expect(explain).toHaveBeenCalledTimes(1)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('asks which grade, and grades with it', async () => {
    await openBy('{Control>}k{/Control}')
    await userEvent.click(screen.getByRole('menuitem', { name: /Grade the result/ }))
    expect(screen.getByRole('heading').textContent).toBe('Choose: Grade the result')
    expect(listed()).toEqual([...grades.map(({ label }) => label), 'Back to all commands'])
    await userEvent.click(screen.getByRole('menuitem', { name: 'Good' }))
    expect(grade).toHaveBeenCalledWith({ input: 'key', digit: 2, choice: '2' })
  })

  it('puts what was used last first', async () => {
    await openBy('{Control>}k{/Control}')
    await userEvent.click(screen.getByRole('menuitem', { name: /Explain the grade/ }))
    await openBy('{Control>}k{/Control}')
    expect(listed()[0]).toBe('Explain the grade')
    expect(screen.getByText('Used lately')).toBeTruthy()
  })

  it('says when nothing is found, and closes by its own key', async () => {
    await openBy('{Control>}k{/Control}')
    await userEvent.type(screen.getByLabelText('Find a command'), 'zz')
    expect(await screen.findByText(/No command matches “zz”/)).toBeTruthy()
    await userEvent.keyboard('{Control>}k{/Control}')
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})
