import type { Endpoint } from '../policy.ts'
import { owner, project } from './policies.ts'

/** A project's life: its plan, and the steps from the request to the end. */
export const lifeEndpoints = {
  'plan.get': { method: 'get', path: `${project}/plan`, summary: 'The plan in force and its history', policy: owner },
  'plan.update': { method: 'put', path: `${project}/plan`, summary: 'Save a new version of the plan', policy: owner },
  'life.get': {
    method: 'get',
    path: `${project}/life`,
    summary: 'Where a project stands, and its steps',
    policy: owner,
  },
  'life.step': {
    method: 'post',
    path: `${project}/life/steps`,
    summary: 'Take a project one step on or back',
    policy: owner,
  },
  'life.gate': {
    method: 'get',
    path: `${project}/life/gate`,
    summary: 'What the pilot is measured by, against the plan',
    policy: owner,
  },
  'life.decide': {
    method: 'post',
    path: `${project}/life/decisions`,
    summary: 'Decide at the gate of the pilot: pass, repeat or stop',
    policy: owner,
  },
} as const satisfies Record<string, Endpoint>
