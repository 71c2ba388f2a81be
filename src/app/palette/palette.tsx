import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AvailableAction, availableActions } from '#actions/available.ts'
import { registry } from '#actions/registry.ts'
import { useActions } from '#actions/use-actions.ts'
import { Dialog } from '#ui/dialog.tsx'
import { ChoiceList } from './choice-list.tsx'
import { CommandList } from './command-list.tsx'
import { runnable } from './commands.ts'
import type { OverlayProps } from './overlay-props.ts'
import { rememberCommand } from './recent.ts'

/** The command palette: every action that can be run now, found by its words; one with choices asks for one of them. */
export function Palette({ onClose, onRun }: OverlayProps) {
  const { t } = useTranslation(['keys', 'actions'])
  // What could be done when it was opened: the list must not change under the fingers.
  const [actions] = useState(() => availableActions(registry.store.getState()).filter(runnable))
  const [chosen, setChosen] = useState<AvailableAction | null>(null)
  useActions('palette', { 'palette.close': { run: onClose } })
  const run = (action: AvailableAction, choice: string | null) => {
    rememberCommand(action.row.id)
    onRun(action.row.id, choice)
  }
  const pick = (action: AvailableAction) => (action.handler.choices ? setChosen(action) : run(action, null))
  const title = chosen ? t('keys:palette.choose', { action: t(chosen.row.labelKey) }) : t('keys:palette.title')
  return (
    <Dialog title={title} isOpen onClose={onClose} size="medium">
      {chosen ? (
        <ChoiceList
          choices={chosen.handler.choices?.() ?? []}
          onPick={(choice) => run(chosen, choice)}
          onBack={() => setChosen(null)}
        />
      ) : (
        <CommandList actions={actions} onPick={pick} />
      )}
    </Dialog>
  )
}
