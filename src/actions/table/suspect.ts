import type { ActionRow } from '../action.ts'

/** Suspected sexual abuse of a child: one key, wherever content stands. */
export const suspectActions = [
  { id: 'suspect.report', labelKey: 'actions:suspect.report', section: 'viewing', scope: 'suspect', keys: ['Shift+X'] },
] as const satisfies readonly ActionRow[]
