import type { Endpoint } from '../policy.ts'
import { member, project, trainer } from './policies.ts'

const session = `${project}/calibration/{sessionId}` as const

/** Calibration sessions: planning them, and what came of them. */
export const calibrationEndpoints = {
  'calibration.list': {
    method: 'get',
    path: `${project}/calibration`,
    summary: 'Sessions of the project; to those who do not lead, the ones they have a seat in',
    policy: member,
  },
  'calibration.create': {
    method: 'post',
    path: `${project}/calibration`,
    summary: 'Plan a session',
    policy: trainer,
  },
  'calibration.candidates': {
    method: 'post',
    path: `${project}/calibration/candidates`,
    summary: 'Results that can be items, looked for in one of five ways',
    policy: trainer,
  },
  'calibration.people': {
    method: 'get',
    path: `${project}/calibration-people`,
    summary: 'Who can have a seat in a session: the members of the project',
    policy: trainer,
  },
  'calibration.get': { method: 'get', path: session, summary: 'The plan of a session', policy: trainer },
  'calibration.update': { method: 'patch', path: session, summary: 'Change the plan', policy: trainer },
  'calibration.cancel': { method: 'post', path: `${session}/cancel`, summary: 'Call a session off', policy: trainer },
  'calibration.report': {
    method: 'get',
    path: `${session}/report`,
    summary: 'What came of a session; to those who do not lead, their own part',
    policy: member,
  },
  'calibration.csv': {
    method: 'get',
    path: `${session}/report/csv`,
    summary: 'Every vote of a session beside what was settled, as CSV',
    policy: trainer,
    answers: 'bytes',
  },
  'calibration.suggest': {
    method: 'get',
    path: `${session}/suggestion`,
    summary: 'What a next session could be about, from what is still confused',
    policy: trainer,
  },
} as const satisfies Record<string, Endpoint>
