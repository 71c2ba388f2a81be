import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { ActionInput } from './action.ts'
import { platform } from './platform.ts'
import { ariaKeys } from './print-key.ts'
import { callAction, handlerOf, registry } from './registry.ts'
import { type ActionId, actionRow } from './table/action-table.ts'
import { keysInForce, useCaps, useLetterKeys } from './use-caps.ts'

/** Where a press came from: a click of the browser (`detail` is 0 from the keyboard) or a press of React Aria. */
export type PressLike = { readonly pointerType?: string; readonly detail?: number }

export type ActionButton = {
  onPress: (press?: PressLike) => void
  label: string
  /** The caps of its first key, such as `['J']`; empty where no key acts. */
  keys: readonly string[]
  'aria-keyshortcuts': string | undefined
  isDisabled: boolean
}

/** How a press counts as input of a label. */
export function inputOf(press: PressLike | undefined): ActionInput {
  if (press?.pointerType === 'touch') return 'touch'
  return press?.pointerType === 'keyboard' || press?.detail === 0 ? 'key' : 'pointer'
}

/** Everything a button of an action needs, from the action table; `digit` makes it the button of one of its digits. */
export function useActionButton(id: ActionId, { digit = null }: { digit?: number | null } = {}): ActionButton {
  const { t } = useTranslation(['actions'])
  const caps = useCaps()
  const letterKeys = useLetterKeys()
  const isDisabled = useStore(registry.store, (state) => handlerOf(state, id) === undefined)
  const row = actionRow(id)
  const own = row.keys.filter((key) => digit === null || key === String(digit))
  const keys = keysInForce(own, letterKeys)
  const [first] = keys
  return {
    onPress: (press) => void callAction(id, { input: inputOf(press), digit }),
    label: t(row.labelKey),
    keys: first === undefined ? [] : caps(first),
    'aria-keyshortcuts': ariaKeys(keys, platform()),
    isDisabled,
  }
}
