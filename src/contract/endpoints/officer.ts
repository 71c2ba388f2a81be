import type { Endpoint } from '../policy.ts'
import { assignment, lead, officer, person, project, serverOwner } from './policies.ts'

/** Suspected abuse of a child: reporting it, and the officer's part. */
export const officerEndpoints = {
  'suspect.report': {
    method: 'post',
    path: `${assignment}/results/{subject}/suspect`,
    summary: 'Report what one was given: hidden from everybody at once',
    policy: person,
  },
  'suspect.reportResult': {
    method: 'post',
    path: `${project}/results/{resultId}/suspect`,
    summary: 'The same, for those who review',
    policy: lead,
  },
  'suspect.undo': {
    method: 'post',
    path: '/api/suspect-reports/{reportId}/undo',
    summary: 'Take an own report back, for ten seconds',
    policy: person,
  },
  'officer.list': { method: 'get', path: '/api/officer/items', summary: 'What was reported', policy: officer },
  'officer.restore': {
    method: 'post',
    path: '/api/officer/items/{itemId}/restore',
    summary: 'Give it back, without looking',
    policy: officer,
  },
  'officer.confirm': {
    method: 'post',
    path: '/api/officer/items/{itemId}/confirm',
    summary: 'Keep it hidden for good',
    policy: officer,
  },
  'officer.restoreAllOf': {
    method: 'post',
    path: '/api/officer/reporters/{reporterId}/restore',
    summary: 'Give back all that one person alone reported and nobody has decided on',
    policy: officer,
  },
  'people.officer': {
    method: 'put',
    path: '/api/people/{personId}/officer',
    summary: 'Name an officer, or end that',
    policy: serverOwner,
  },
} as const satisfies Record<string, Endpoint>
