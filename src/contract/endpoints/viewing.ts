import type { Endpoint } from '../policy.ts'
import { assignment, person, project, reviewer } from './policies.ts'

/** Protected viewing: from a step up to the bytes. */
export const viewingEndpoints = {
  'assignment.reveal': {
    method: 'post',
    path: `${assignment}/results/{subject}/reveal`,
    summary: 'Ask to be shown a part of an own masked result',
    policy: person,
  },
  'result.reveal': {
    method: 'post',
    path: `${project}/results/{resultId}/reveal`,
    summary: 'Ask to be shown a part of a masked result, for those who review',
    policy: { ...reviewer, roles: ['reviewer', 'trainer', 'owner'] },
  },
  'viewing.open': { method: 'post', path: '/api/viewings', summary: 'Redeem a grant, once', policy: person },
  'viewing.beat': {
    method: 'post',
    path: '/api/viewings/{viewingId}/beat',
    summary: 'Say that it is still shown',
    policy: person,
  },
  'viewing.close': {
    method: 'delete',
    path: '/api/viewings/{viewingId}',
    summary: 'It is masked again',
    policy: person,
  },
  'viewing.file': {
    method: 'get',
    path: '/api/viewings/{viewingId}/{part}',
    summary: 'Bytes of an open viewing',
    policy: person,
    answers: 'bytes',
  },
} as const satisfies Record<string, Endpoint>
