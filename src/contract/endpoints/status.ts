import type { Endpoint } from '../policy.ts'
import { serverOwner } from './policies.ts'

/** How the server is doing, for its owner. */
export const statusEndpoints = {
  'status.get': { method: 'get', path: '/api/status', summary: 'Decoder, previews, failures', policy: serverOwner },
  'status.retry': {
    method: 'post',
    path: '/api/status/retry',
    summary: 'Make the previews that failed once more',
    policy: serverOwner,
  },
} as const satisfies Record<string, Endpoint>
