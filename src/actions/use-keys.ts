import { useHotkeys } from 'react-hotkeys-hook'
import { createKeyListener } from './listen.ts'
import { registry } from './registry.ts'

const onKey = createKeyListener(registry)

/** Listens to the keyboard for the whole application. The one place where keys are bound; use it once, at the root. */
export function useKeys(): void {
  // Fields are let through because our matcher knows what each of them keeps, and Escape and Mod+K act there too.
  useHotkeys('*', onKey, { enableOnFormTags: true, enableOnContentEditable: true })
}
