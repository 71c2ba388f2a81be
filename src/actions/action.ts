import type { LabelKey } from './label-key.ts'
import type { Scope } from './scopes.ts'

/** The parts of the cheat sheet and the palette, in the order in which they are shown. */
export const sections = [
  'everywhere',
  'results',
  'review',
  'calibration',
  'viewing',
  'media',
  'reasons',
  'safety',
  'clauses',
  'navigation',
] as const
export type Section = (typeof sections)[number]

/** What the table says of one action; `keys` as in `'j'`, `'Shift+X'`, `'Mod+K'`, `'ArrowDown'`, `','`, `'?'`, `'0'`. */
export type ActionRow = {
  readonly id: string
  readonly labelKey: LabelKey
  readonly section: Section
  readonly scope: Scope
  readonly keys: readonly string[]
  /** A held key runs it again and again. Only what moves may have it: a held digit must not grade ten results. */
  readonly repeats?: boolean
  /** It changes labels, and `label.undo` takes it back. */
  readonly undoable?: boolean
  /** Left out of the palette, where it would mean nothing. */
  readonly notInPalette?: boolean
}

/** How the action was called for, as labels record it. */
export type ActionInput = 'key' | 'pointer' | 'touch'

/** One call: the digit where the key was one, the id of the choice where the palette asked for one. */
export type ActionCall = { input: ActionInput; digit: number | null; choice: string | null }

/** One thing to choose from where an action needs an argument: a grade, a language. `label` is already translated. */
export type Choice = { id: string; label: string }

/** What a page does for an action; `enabled` as a boolean is followed by buttons, as a function it is asked when called. */
export type Handler = {
  run: (call: ActionCall) => void
  /** What a key does in place of `run` while it is held down; answers what to do when it is let go. Buttons and the palette run. */
  hold?: (() => () => void) | undefined
  enabled?: boolean | (() => boolean)
  /** What the palette offers before it runs the action; a choice that is a digit arrives as `digit` too. */
  choices?: () => readonly Choice[]
}
