import { z } from 'zod'
import { Done, Id } from './basics.ts'
import type { EndpointId } from './endpoints.ts'
import { ImportJob, NewImport, NewUpload, Preview, PreviewRequest, Upload } from './imports.ts'
import {
  Finish,
  FinishAnswer,
  History,
  HistoryQuery,
  LabelBatch,
  LabelProject,
  LeaseAnswer,
  NextTasks,
  NextTasksAnswer,
  Receipts,
  TaskView,
} from './labelling.ts'
import { Invitation, Member, Membership, NewInvitation, NewLink, Person } from './people.ts'
import {
  ConsensusRule,
  Guideline,
  GuidelineUpdate,
  NewProject,
  Progress,
  ProgressQuery,
  Project,
  ProjectCard,
  ProjectPatch,
  Source,
} from './project.ts'
import { Decision, Feedback, NewContest, NextReviews, NextReviewsAnswer, Notice, SafeItem } from './review.ts'
import { LinkAccept, LinkView, Me, PasswordChange, Session, SettingsPatch, SignIn } from './session.ts'

/** The schemas of one endpoint: path parameters, query string, JSON body and JSON answer. */
export interface Shape {
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  answer?: z.ZodType
}

const projectId = z.strictObject({ projectId: Id })
const inProject = <T extends z.ZodRawShape>(more: T) => z.strictObject({ projectId: Id, ...more })
const token = z.strictObject({ token: z.string().min(10).max(100) })
const assignmentId = z.strictObject({ assignmentId: Id })
const importId = inProject({ importId: Id })
const uploadId = inProject({ uploadId: Id })

/** What the health check says; `migration` is the newest one applied. */
export const Health = z.strictObject({
  status: z.enum(['ok', 'unavailable']),
  version: z.string(),
  database: z.strictObject({ ok: z.boolean(), version: z.string().nullable(), migration: z.string().nullable() }),
})

/** The schemas of every endpoint, by its name in endpoints.ts. */
export const shapes = {
  'health.get': { answer: Health },
  'session.get': { answer: Session },
  'session.create': { body: SignIn, answer: Me },
  'session.delete': { answer: Done },
  'me.update': { body: SettingsPatch, answer: Me },
  'me.password': { body: PasswordChange, answer: Done },
  'link.get': { params: token, answer: LinkView },
  'link.accept': { params: token, body: LinkAccept, answer: z.strictObject({ me: Me, projectId: Id.nullable() }) },
  'people.list': { answer: z.strictObject({ people: z.array(Person) }) },
  'people.resetLink': { params: z.strictObject({ personId: Id }), answer: NewLink },
  'project.list': { answer: z.strictObject({ projects: z.array(ProjectCard) }) },
  'project.create': { body: NewProject, answer: Project },
  'project.sample': { answer: Project },
  'project.get': { params: projectId, answer: Project },
  'project.update': { params: projectId, body: ProjectPatch, answer: Project },
  'project.progress': { params: projectId, query: ProgressQuery, answer: Progress },
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
  'upload.create': { params: projectId, body: NewUpload, answer: Upload },
  'upload.get': { params: uploadId, answer: Upload },
  'upload.chunk': {
    params: inProject({ uploadId: Id, number: z.coerce.number().int().min(0).max(4096) }),
    answer: Upload,
  },
  'import.preview': { params: projectId, body: PreviewRequest, answer: Preview },
  'import.create': { params: projectId, body: NewImport, answer: ImportJob },
  'import.list': { params: projectId, answer: z.strictObject({ imports: z.array(ImportJob) }) },
  'import.get': { params: importId, answer: ImportJob },
  'import.cancel': { params: importId, answer: Done },
  'import.badRows': { params: importId },
  'export.qrels': { params: projectId, query: z.strictObject({ rule: ConsensusRule.optional() }) },
  'export.csv': {
    params: projectId,
    query: z.strictObject({ rule: z.enum(['majority', 'median', 'each']).optional() }),
  },
  'review.next': { params: projectId, body: NextReviews, answer: NextReviewsAnswer },
  'review.safe': { params: projectId, answer: z.strictObject({ items: z.array(SafeItem) }) },
  'review.decide': {
    params: projectId,
    body: z.strictObject({ decisions: z.array(Decision).min(1).max(500), bulk: z.boolean() }),
    answer: Done,
  },
  'review.undo': {
    params: projectId,
    body: z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) }),
    answer: Done,
  },
  'result.media': { params: inProject({ resultId: Id, part: z.string().max(60) }) },
  'feedback.get': { query: z.strictObject({ projectId: Id.optional() }), answer: Feedback },
  'contest.create': { params: assignmentId, body: NewContest, answer: Done },
  'notice.list': { answer: z.strictObject({ notices: z.array(Notice), unread: z.number().int() }) },
  'notice.read': { body: z.strictObject({ ids: z.array(Id).min(1).max(200) }), answer: Done },
  'label.project': { params: projectId, answer: LabelProject },
  'task.next': { params: projectId, body: NextTasks, answer: NextTasksAnswer },
  'label.save': { body: LabelBatch, answer: Receipts },
  'assignment.get': { params: assignmentId, answer: TaskView },
  'assignment.renew': { params: assignmentId, answer: LeaseAnswer },
  'assignment.finish': { params: assignmentId, body: Finish, answer: FinishAnswer },
  'assignment.media': { params: assignmentId.extend({ subject: z.string().max(40), part: z.string().max(60) }) },
  'history.get': { query: HistoryQuery, answer: History },
} as const satisfies Record<EndpointId, Shape>

type In<S, K extends keyof Shape> = S extends Record<K, infer T extends z.ZodType> ? z.input<T> : undefined
/** Path parameters an endpoint takes. */
export type ParamsOf<E extends EndpointId> = In<(typeof shapes)[E], 'params'>
/** Query string an endpoint takes. */
export type QueryOf<E extends EndpointId> = In<(typeof shapes)[E], 'query'>
/** JSON body an endpoint takes. */
export type BodyOf<E extends EndpointId> = In<(typeof shapes)[E], 'body'>
/** JSON answer of an endpoint. */
export type AnswerOf<E extends EndpointId> = (typeof shapes)[E] extends { answer: infer T extends z.ZodType }
  ? z.output<T>
  : undefined
