import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { viewingPreferencesOptions } from '#client/queries/viewing.ts'
import { beatViewing, closeViewing, openViewing, prepareViewing } from '#client/reveal.ts'
import { defaultPreferences } from '#core/viewing-settings.ts'
import { MaskKeys } from '#ui/content-hider/mask-keys.tsx'
import { maskAll } from '#ui/content-hider/shield.ts'
import { RevealContext } from '#ui/reveal-context.ts'
import { signInAgain } from './sign-in-again.ts'

const revealer = { prepare: prepareViewing, open: openViewing, beat: beatViewing, close: closeViewing }

/** Puts the server behind masked content, and the key that masks everything over every page. */
export function Revealing({ children }: { children: ReactNode }) {
  const { isOpen } = useStore(signInAgain)
  const { data } = useQuery(viewingPreferencesOptions())
  const preferences = data?.preferences ?? defaultPreferences
  const revealing = useMemo(() => ({ revealer, preferences }), [preferences])
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
