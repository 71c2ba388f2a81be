import type { ActionRow } from '../action.ts'
import { digits, shared } from './shared-keys.ts'

/** What acts on the review page; the keys of `shared` mean the same wherever work is done. */
export const reviewActions = [
  { id: 'review.next', labelKey: 'actions:review.next', section: 'everywhere', scope: 'review', keys: shared.submit },
  { id: 'review.undo', labelKey: 'actions:review.undo', section: 'everywhere', scope: 'review', keys: shared.undo },
  {
    id: 'review.guideline',
    labelKey: 'actions:review.guideline',
    section: 'everywhere',
    scope: 'review',
    keys: shared.guideline,
  },
  {
    id: 'review.nextResult',
    labelKey: 'actions:review.nextResult',
    section: 'review',
    scope: 'review',
    keys: ['j', 'ArrowDown'],
    repeats: true,
  },
  {
    id: 'review.previousResult',
    labelKey: 'actions:review.previousResult',
    section: 'review',
    scope: 'review',
    keys: ['k', 'ArrowUp'],
    repeats: true,
  },
  {
    id: 'review.decide',
    labelKey: 'actions:review.decide',
    section: 'review',
    scope: 'review',
    keys: digits,
    undoable: true,
  },
  {
    id: 'review.accept',
    labelKey: 'actions:review.accept',
    section: 'review',
    scope: 'review',
    keys: ['a'],
    undoable: true,
  },
  {
    id: 'review.none',
    labelKey: 'actions:review.none',
    section: 'review',
    scope: 'review',
    keys: ['n'],
    undoable: true,
  },
  {
    id: 'review.sendBack',
    labelKey: 'actions:review.sendBack',
    section: 'review',
    scope: 'review',
    keys: ['b'],
    undoable: true,
  },
  {
    id: 'review.passUp',
    labelKey: 'actions:review.passUp',
    section: 'review',
    scope: 'review',
    keys: ['p'],
    undoable: true,
  },
  { id: 'review.safety', labelKey: 'actions:review.safety', section: 'review', scope: 'review', keys: ['s'] },
  { id: 'review.clause', labelKey: 'actions:review.clause', section: 'review', scope: 'review', keys: ['l'] },
  { id: 'review.reason', labelKey: 'actions:review.reason', section: 'review', scope: 'review', keys: ['e'] },
  { id: 'review.openPage', labelKey: 'actions:review.openPage', section: 'review', scope: 'review', keys: ['o'] },
] as const satisfies readonly ActionRow[]

/** While the clauses are open: every digit picks one, so that none decides by mistake. */
export const clauseActions = [
  { id: 'clauses.pick', labelKey: 'actions:clauses.pick', section: 'clauses', scope: 'clauses', keys: digits },
  { id: 'clauses.close', labelKey: 'actions:clauses.close', section: 'clauses', scope: 'clauses', keys: ['Escape'] },
] as const satisfies readonly ActionRow[]
