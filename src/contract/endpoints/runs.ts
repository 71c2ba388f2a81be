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
  'run.evaluation': {
    method: 'get',
    path: `${project}/runs/evaluation`,
    summary: 'All runs by the measures named, and how the two chosen ones differ',
    policy: reviewer,
  },
  'run.queries': {
    method: 'get',
    path: `${project}/runs/queries`,
    summary: 'The two chosen runs query by query in one measure',
    policy: reviewer,
  },
  'run.query': {
    method: 'get',
    path: `${project}/runs/queries/{queryId}`,
    summary: 'What the two chosen runs return for a query',
    policy: reviewer,
  },
  'run.return': {
    method: 'get',
    path: `${project}/runs/return`,
    summary: 'How closely the lead of one run was known as labels and money were spent',
    policy: owner,
  },
  'run.csv': {
    method: 'get',
    path: `${project}/runs/csv`,
    summary: 'All runs by the measures named, query by query, as CSV',
    policy: reviewer,
    answers: 'bytes',
  },
  'run.unjudged': {
    method: 'get',
    path: `${project}/runs/unjudged`,
    summary: 'How many documents at the top of the runs have no grade',
    policy: owner,
  },
  'run.judge': {
    method: 'post',
    path: `${project}/runs/unjudged`,
    summary: 'Make tasks of the documents at the top of the runs that have no grade',
    policy: owner,
  },
} as const satisfies Record<string, Endpoint>
