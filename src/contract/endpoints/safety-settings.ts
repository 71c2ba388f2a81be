import type { Endpoint } from '../policy.ts'
import { owner, project } from './policies.ts'

/** What a project decides about masked words and remote media, apart from its settings. */
export const safetySettingsEndpoints = {
  'words.get': { method: 'get', path: `${project}/words`, summary: 'Masked words of a project', policy: owner },
  'words.update': {
    method: 'put',
    path: `${project}/words`,
    summary: 'Replace one list of masked words',
    policy: { ...owner, body: 8_388_608 },
  },
  'media.fetches': {
    method: 'get',
    path: `${project}/media-fetches`,
    summary: 'How far remote media has been fetched',
    policy: owner,
  },
  'media.retry': {
    method: 'post',
    path: `${project}/media-fetches`,
    summary: 'Fetch again what has failed',
    policy: owner,
  },
} as const satisfies Record<string, Endpoint>
