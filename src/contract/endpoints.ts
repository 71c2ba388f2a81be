import type { Endpoint, Policy } from './policy.ts'

const anyone = { who: 'anyone', limit: { requests: 120, seconds: 60 } } as const satisfies Policy
const person = { who: 'person' } as const satisfies Policy
const serverOwner = { who: 'server-owner' } as const satisfies Policy
const member = { who: 'member' } as const satisfies Policy
const owner = { who: 'member', roles: ['owner'] } as const satisfies Policy
const reviewer = { who: 'member', roles: ['reviewer', 'owner'] } as const satisfies Policy
const labeller = { who: 'member', roles: ['annotator'] } as const satisfies Policy
/** Guessing a password or a token has to be slow. */
const guarded = { who: 'anyone', limit: { requests: 10, seconds: 60 } } as const satisfies Policy

const project = '/api/projects/{projectId}' as const
const assignment = '/api/assignments/{assignmentId}' as const

/** Every endpoint of the API. Schemas stand in shapes.ts, so that the browser can use this table without zod. */
export const endpoints = {
  'health.get': {
    method: 'get',
    path: '/api/health',
    summary: 'The state of the server and its database',
    policy: { who: 'anyone' },
  },

  'session.get': { method: 'get', path: '/api/session', summary: 'Who is signed in', policy: { who: 'anyone' } },
  'session.create': { method: 'post', path: '/api/session', summary: 'Sign in', policy: guarded },
  'session.delete': { method: 'delete', path: '/api/session', summary: 'Sign out', policy: anyone },
  'me.update': { method: 'patch', path: '/api/me', summary: 'Change own settings', policy: person },
  'me.password': {
    method: 'post',
    path: '/api/me/password',
    summary: 'Change own password',
    policy: { who: 'person', limit: { requests: 10, seconds: 60 } },
  },

  'link.get': { method: 'get', path: '/api/links/{token}', summary: 'What a one-time link is for', policy: guarded },
  'link.accept': { method: 'post', path: '/api/links/{token}', summary: 'Take up a one-time link', policy: guarded },

  'people.list': { method: 'get', path: '/api/people', summary: 'All accounts', policy: serverOwner },
  'people.resetLink': {
    method: 'post',
    path: '/api/people/{personId}/reset-link',
    summary: 'Make a link that sets a new password',
    policy: serverOwner,
  },

  'project.list': {
    method: 'get',
    path: '/api/projects',
    summary: 'Own projects, with what waits in each',
    policy: person,
  },
  'project.create': { method: 'post', path: '/api/projects', summary: 'Create a project', policy: serverOwner },
  'project.sample': { method: 'post', path: '/api/samples', summary: 'Create the sample project', policy: serverOwner },
  'project.get': { method: 'get', path: project, summary: 'A project', policy: member },
  'project.update': { method: 'patch', path: project, summary: 'Change a project', policy: owner },
  'project.progress': {
    method: 'get',
    path: `${project}/progress`,
    summary: 'Progress by query, language or person',
    policy: owner,
  },
  'project.sources': { method: 'get', path: `${project}/sources`, summary: 'Imported label sources', policy: owner },
  'project.updateSource': {
    method: 'patch',
    path: `${project}/sources/{sourceId}`,
    summary: 'Whether a source counts',
    policy: owner,
  },

  'guideline.get': { method: 'get', path: `${project}/guideline`, summary: 'The guideline in force', policy: member },
  'guideline.update': {
    method: 'put',
    path: `${project}/guideline`,
    summary: 'Publish a new guideline version',
    policy: { ...owner, body: 4_194_304 },
  },

  'member.list': { method: 'get', path: `${project}/members`, summary: 'Members of a project', policy: owner },
  'member.update': {
    method: 'put',
    path: `${project}/members/{personId}`,
    summary: 'Change a membership',
    policy: owner,
  },
  'member.remove': {
    method: 'delete',
    path: `${project}/members/{personId}`,
    summary: 'End a membership',
    policy: owner,
  },
  'invitation.list': {
    method: 'get',
    path: `${project}/invitations`,
    summary: 'Invitations of a project',
    policy: owner,
  },
  'invitation.create': {
    method: 'post',
    path: `${project}/invitations`,
    summary: 'Make single-use invitation links',
    policy: owner,
  },
  'invitation.delete': {
    method: 'delete',
    path: `${project}/invitations/{linkId}`,
    summary: 'Withdraw an invitation',
    policy: owner,
  },

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
  'export.csv': {
    method: 'get',
    path: `${project}/exports/csv`,
    summary: 'Labels as CSV',
    policy: owner,
    answers: 'bytes',
  },

  'review.next': {
    method: 'post',
    path: `${project}/review/next`,
    summary: 'Queries with results that need a decision',
    policy: reviewer,
  },
  'review.safe': {
    method: 'get',
    path: `${project}/review/safe`,
    summary: 'Results that can be accepted together',
    policy: reviewer,
  },
  'review.decide': {
    method: 'post',
    path: `${project}/review/decisions`,
    summary: 'Decide on results',
    policy: { ...reviewer, body: 1_048_576 },
  },
  'review.undo': {
    method: 'post',
    path: `${project}/review/decisions/undo`,
    summary: 'Take decisions back',
    policy: reviewer,
  },
  'result.media': {
    method: 'get',
    path: `${project}/results/{resultId}/{part}`,
    summary: 'Media of a result for those who review',
    policy: reviewer,
    answers: 'bytes',
  },
  'feedback.get': {
    method: 'get',
    path: '/api/feedback',
    summary: 'What became of own labels',
    policy: person,
  },
  'contest.create': {
    method: 'post',
    path: `${assignment}/contests`,
    summary: 'Contest a decision on an own label, once',
    policy: person,
  },
  'notice.list': { method: 'get', path: '/api/notices', summary: 'Own inbox, latest first', policy: person },
  'notice.read': { method: 'post', path: '/api/notices/read', summary: 'Mark notices as read', policy: person },

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

/** The name of an endpoint. */
export type EndpointId = keyof typeof endpoints
