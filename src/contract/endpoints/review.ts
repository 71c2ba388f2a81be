import type { Endpoint } from '../policy.ts'
import { assignment, person, project, reviewer } from './policies.ts'

/** Review: decisions, feedback, the inbox. */
export const reviewEndpoints = {
  'review.next': {
    method: 'post',
    path: `${project}/review/next`,
    summary: 'Queries with results that need a decision',
    policy: reviewer,
  },
  'review.safe': {
    method: 'get',
    path: `${project}/review/safe`,
    summary: 'Results that can be accepted together',
    policy: reviewer,
  },
  'review.decide': {
    method: 'post',
    path: `${project}/review/decisions`,
    summary: 'Decide on results',
    policy: { ...reviewer, body: 1_048_576 },
  },
  'review.undo': {
    method: 'post',
    path: `${project}/review/decisions/undo`,
    summary: 'Take decisions back',
    policy: reviewer,
  },
  'result.media': {
    method: 'get',
    path: `${project}/results/{resultId}/{part}`,
    summary: 'Media of a result for those who review',
    policy: reviewer,
    answers: 'bytes',
  },
  'feedback.get': {
    method: 'get',
    path: '/api/feedback',
    summary: 'What became of own labels',
    policy: person,
  },
  'contest.create': {
    method: 'post',
    path: `${assignment}/contests`,
    summary: 'Contest a decision on an own label, once',
    policy: person,
  },
  'notice.list': { method: 'get', path: '/api/notices', summary: 'Own inbox, latest first', policy: person },
  'notice.read': { method: 'post', path: '/api/notices/read', summary: 'Mark notices as read', policy: person },
} as const satisfies Record<string, Endpoint>
