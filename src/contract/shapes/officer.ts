import { z } from 'zod'
import { Done, Id } from '../basics.ts'
import { OfficerChange, OfficerDecision, QuarantinePage, QuarantineQuery, Reported, Restored } from '../officer.ts'
import { assignmentId, inProject, type Shape } from './shape.ts'

const itemId = z.strictObject({ itemId: Id })

/** Suspected abuse of a child. */
export const officerShapes = {
  'suspect.report': { params: assignmentId.extend({ subject: z.string().max(40) }), answer: Reported },
  'suspect.reportResult': { params: inProject({ resultId: Id }), answer: Reported },
  'suspect.undo': { params: z.strictObject({ reportId: Id }), answer: Done },
  'officer.list': { query: QuarantineQuery, answer: QuarantinePage },
  'officer.restore': { params: itemId, body: OfficerDecision, answer: Done },
  'officer.confirm': { params: itemId, body: OfficerDecision, answer: Done },
  'officer.restoreAllOf': {
    params: z.strictObject({ reporterId: z.string().max(40) }),
    body: OfficerDecision,
    answer: Restored,
  },
  'people.officer': { params: z.strictObject({ personId: Id }), body: OfficerChange, answer: Done },
} as const satisfies Record<string, Shape>
