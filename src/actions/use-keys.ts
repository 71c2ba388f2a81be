import { useEffect } from 'react'
import { useHotkeys } from 'react-hotkeys-hook'
import { createKeyListeners } from './listen.ts'
import { registry } from './registry.ts'

const { onFirst, onKey, onRelease } = createKeyListeners(registry)

/** Listens to the keyboard for the whole application. The one place where keys are bound; use it once, at the root. */
export function useKeys(): void {
  // Fields are let through because our matcher knows what each of them keeps, and Escape and Mod+K act there too.
  useHotkeys('*', onKey, { enableOnFormTags: true, enableOnContentEditable: true })
  // The library hears a key only after everything else on the page has.
  useEffect(() => {
    addEventListener('keydown', onFirst, true)
    addEventListener('keyup', onRelease, true)
    return () => {
      removeEventListener('keydown', onFirst, true)
      removeEventListener('keyup', onRelease, true)
    }
  }, [])
}
