import type { ActionRow } from '../action.ts'
import { shared } from './shared-keys.ts'

/** Where one can go and what one can set, for the palette; most have no key of their own. */
export const navigationActions = [
  // Enter only: from a field of the home page nothing is to be submitted.
  {
    id: 'home.next',
    labelKey: 'actions:home.next',
    section: 'everywhere',
    scope: 'home',
    keys: [shared.submit[0]],
  },
  { id: 'go.home', labelKey: 'actions:go.home', section: 'navigation', scope: 'global', keys: [] },
  { id: 'go.project', labelKey: 'actions:go.project', section: 'navigation', scope: 'global', keys: [] },
  { id: 'go.history', labelKey: 'actions:go.history', section: 'navigation', scope: 'global', keys: [] },
  { id: 'go.feedback', labelKey: 'actions:go.feedback', section: 'navigation', scope: 'global', keys: [] },
  { id: 'go.inbox', labelKey: 'actions:go.inbox', section: 'navigation', scope: 'global', keys: [] },
  { id: 'go.people', labelKey: 'actions:go.people', section: 'navigation', scope: 'global', keys: [] },
  { id: 'go.status', labelKey: 'actions:go.status', section: 'navigation', scope: 'global', keys: [] },
  { id: 'go.settings', labelKey: 'actions:go.settings', section: 'navigation', scope: 'global', keys: [] },
  { id: 'app.language', labelKey: 'actions:app.language', section: 'navigation', scope: 'global', keys: [] },
  { id: 'app.theme', labelKey: 'actions:app.theme', section: 'navigation', scope: 'global', keys: [] },
  { id: 'app.signOut', labelKey: 'actions:app.signOut', section: 'navigation', scope: 'global', keys: [] },
] as const satisfies readonly ActionRow[]
