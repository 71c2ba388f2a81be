import type { Endpoint } from '../policy.ts'
import { person, serverOwner } from './policies.ts'

/** What holds for everybody, and what each person makes of it. */
export const organisationEndpoints = {
  'organisation.get': {
    method: 'get',
    path: '/api/organisation',
    summary: 'What is set for everybody',
    policy: serverOwner,
  },
  'organisation.update': {
    method: 'put',
    path: '/api/organisation',
    summary: 'Set what holds for everybody',
    policy: serverOwner,
  },
  'viewing.preferences': {
    method: 'get',
    path: '/api/me/viewing',
    summary: 'How one sees masked things, and where to find support',
    policy: person,
  },
  'viewing.prefer': {
    method: 'put',
    path: '/api/me/viewing',
    summary: 'Say how one wants to see masked things; what is left out is as the organisation has it',
    policy: person,
  },
} as const satisfies Record<string, Endpoint>
