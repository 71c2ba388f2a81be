import type { Endpoint } from '../policy.ts'
import { lead, owner, project } from './policies.ts'

/** Agreement, what each consensus rule would say, and what a lead may want to ask about. */
export const insightsEndpoints = {
  'insights.agreement': {
    method: 'get',
    path: `${project}/insights/agreement`,
    summary: 'How far people agree',
    policy: lead,
  },
  'insights.consensus': {
    method: 'get',
    path: `${project}/insights/consensus`,
    summary: 'What each consensus rule would say',
    policy: lead,
  },
  'insights.signals': {
    method: 'get',
    path: `${project}/insights/signals`,
    summary: 'What a lead may want to ask people about, with the evidence',
    policy: owner,
  },
  'insights.noteSignal': {
    method: 'put',
    path: `${project}/insights/signals`,
    summary: 'Note on a signal, for leads alone',
    policy: owner,
  },
} as const satisfies Record<string, Endpoint>
