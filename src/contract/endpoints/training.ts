import type { Endpoint } from '../policy.ts'
import { assignment, labeller, person, project, trainer } from './policies.ts'

const training = `${project}/training` as const
const one = `${training}/people/{personId}` as const

/** Courses and tests before the work. */
export const trainingEndpoints = {
  'assignment.check': {
    method: 'post',
    path: `${assignment}/check`,
    summary: 'Whether an own first label in a training task was right, and why',
    policy: person,
  },
  'attempt.start': { method: 'post', path: `${project}/attempts`, summary: 'Begin a test', policy: labeller },
  'attempt.get': {
    method: 'get',
    path: `${project}/attempts/{attemptId}`,
    summary: 'How an own course or test ended',
    policy: labeller,
  },
  'training.get': {
    method: 'get',
    path: training,
    summary: 'Pools, tests and the rule of the course',
    policy: trainer,
  },
  'training.update': { method: 'put', path: training, summary: 'Change when the course ends', policy: trainer },
  'training.setTest': {
    method: 'put',
    path: `${training}/tests/{language}`,
    summary: 'Set the test of a language',
    policy: trainer,
  },
  'training.removeTest': {
    method: 'delete',
    path: `${training}/tests/{language}`,
    summary: 'Ask for no test in a language',
    policy: trainer,
  },
  'training.fill': {
    method: 'post',
    path: `${training}/pools`,
    summary: 'Put whole queries into the course or the test',
    policy: trainer,
  },
  'training.empty': {
    method: 'delete',
    path: `${training}/pools/{pool}/{language}`,
    summary: 'Give the queries of a pool back to the work',
    policy: trainer,
  },
  'training.people': {
    method: 'get',
    path: `${training}/people`,
    summary: 'Who stands where, by language',
    policy: trainer,
  },
  'training.letIn': {
    method: 'post',
    path: `${one}/let-in`,
    summary: 'Let a person label without course and test',
    policy: trainer,
  },
  'training.moreAttempts': {
    method: 'post',
    path: `${one}/attempts`,
    summary: 'Give a person one more attempt',
    policy: trainer,
  },
} as const satisfies Record<string, Endpoint>
