import type { ActionRow } from '../action.ts'

/** What raises and lowers masked content, on whichever page it stands. */
export const viewingActions = [
  { id: 'view.more', labelKey: 'actions:view.more', section: 'viewing', scope: 'viewing', keys: ['r'] },
  { id: 'view.less', labelKey: 'actions:view.less', section: 'viewing', scope: 'viewing', keys: ['Shift+R'] },
  { id: 'view.longer', labelKey: 'actions:view.longer', section: 'viewing', scope: 'viewing', keys: ['t'] },
  { id: 'view.mask', labelKey: 'actions:view.mask', section: 'viewing', scope: 'mask', keys: ['Escape'] },
] as const satisfies readonly ActionRow[]
