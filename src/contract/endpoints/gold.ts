import type { Endpoint } from '../policy.ts'
import { owner, person, project, reviewer, trainer } from './policies.ts'

/** Gold, what it says of people, and who may work. */
export const goldEndpoints = {
  'gold.list': { method: 'get', path: `${project}/gold`, summary: 'Gold of a project, latest first', policy: trainer },
  'gold.candidates': {
    method: 'get',
    path: `${project}/gold/candidates`,
    summary: 'Results that can become gold, by query text or document id',
    policy: trainer,
  },
  'gold.preview': {
    method: 'post',
    path: `${project}/gold/preview`,
    summary: 'What would become gold',
    policy: trainer,
  },
  'gold.create': { method: 'post', path: `${project}/gold`, summary: 'Make gold', policy: trainer },
  'gold.undo': {
    method: 'post',
    path: `${project}/gold/batches/{batchId}/undo`,
    summary: 'Take gold back that was made together',
    policy: trainer,
  },
  'gold.retire': {
    method: 'post',
    path: `${project}/gold/retire`,
    summary: 'Retire gold for good',
    policy: trainer,
  },
  'gold.update': {
    method: 'patch',
    path: `${project}/gold/{resultId}`,
    summary: 'Change an item of gold',
    policy: trainer,
  },
  'skill.list': {
    method: 'get',
    path: `${project}/skills`,
    summary: 'Skill per person and language',
    policy: { ...reviewer, roles: ['reviewer', 'trainer', 'owner'] },
  },
  'standing.lift': {
    method: 'post',
    path: `${project}/people/{personId}/standing`,
    summary: 'Let a person work in a language again',
    policy: owner,
  },
  'skill.own': {
    method: 'get',
    path: '/api/skill',
    summary: 'Own skill and the retired gold it follows from',
    policy: person,
  },
  'skill.csv': {
    method: 'get',
    path: '/api/skill/csv',
    summary: 'Own answers on retired gold as CSV',
    policy: person,
    answers: 'bytes',
  },
} as const satisfies Record<string, Endpoint>
