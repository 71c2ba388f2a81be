import { matchKey } from './match.ts'
import { platform } from './platform.ts'
import { type KeyInput, readKey, scriptOf } from './read-key.ts'
import { isEnabled, type Registry, type RegistryState } from './registry.ts'
import { widgetsAt } from './widget.ts'

const overlays = '[role=dialog],[role=alertdialog],[role=menu],dialog[open]'

function inputOf(event: KeyboardEvent, otherScript: boolean): KeyInput {
  const { key, code, shiftKey, ctrlKey, altKey, metaKey, isComposing, keyCode } = event
  const altGraph = event.getModifierState?.('AltGraph') ?? false
  return { key, code, shiftKey, ctrlKey, altKey, metaKey, isComposing, keyCode, altGraph, otherScript }
}

function warnOfTwo(ids: readonly string[]): void {
  // biome-ignore lint/suspicious/noConsole: only in development, where the person at the keys can mend it
  if (import.meta.env?.DEV) console.warn(`One key, two actions: ${ids.join(', ')}. Neither was run.`)
}

const widgetsOf = (event: KeyboardEvent) => widgetsAt(event.composedPath()[0] ?? event.target)

/**
 * Makes the listeners that hand every key to the registry's matcher; they render nothing themselves. `onFirst` hears a press on its
 * way down, before dialogs, menus and fields can take it, `onKey` what they left, `onRelease` when a key is let go.
 */
export function createKeyListeners(registry: Registry) {
  let otherScript = false
  /** What waits for its key to be let go, by the key's place. */
  const held = new Map<string, () => void>()

  function answer(event: KeyboardEvent, input: KeyInput, index: RegistryState['index']): void {
    const outcome = matchKey(index, readKey(input, platform()), {
      repeat: event.repeat,
      widgets: widgetsOf(event),
      overlayOpen: () => document.querySelector(overlays) !== null,
      enabled: ({ row, listener }) => isEnabled(listener.handlers[row.id]),
    })
    if (outcome.kind === 'ambiguous') warnOfTwo(outcome.ids)
    if (outcome.kind !== 'run' && outcome.kind !== 'held') return
    event.preventDefault()
    if (outcome.kind === 'held') return
    const { row, listener } = outcome.binding
    const handler = listener.handlers[row.id]
    if (handler?.hold) held.set(event.code, handler.hold())
    else handler?.run({ input: 'key', digit: outcome.digit, choice: null })
  }

  return {
    onFirst(event: KeyboardEvent): void {
      answer(event, inputOf(event, otherScript), registry.store.getState().first)
      // What was masked must not close a dialog or leave a field with the same press.
      if (event.defaultPrevented) event.stopPropagation()
    },
    onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented) return
      const input = inputOf(event, otherScript)
      otherScript = scriptOf(input) ?? otherScript
      // Browsers click a button again and again while Enter is held on it.
      if (event.repeat && event.key === 'Enter' && widgetsOf(event)[0] === 'press') event.preventDefault()
      answer(event, input, registry.store.getState().index)
    },
    onRelease(event: KeyboardEvent): void {
      held.get(event.code)?.()
      held.delete(event.code)
    },
  }
}
