import { useActions } from '#actions/use-actions.ts'
import { widgetsAt } from '#actions/widget.ts'
import { maskAll, shownNow } from './shield.ts'

/** Whether Escape has something else to do first that shows nothing by itself: leave a field, or close a dialog. */
function isElsewhere(): boolean {
  return widgetsAt(document.activeElement).includes('text') || document.querySelector('dialog[open]') !== null
}

/** Whether there is anything to mask: what is raised always comes first, what only shows as it starts waits for fields and dialogs. */
function canMask(): boolean {
  const { isRaised, isShown } = shownNow()
  return isRaised || (isShown && !isElsewhere())
}

/** The key that masks everything at once, wherever the focus is; once, over the whole application. */
export function MaskKeys() {
  useActions('mask', { 'view.mask': { run: () => maskAll('card'), enabled: canMask } })
  return null
}
