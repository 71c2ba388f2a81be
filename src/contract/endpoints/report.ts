import type { Endpoint } from '../policy.ts'
import { anyone, owner, project } from './policies.ts'

/** What became of a project, and links to it for people without an account. */
export const reportEndpoints = {
  'report.get': {
    method: 'get',
    path: `${project}/report`,
    summary: 'What was asked, what was planned, and what became of it',
    policy: owner,
  },
  'report.setLessons': {
    method: 'put',
    path: `${project}/report/lessons`,
    summary: 'Write down what was learned',
    policy: owner,
  },
  'report.shares': {
    method: 'get',
    path: `${project}/report/shares`,
    summary: 'Links by which the report is shared',
    policy: owner,
  },
  'report.share': {
    method: 'post',
    path: `${project}/report/shares`,
    summary: 'Make a link to the report that needs no account',
    policy: owner,
  },
  'report.revoke': {
    method: 'delete',
    path: `${project}/report/shares/{shareId}`,
    summary: 'Withdraw a link to the report',
    policy: owner,
  },
  'report.shared': {
    method: 'get',
    path: '/api/shared-reports/{token}',
    summary: 'A report that was shared: without notes, names and anything that was judged',
    policy: anyone,
  },
} as const satisfies Record<string, Endpoint>
