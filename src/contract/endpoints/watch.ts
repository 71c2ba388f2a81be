import type { Endpoint } from '../policy.ts'
import { owner, person, project } from './policies.ts'

/** What owners watch: board, what-if, alarms, risks, and all projects at a glance. */
export const watchEndpoints = {
  'board.get': { method: 'get', path: `${project}/board`, summary: 'Progress, cost, pace and alarms', policy: owner },
  'board.csv': {
    method: 'get',
    path: `${project}/board/csv`,
    summary: 'The languages of the board as CSV',
    policy: owner,
    answers: 'bytes',
  },
  'board.whatIf': {
    method: 'get',
    path: `${project}/board/what-if`,
    summary: 'The end of the work under other conditions',
    policy: owner,
  },
  'alarm.see': {
    method: 'post',
    path: `${project}/alarms/{alarmId}`,
    summary: 'Note that an alarm was seen, and what is done about it',
    policy: owner,
  },
  'risk.list': { method: 'get', path: `${project}/risks`, summary: 'The register of risks', policy: owner },
  'risk.create': { method: 'post', path: `${project}/risks`, summary: 'Write down a risk', policy: owner },
  'risk.update': { method: 'put', path: `${project}/risks/{riskId}`, summary: 'Change a risk', policy: owner },
  'risk.state': {
    method: 'post',
    path: `${project}/risks/{riskId}/state`,
    summary: 'Close a risk, raise it, or set it back',
    policy: owner,
  },
  'overview.get': {
    method: 'get',
    path: '/api/overview',
    summary: 'All projects that the person owns, or of the server for its owner',
    policy: person,
  },
} as const satisfies Record<string, Endpoint>
