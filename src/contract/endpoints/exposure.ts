import type { Endpoint } from '../policy.ts'
import { assignment, lead, owner, person, project } from './policies.ts'

/** What people looked at: each their own, and sums over groups that tell of nobody. */
export const exposureEndpoints = {
  'exposure.own': { method: 'get', path: '/api/me/exposure', summary: 'What one looked at oneself', policy: person },
  'exposure.groups': {
    method: 'get',
    path: `${project}/exposure`,
    summary: 'What groups of five people or more looked at, in whole weeks',
    policy: lead,
  },
  'trial.get': {
    method: 'get',
    path: `${project}/masking-trial`,
    summary: 'Two styles of masking side by side',
    policy: owner,
  },
  'mood.give': {
    method: 'put',
    path: `${assignment}/mood`,
    summary: 'Say how one feels after a masked task',
    policy: person,
  },
} as const satisfies Record<string, Endpoint>
