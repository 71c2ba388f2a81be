import type { Endpoint } from '../policy.ts'
import { owner, project } from './policies.ts'

const delivery = `${project}/deliveries/{version}` as const

/** Data sets that leave: frozen, with their hashes and data cards. */
export const deliveriesEndpoints = {
  'delivery.list': {
    method: 'get',
    path: `${project}/deliveries`,
    summary: 'Deliveries, latest first, each with how its counts differ from the one before',
    policy: owner,
  },
  'delivery.create': {
    method: 'post',
    path: `${project}/deliveries`,
    summary: 'Freeze the labels as they are now as a new version',
    policy: owner,
  },
  'delivery.card': { method: 'get', path: `${delivery}/card`, summary: 'The data card of a delivery', policy: owner },
  'delivery.check': {
    method: 'get',
    path: `${delivery}/check`,
    summary: 'Hash the stored files again and compare',
    policy: owner,
  },
  'delivery.file': {
    method: 'get',
    path: `${delivery}/files/{name}`,
    summary: 'One file of a delivery; manifest.json lists them all with their hashes',
    policy: owner,
    answers: 'bytes',
  },
} as const satisfies Record<string, Endpoint>
