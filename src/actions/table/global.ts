import type { ActionRow } from '../action.ts'

/** What acts on every page. */
export const globalActions = [
  { id: 'global.keys', labelKey: 'actions:global.keys', section: 'everywhere', scope: 'global', keys: ['?'] },
  {
    id: 'global.commands',
    labelKey: 'actions:global.commands',
    section: 'everywhere',
    scope: 'global',
    keys: ['Mod+K'],
    notInPalette: true,
  },
  {
    id: 'global.escape',
    labelKey: 'actions:global.escape',
    section: 'everywhere',
    scope: 'global',
    keys: ['Escape'],
    notInPalette: true,
  },
  {
    id: 'palette.close',
    labelKey: 'actions:palette.close',
    section: 'everywhere',
    scope: 'palette',
    keys: ['Mod+K'],
    notInPalette: true,
  },
] as const satisfies readonly ActionRow[]
