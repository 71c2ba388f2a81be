import type { ActionRow } from '../action.ts'

/** What acts where two runs are looked at in one query. */
export const runsActions = [
  {
    id: 'runs.nextQuery',
    labelKey: 'actions:runs.nextQuery',
    section: 'results',
    scope: 'runs',
    keys: ['j'],
  },
  {
    id: 'runs.previousQuery',
    labelKey: 'actions:runs.previousQuery',
    section: 'results',
    scope: 'runs',
    keys: ['k'],
  },
] as const satisfies readonly ActionRow[]
