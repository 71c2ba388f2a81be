import type { ActionRow } from '../action.ts'

/** What raises and lowers masked content, on whichever page it stands, and what steps away from it. */
export const viewingActions = [
  { id: 'view.more', labelKey: 'actions:view.more', section: 'viewing', scope: 'viewing', keys: ['r'] },
  { id: 'view.less', labelKey: 'actions:view.less', section: 'viewing', scope: 'viewing', keys: ['Shift+R'] },
  { id: 'view.longer', labelKey: 'actions:view.longer', section: 'viewing', scope: 'viewing', keys: ['t'] },
  { id: 'view.mask', labelKey: 'actions:view.mask', section: 'viewing', scope: 'mask', keys: ['Escape'] },
  { id: 'away.step', labelKey: 'actions:away.step', section: 'everywhere', scope: 'stepping', keys: ['w'] },
  {
    id: 'away.back',
    labelKey: 'actions:away.back',
    section: 'everywhere',
    scope: 'away',
    keys: ['w', 'Enter'],
    notInPalette: true,
  },
  { id: 'mood.good', labelKey: 'actions:mood.good', section: 'everywhere', scope: 'mood', keys: ['y'] },
  { id: 'mood.neutral', labelKey: 'actions:mood.neutral', section: 'everywhere', scope: 'mood', keys: ['h'] },
  { id: 'mood.bad', labelKey: 'actions:mood.bad', section: 'everywhere', scope: 'mood', keys: ['q'] },
] as const satisfies readonly ActionRow[]
