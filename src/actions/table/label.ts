import type { ActionRow } from '../action.ts'
import { digits, shared } from './shared-keys.ts'

/** What acts on the label page; the keys of `shared` mean the same wherever work is done. */
export const labelActions = [
  {
    id: 'label.submit',
    labelKey: 'actions:label.submit',
    section: 'everywhere',
    scope: 'label',
    keys: shared.submit,
  },
  {
    id: 'label.undo',
    labelKey: 'actions:label.undo',
    section: 'everywhere',
    scope: 'label',
    keys: shared.undo,
  },
  {
    id: 'label.guideline',
    labelKey: 'actions:label.guideline',
    section: 'everywhere',
    scope: 'label',
    keys: shared.guideline,
  },
  {
    id: 'label.nextResult',
    labelKey: 'actions:label.nextResult',
    section: 'results',
    scope: 'label',
    keys: ['j', 'ArrowDown'],
    repeats: true,
  },
  {
    id: 'label.previousResult',
    labelKey: 'actions:label.previousResult',
    section: 'results',
    scope: 'label',
    keys: ['k', 'ArrowUp'],
    repeats: true,
  },
  {
    id: 'label.grade',
    labelKey: 'actions:label.grade',
    section: 'results',
    scope: 'label',
    keys: digits,
    undoable: true,
  },
  { id: 'label.safety', labelKey: 'actions:label.safety', section: 'results', scope: 'label', keys: ['s'] },
  {
    id: 'label.explain',
    labelKey: 'actions:label.explain',
    section: 'results',
    scope: 'label',
    keys: ['e'],
  },
  {
    id: 'label.cannotJudge',
    labelKey: 'actions:label.cannotJudge',
    section: 'results',
    scope: 'label',
    keys: ['x'],
    undoable: true,
  },
  {
    id: 'label.flag',
    labelKey: 'actions:label.flag',
    section: 'results',
    scope: 'label',
    keys: ['f'],
    undoable: true,
  },
  { id: 'label.defer', labelKey: 'actions:label.defer', section: 'results', scope: 'label', keys: ['d'] },
  { id: 'label.openPage', labelKey: 'actions:label.openPage', section: 'results', scope: 'label', keys: ['o'] },
] as const satisfies readonly ActionRow[]

/** Where two lists or two results are compared, the digits say which is better: on the label page, in place of grades. */
export const preferenceActions = [
  {
    id: 'preference.give',
    labelKey: 'actions:preference.give',
    section: 'results',
    scope: 'preference',
    keys: digits,
    undoable: true,
  },
] as const satisfies readonly ActionRow[]

/** While the reasons of "cannot judge" are open: every digit is theirs, so that none grades by mistake. */
export const reasonActions = [
  {
    id: 'reasons.pick',
    labelKey: 'actions:reasons.pick',
    section: 'reasons',
    scope: 'reasons',
    keys: digits,
    undoable: true,
  },
  {
    id: 'reasons.close',
    labelKey: 'actions:reasons.close',
    section: 'reasons',
    scope: 'reasons',
    keys: ['Escape'],
  },
] as const satisfies readonly ActionRow[]
