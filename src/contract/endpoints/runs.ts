import type { Endpoint } from '../policy.ts'
import { owner, project, reviewer } from './policies.ts'

/** Runs of rankers, and how two of them compare. */
export const runsEndpoints = {
  'run.list': { method: 'get', path: `${project}/runs`, summary: 'Runs of a project, latest first', policy: reviewer },
  'run.create': {
    method: 'post',
    path: `${project}/runs`,
    summary: 'Take an uploaded TREC run in',
    policy: owner,
  },
  'run.delete': { method: 'delete', path: `${project}/runs/{runId}`, summary: 'Remove a run', policy: owner },
  'run.choose': {
    method: 'put',
    path: `${project}/runs/chosen`,
    summary: 'Choose the two runs that are compared',
    policy: owner,
  },
  'run.comparison': {
    method: 'get',
    path: `${project}/runs/comparison`,
    summary: 'How the two chosen runs compare, and whether decisions can still change it',
    policy: reviewer,
  },
} as const satisfies Record<string, Endpoint>
