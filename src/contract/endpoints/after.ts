import type { Endpoint } from '../policy.ts'
import { lead, project, trainer } from './policies.ts'

const draft = `${project}/guideline/drafts/{draftId}` as const

/** What follows from calibration: changes of the guideline, and drift between languages. */
export const afterEndpoints = {
  'draft.list': {
    method: 'get',
    path: `${project}/guideline/drafts`,
    summary: 'Drafted changes of the guideline, latest first',
    policy: trainer,
  },
  'draft.create': {
    method: 'post',
    path: `${project}/guideline/drafts`,
    summary: 'Draft a change of a clause',
    policy: trainer,
  },
  'draft.update': {
    method: 'patch',
    path: draft,
    summary: 'Change a draft, or base it on the version in force',
    policy: trainer,
  },
  'draft.drop': { method: 'post', path: `${draft}/drop`, summary: 'Drop a draft', policy: trainer },
  'draft.publish': {
    method: 'post',
    path: `${draft}/publish`,
    summary: 'Publish a draft as a new version of the guideline',
    policy: trainer,
  },
  'drift.get': {
    method: 'get',
    path: `${project}/drift`,
    summary: 'Which language and who is harsher, on what was judged in several languages',
    policy: lead,
  },
} as const satisfies Record<string, Endpoint>
