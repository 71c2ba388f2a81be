import { z } from 'zod'
import { Done, Id } from '../basics.ts'
import { Lessons, MadeShare, NewShare, ProjectReport, ReportShare } from '../report.ts'
import { inProject, projectId, type Shape, token } from './shape.ts'

/** What became of a project. */
export const reportShapes = {
  'report.get': { params: projectId, answer: ProjectReport },
  'report.setLessons': { params: projectId, body: Lessons, answer: Done },
  'report.shares': { params: projectId, answer: z.strictObject({ shares: z.array(ReportShare) }) },
  'report.share': { params: projectId, body: NewShare, answer: MadeShare },
  'report.revoke': { params: inProject({ shareId: Id }), answer: Done },
  'report.shared': { params: token, answer: ProjectReport },
} as const satisfies Record<string, Shape>
