import type { ActionRow } from '../action.ts'

/** What acts on the player in view, on whichever page it stands. */
export const mediaActions = [
  { id: 'media.play', labelKey: 'actions:media.play', section: 'media', scope: 'media', keys: ['Space'] },
  {
    id: 'media.previousFrame',
    labelKey: 'actions:media.previousFrame',
    section: 'media',
    scope: 'media',
    keys: [','],
    repeats: true,
  },
  {
    id: 'media.nextFrame',
    labelKey: 'actions:media.nextFrame',
    section: 'media',
    scope: 'media',
    keys: ['.'],
    repeats: true,
  },
  {
    id: 'media.back',
    labelKey: 'actions:media.back',
    section: 'media',
    scope: 'media',
    keys: ['Shift+ArrowLeft'],
    repeats: true,
  },
  {
    id: 'media.forward',
    labelKey: 'actions:media.forward',
    section: 'media',
    scope: 'media',
    keys: ['Shift+ArrowRight'],
    repeats: true,
  },
  { id: 'media.faster', labelKey: 'actions:media.faster', section: 'media', scope: 'media', keys: ['Shift+ArrowUp'] },
  {
    id: 'media.slower',
    labelKey: 'actions:media.slower',
    section: 'media',
    scope: 'media',
    keys: ['Shift+ArrowDown'],
  },
  { id: 'media.captions', labelKey: 'actions:media.captions', section: 'media', scope: 'media', keys: ['c'] },
  { id: 'media.sound', labelKey: 'actions:media.sound', section: 'media', scope: 'media', keys: ['m'] },
] as const satisfies readonly ActionRow[]
