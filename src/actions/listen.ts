import { matchKey } from './match.ts'
import { platform } from './platform.ts'
import { type KeyInput, readKey, scriptOf } from './read-key.ts'
import { isEnabled, type Registry } from './registry.ts'
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

/** Makes the listener that hands every key press to the registry's matcher; it renders nothing itself. */
export function createKeyListener(registry: Registry) {
  let otherScript = false
  return function onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented) return
    const input = inputOf(event, otherScript)
    otherScript = scriptOf(input) ?? otherScript
    const widgets = widgetsAt(event.composedPath()[0] ?? event.target)
    // Browsers click a button again and again while Enter is held on it.
    if (event.repeat && event.key === 'Enter' && widgets[0] === 'press') event.preventDefault()
    const outcome = matchKey(registry.store.getState().index, readKey(input, platform()), {
      repeat: event.repeat,
      widgets,
      overlayOpen: () => document.querySelector(overlays) !== null,
      enabled: ({ row, listener }) => isEnabled(listener.handlers[row.id]),
    })
    if (outcome.kind === 'ambiguous') warnOfTwo(outcome.ids)
    if (outcome.kind !== 'run' && outcome.kind !== 'held') return
    event.preventDefault()
    const { row, listener } = outcome.binding
    if (outcome.kind === 'run') listener.handlers[row.id]?.run({ input: 'key', digit: outcome.digit, choice: null })
  }
}
