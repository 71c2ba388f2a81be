import { type ComponentType, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { callAction } from '#actions/registry.ts'
import type { ActionId } from '#actions/table/action-table.ts'
import { useActions, useScope } from '#actions/use-actions.ts'
import { useKeys } from '#actions/use-keys.ts'
import { widgetsAt } from '#actions/widget.ts'
import { toast } from '#ui/toast.tsx'
import type { OverlayProps } from './overlay-props.ts'

type View = ComponentType<OverlayProps>

const sheet = () => import('../cheat-sheet/cheat-sheet.tsx').then(({ CheatSheet }): View => CheatSheet)
const palette = () => import('./palette.tsx').then(({ Palette }): View => Palette)

/** A field that keeps letters to itself, be it to type them or to find something in its list. */
function fieldInFocus(): HTMLElement | null {
  const element = document.activeElement
  if (element instanceof HTMLSelectElement) return element
  return element instanceof HTMLElement && widgetsAt(element).includes('text') ? element : null
}

/** Listens to the keyboard, and opens the cheat sheet and the command palette, whose code is fetched when first used. */
export function KeysAndCommands() {
  const { t } = useTranslation(['keys'])
  const [view, setView] = useState<View | 'loading' | null>(null)
  const close = () => setView(null)
  const open = (load: () => Promise<View>) => {
    setView('loading')
    load().then(
      (loaded) => setView(() => loaded),
      () => {
        close()
        toast({ text: t('keys:failed') })
      },
    )
  }
  useKeys()
  useActions('global', {
    'global.keys': { run: () => open(sheet) },
    'global.commands': { run: () => open(palette) },
    // Out of a field and back to the keys of the page; a page that closes something else by Escape answers besides.
    'global.escape': { enabled: () => fieldInFocus() !== null, run: () => fieldInFocus()?.blur() },
  })
  // From the press on, not from when the code is here: what is typed meanwhile is a search, and must not grade.
  useScope('dialog', view !== null)
  if (view === null || view === 'loading') return null
  const Overlay = view
  const run = (id: ActionId, choice: string | null) => {
    flushSync(close)
    const digit = choice !== null && /^[0-9]$/.test(choice) ? Number(choice) : null
    callAction(id, { input: 'key', choice, digit })
  }
  return <Overlay onClose={close} onRun={run} />
}
