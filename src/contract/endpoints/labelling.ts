import type { Endpoint } from '../policy.ts'
import { assignment, labeller, person, project } from './policies.ts'

/** Labelling: tasks, labels, history. */
export const labellingEndpoints = {
  'label.project': {
    method: 'get',
    path: `${project}/labelling`,
    summary: 'Scale and rules for the label page',
    policy: labeller,
  },
  'task.next': {
    method: 'post',
    path: `${project}/tasks/next`,
    summary: 'Own open tasks, then new ones',
    policy: labeller,
  },
  'task.nextAny': {
    method: 'post',
    path: '/api/tasks/next',
    summary: 'Own open tasks of all projects, then new ones by priority',
    policy: person,
  },
  'label.save': { method: 'post', path: '/api/labels', summary: 'Store labels', policy: person },
  'assignment.get': { method: 'get', path: assignment, summary: 'An own task again', policy: person },
  'assignment.renew': {
    method: 'post',
    path: `${assignment}/lease`,
    summary: 'Keep the task for longer',
    policy: person,
  },
  'assignment.finish': {
    method: 'post',
    path: `${assignment}/finish`,
    summary: 'Submit, defer, give back or reopen',
    policy: person,
  },
  'assignment.media': {
    method: 'get',
    path: `${assignment}/results/{subject}/{part}`,
    summary: 'Media of a result that is shown',
    policy: person,
    answers: 'bytes',
  },
  'history.get': { method: 'get', path: '/api/history', summary: 'Own tasks, latest first', policy: person },
} as const satisfies Record<string, Endpoint>
