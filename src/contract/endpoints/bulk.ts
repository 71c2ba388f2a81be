import type { Endpoint } from '../policy.ts'
import { owner, project } from './policies.ts'

/** Changing many labels or tasks at once. */
export const bulkEndpoints = {
  'bulk.preview': {
    method: 'post',
    path: `${project}/bulk/preview`,
    summary: 'What a bulk action would touch',
    policy: owner,
  },
  'bulk.apply': { method: 'post', path: `${project}/bulk`, summary: 'Begin a bulk action', policy: owner },
  'bulk.list': { method: 'get', path: `${project}/bulk`, summary: 'Bulk actions, latest first', policy: owner },
  'bulk.run': {
    method: 'post',
    path: `${project}/bulk/{batchId}/run`,
    summary: 'Work through the next part of a bulk action or its undo',
    policy: owner,
  },
  'bulk.undo': {
    method: 'post',
    path: `${project}/bulk/{batchId}/undo`,
    summary: 'Begin to undo a bulk action',
    policy: owner,
  },
} as const satisfies Record<string, Endpoint>
