import { z } from 'zod'
import { Done, Id } from '../basics.ts'
import { Invitation, Member, Membership, NewInvitation, NewLink } from '../people.ts'
import {
  Guideline,
  GuidelineUpdate,
  OverlapSaving,
  Progress,
  ProgressQuery,
  Project,
  ProjectCard,
  ProjectCreation,
  ProjectPatch,
  Source,
} from '../project.ts'
import { inProject, projectId, type Shape } from './shape.ts'

/** Projects: settings, progress, guideline, people. */
export const projectsShapes = {
  'project.list': { answer: z.strictObject({ projects: z.array(ProjectCard) }) },
  'project.create': { body: ProjectCreation, answer: Project },
  'project.sample': { answer: Project },
  'project.get': { params: projectId, answer: Project },
  'project.update': { params: projectId, body: ProjectPatch, answer: Project },
  'project.progress': { params: projectId, query: ProgressQuery, answer: Progress },
  'project.overlap': { params: projectId, answer: OverlapSaving },
  'project.sources': { params: projectId, answer: z.strictObject({ sources: z.array(Source) }) },
  'project.updateSource': {
    params: inProject({ sourceId: Id }),
    body: z.strictObject({ counts: z.boolean() }),
    answer: Source,
  },
  'guideline.get': { params: projectId, answer: Guideline },
  'guideline.update': { params: projectId, body: GuidelineUpdate, answer: Guideline },
  'member.list': { params: projectId, answer: z.strictObject({ members: z.array(Member) }) },
  'member.update': { params: inProject({ personId: Id }), body: Membership, answer: Member },
  'member.remove': { params: inProject({ personId: Id }), answer: Done },
  'invitation.list': { params: projectId, answer: z.strictObject({ invitations: z.array(Invitation) }) },
  'invitation.create': { params: projectId, body: NewInvitation, answer: z.strictObject({ links: z.array(NewLink) }) },
  'invitation.delete': { params: inProject({ linkId: Id }), answer: Done },
} as const satisfies Record<string, Shape>
