import type { Endpoint } from '../policy.ts'
import { owner, project } from './policies.ts'

/** What comes in and goes out. */
export const importsEndpoints = {
  'upload.create': { method: 'post', path: `${project}/uploads`, summary: 'Begin an upload', policy: owner },
  'upload.get': {
    method: 'get',
    path: `${project}/uploads/{uploadId}`,
    summary: 'How much of an upload is here',
    policy: owner,
  },
  'upload.chunk': {
    method: 'put',
    path: `${project}/uploads/{uploadId}/chunks/{number}`,
    summary: 'Send one chunk',
    policy: { ...owner, body: 1_048_576 },
  },
  'import.preview': {
    method: 'post',
    path: `${project}/imports/preview`,
    summary: 'First rows and a guess at the columns',
    policy: owner,
  },
  'import.create': { method: 'post', path: `${project}/imports`, summary: 'Start an import', policy: owner },
  'import.list': { method: 'get', path: `${project}/imports`, summary: 'Imports of a project', policy: owner },
  'import.get': {
    method: 'get',
    path: `${project}/imports/{importId}`,
    summary: 'Progress and outcome of an import',
    policy: owner,
  },
  'import.cancel': {
    method: 'delete',
    path: `${project}/imports/{importId}`,
    summary: 'Cancel a running import',
    policy: owner,
  },
  'import.badRows': {
    method: 'get',
    path: `${project}/imports/{importId}/bad-rows`,
    summary: 'All bad rows as CSV',
    policy: owner,
    answers: 'bytes',
  },
  'export.qrels': {
    method: 'get',
    path: `${project}/exports/qrels`,
    summary: 'Qrels and topics, one pair per language, as ZIP',
    policy: owner,
    answers: 'bytes',
  },
  'export.preferences': {
    method: 'get',
    path: `${project}/exports/preferences`,
    summary: 'Preferences as CSV, ranking, crowd-kit pairs or TREC preferences',
    policy: owner,
    answers: 'bytes',
  },
  'preferences.get': {
    method: 'get',
    path: `${project}/preferences`,
    summary: 'What compared sides came to',
    policy: owner,
  },
  'export.csv': {
    method: 'get',
    path: `${project}/exports/csv`,
    summary: 'Labels as CSV',
    policy: owner,
    answers: 'bytes',
  },
} as const satisfies Record<string, Endpoint>
