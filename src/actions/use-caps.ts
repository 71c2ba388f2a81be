import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { isLetterKey, parseKey } from './chord.ts'
import { platform } from './platform.ts'
import { printCaps, speakKey } from './print-key.ts'
import { registry } from './registry.ts'

/** The keys of a row that act at present: all of them, or those that remain when letter keys are switched off. */
export function keysInForce(keys: readonly string[], letterKeys: boolean): readonly string[] {
  return letterKeys ? keys : keys.filter((key) => !isLetterKey(parseKey(key)))
}

/** Whether letters and signs act as keys at present. */
export function useLetterKeys(): boolean {
  return useStore(registry.store, (state) => state.letterKeys)
}

/** A function from a key of the table to its caps in the language of the page and for this keyboard. */
export function useCaps(): (key: string) => readonly string[] {
  const { t } = useTranslation(['keys'])
  return (key) => printCaps(key, { platform: platform(), name: (name) => t(`keys:names.${name}`) })
}

/** A function from a key of the table to its name in words, for screen readers. */
export function useSpokenKey(): (key: string) => string {
  const { t } = useTranslation(['keys'])
  return (key) =>
    speakKey(key, {
      platform: platform(),
      name: (name) => t(`keys:names.${name}`),
      sign: (sign) => t(`keys:signs.${sign}`),
    })
}
