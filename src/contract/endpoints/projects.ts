import type { Endpoint } from '../policy.ts'
import { member, owner, person, project, serverOwner } from './policies.ts'

/** Projects: settings, progress, guideline, people. */
export const projectsEndpoints = {
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
  'project.overlap': {
    method: 'get',
    path: `${project}/overlap`,
    summary: 'What dynamic overlap saves, measured',
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
} as const satisfies Record<string, Endpoint>
