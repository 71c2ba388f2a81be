import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { beatViewing, closeViewing, openViewing } from '#client/reveal.ts'
import { defaultPreferences } from '#core/viewing-settings.ts'
import { MaskKeys } from '#ui/content-hider/mask-keys.tsx'
import { maskAll } from '#ui/content-hider/shield.ts'
import { RevealContext } from '#ui/reveal-context.ts'
import { signInAgain } from './sign-in-again.ts'

const revealer = { open: openViewing, beat: beatViewing, close: closeViewing }
const revealing = { revealer, preferences: defaultPreferences }

/** Puts the server behind masked content, and the key that masks everything over every page. */
export function Revealing({ children }: { children: ReactNode }) {
  const { isOpen } = useStore(signInAgain)
  // The session has ended, and who comes back to the screen may be somebody else.
  useEffect(() => {
    if (isOpen) maskAll('start')
  }, [isOpen])
  return (
    <RevealContext value={revealing}>
      <MaskKeys />
      {children}
    </RevealContext>
  )
}
