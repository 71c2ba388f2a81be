// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import actions from '../../locales/en/actions.json' with { type: 'json' }
import keys from '../../locales/en/keys.json' with { type: 'json' }
import type { ActionCall } from './action.ts'
import { callAction, setLetterKeys } from './registry.ts'
import { useActionButton } from './use-action-button.ts'
import { type ScopeHandlers, useActions, useScope } from './use-actions.ts'
import { useKeys } from './use-keys.ts'

type LabelHandlers = ScopeHandlers<'label'>

const renders = vi.fn()

function Keys() {
  useKeys()
  renders()
  return null
}

function Label({ handlers }: { handlers: LabelHandlers }) {
  useActions('label', handlers)
  return <textarea aria-label="Explanation" />
}

function SubmitButton() {
  const { label, isDisabled, onPress, keys: caps, ...rest } = useActionButton('label.submit')
  return (
    <button type="button" disabled={isDisabled} onClick={() => onPress({ pointerType: 'touch' })} {...rest}>
      {label} {caps.join('+')}
    </button>
  )
}

function Layer({ scope }: { scope: 'dialog' }) {
  useScope(scope)
  return null
}

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { actions, keys } } })
})

const run = vi.fn<(call: ActionCall) => void>()
const submit = vi.fn<(call: ActionCall) => void>()
const handlers: LabelHandlers = { 'label.grade': { run }, 'label.nextResult': { run }, 'label.submit': { run: submit } }

beforeEach(() => {
  renders.mockClear()
  run.mockReset()
  submit.mockReset()
})
afterEach(() => {
  cleanup()
  setLetterKeys(true)
})

describe('the keyboard of a page', () => {
  it('grades by digit, wherever the layout writes it', async () => {
    render(<Label handlers={handlers} />)
    render(<Keys />)
    await userEvent.keyboard('2')
    fireEvent.keyDown(document.body, { key: '&', code: 'Digit1' })
    fireEvent.keyDown(document.body, { key: '٣', code: 'Digit3' })
    expect(run.mock.calls.map(([call]) => call)).toEqual([
      { input: 'key', digit: 2, choice: null },
      { input: 'key', digit: 1, choice: null },
      { input: 'key', digit: 3, choice: null },
    ])
  })

  it('renders nothing for a key press', async () => {
    render(<Label handlers={handlers} />)
    render(<Keys />)
    await userEvent.keyboard('j2jq')
    expect(renders).toHaveBeenCalledTimes(1)
    expect(run).toHaveBeenCalledTimes(3)
  })

  it('keeps the browser from acting on a key that is ours, and from nothing else', () => {
    render(<Label handlers={handlers} />)
    render(<Keys />)
    expect(fireEvent.keyDown(document.body, { key: 'ArrowDown', code: 'ArrowDown' })).toBe(false)
    expect(fireEvent.keyDown(document.body, { key: 'Tab', code: 'Tab' })).toBe(true)
  })

  it('moves but does not grade while a key is held', () => {
    render(<Label handlers={handlers} />)
    render(<Keys />)
    fireEvent.keyDown(document.body, { key: 'j', code: 'KeyJ', repeat: true })
    fireEvent.keyDown(document.body, { key: '3', code: 'Digit3', repeat: true })
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('lets people write, and submits from the field by Ctrl+Enter', async () => {
    render(<Label handlers={handlers} />)
    render(<Keys />)
    const field = screen.getByLabelText('Explanation')
    await userEvent.type(field, 'just 3{Enter}')
    expect(field).toHaveProperty('value', 'just 3\n')
    expect(run).not.toHaveBeenCalled()
    await userEvent.keyboard('{Control>}{Enter}{/Control}')
    expect(submit).toHaveBeenCalledTimes(1)
  })

  it('presses a focused button once, by Enter, and does not submit besides', async () => {
    const pressed = vi.fn()
    render(
      <button type="button" onClick={pressed}>
        Other
      </button>,
    )
    render(<Label handlers={handlers} />)
    render(<Keys />)
    screen.getByRole('button').focus()
    await userEvent.keyboard('{Enter}')
    expect(pressed).toHaveBeenCalledTimes(1)
    expect(submit).not.toHaveBeenCalled()
    expect(fireEvent.keyDown(screen.getByRole('button'), { key: 'Enter', code: 'Enter', repeat: true })).toBe(false)
  })

  it('stops while a dialog is open, and goes on after', async () => {
    render(<Label handlers={handlers} />)
    render(<Keys />)
    const dialog = render(<Layer scope="dialog" />)
    await userEvent.keyboard('2')
    expect(run).not.toHaveBeenCalled()
    dialog.unmount()
    await userEvent.keyboard('2')
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('does nothing, and says so in development, when two pages answer at once', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    render(<Label handlers={handlers} />)
    render(<Label handlers={handlers} />)
    render(<Keys />)
    await userEvent.keyboard('2')
    expect(run).not.toHaveBeenCalled()
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('label.grade'))
    warn.mockRestore()
  })

  it('calls the handlers of the latest render', async () => {
    const page = render(<Label handlers={handlers} />)
    render(<Keys />)
    const later = vi.fn()
    page.rerender(<Label handlers={{ 'label.grade': { run: later } }} />)
    await userEvent.keyboard('2j')
    expect(later).toHaveBeenCalledTimes(1)
    expect(run).not.toHaveBeenCalled()
  })

  it('leaves letters alone when they are switched off', async () => {
    render(<Label handlers={handlers} />)
    render(<Keys />)
    act(() => setLetterKeys(false))
    await userEvent.keyboard('j')
    expect(run).not.toHaveBeenCalled()
    await userEvent.keyboard('{ArrowDown}2')
    expect(run).toHaveBeenCalledTimes(2)
  })
})

describe('the button of an action', () => {
  it('has its name, key caps and shortcuts from the table, and runs it with the way it was pressed', async () => {
    render(<Label handlers={handlers} />)
    render(<SubmitButton />)
    const button = screen.getByRole('button', { name: /Submit and take the next task Enter/ })
    expect(button.getAttribute('aria-keyshortcuts')).toBe('Enter Control+Enter')
    await userEvent.click(button)
    expect(submit).toHaveBeenCalledWith({ input: 'touch', digit: null, choice: null })
  })

  it('is disabled while nobody answers, or the answer is switched off', () => {
    render(<SubmitButton />)
    const disabled = () => screen.getByRole('button').hasAttribute('disabled')
    expect(disabled()).toBe(true)
    const page = render(<Label handlers={handlers} />)
    expect(disabled()).toBe(false)
    page.rerender(<Label handlers={{ 'label.submit': { run: submit, enabled: false } }} />)
    expect(disabled()).toBe(true)
    expect(callAction('label.submit', { input: 'pointer' })).toBe(false)
    page.rerender(<Label handlers={{ 'label.submit': { run: submit, enabled: () => true } }} />)
    expect(disabled()).toBe(false)
  })
})
