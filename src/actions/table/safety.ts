import type { ActionRow } from '../action.ts'
import { shared } from './shared-keys.ts'

/** While what is unsafe is picked: what is typed searches, digits say how severe it is and what serving it would mean. */
export const safetyActions = [
  {
    id: 'safety.severity',
    labelKey: 'actions:safety.severity',
    section: 'safety',
    scope: 'safety',
    keys: ['0', '1', '2', '3', '4'],
    undoable: true,
  },
  {
    id: 'safety.risk',
    labelKey: 'actions:safety.risk',
    section: 'safety',
    scope: 'safety',
    keys: ['5', '6', '7', '8', '9'],
    undoable: true,
  },
  { id: 'safety.intentMore', labelKey: 'actions:safety.intentMore', section: 'safety', scope: 'safety', keys: ['>'] },
  { id: 'safety.intentLess', labelKey: 'actions:safety.intentLess', section: 'safety', scope: 'safety', keys: ['<'] },
  {
    id: 'safety.next',
    labelKey: 'actions:safety.next',
    section: 'safety',
    scope: 'safety',
    keys: ['ArrowDown'],
    repeats: true,
  },
  {
    id: 'safety.previous',
    labelKey: 'actions:safety.previous',
    section: 'safety',
    scope: 'safety',
    keys: ['ArrowUp'],
    repeats: true,
  },
  { id: 'safety.from', labelKey: 'actions:safety.from', section: 'safety', scope: 'safety', keys: ['['] },
  { id: 'safety.to', labelKey: 'actions:safety.to', section: 'safety', scope: 'safety', keys: [']'] },
  { id: 'safety.span', labelKey: 'actions:safety.span', section: 'safety', scope: 'safety', keys: ['+'] },
  { id: 'safety.close', labelKey: 'actions:safety.close', section: 'safety', scope: 'safety', keys: shared.submit },
  { id: 'safety.cancel', labelKey: 'actions:safety.cancel', section: 'safety', scope: 'safety', keys: ['Escape'] },
] as const satisfies readonly ActionRow[]
