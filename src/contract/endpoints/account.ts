import type { Endpoint } from '../policy.ts'
import { anyone, guarded, person, serverOwner } from './policies.ts'

/** Accounts: the server, sessions, links, people. */
export const accountEndpoints = {
  'health.get': {
    method: 'get',
    path: '/api/health',
    summary: 'The state of the server and its database',
    policy: { who: 'anyone' },
  },
  'session.get': { method: 'get', path: '/api/session', summary: 'Who is signed in', policy: { who: 'anyone' } },
  'session.create': { method: 'post', path: '/api/session', summary: 'Sign in', policy: guarded },
  'session.delete': { method: 'delete', path: '/api/session', summary: 'Sign out', policy: anyone },
  'me.update': { method: 'patch', path: '/api/me', summary: 'Change own settings', policy: person },
  'me.keptAway': {
    method: 'get',
    path: '/api/me/kept-away',
    summary: 'What one is not given: opted out, or published by oneself',
    policy: person,
  },
  'me.keepAway': {
    method: 'put',
    path: '/api/me/kept-away',
    summary: 'Say what one is not to be given',
    policy: person,
  },
  'me.password': {
    method: 'post',
    path: '/api/me/password',
    summary: 'Change own password',
    policy: { who: 'person', limit: { requests: 10, seconds: 60 } },
  },
  'link.get': { method: 'get', path: '/api/links/{token}', summary: 'What a one-time link is for', policy: guarded },
  'link.accept': { method: 'post', path: '/api/links/{token}', summary: 'Take up a one-time link', policy: guarded },
  'people.list': { method: 'get', path: '/api/people', summary: 'All accounts', policy: serverOwner },
  'people.resetLink': {
    method: 'post',
    path: '/api/people/{personId}/reset-link',
    summary: 'Make a link that sets a new password',
    policy: serverOwner,
  },
} as const satisfies Record<string, Endpoint>
