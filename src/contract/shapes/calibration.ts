import { z } from 'zod'
import { Done, Id } from '../basics.ts'
import { Candidate, PickRequest, SessionPlan, SessionRow } from '../calibration.ts'
import { SessionPatch, SessionReport, SessionView, Suggestion } from '../calibration-plan.ts'
import { inProject, projectId, type Shape } from './shape.ts'

const inSession = inProject({ sessionId: Id })
const candidates = z.strictObject({ candidates: z.array(Candidate) })

/** Calibration sessions. */
export const calibrationShapes = {
  'calibration.list': { params: projectId, answer: z.strictObject({ sessions: z.array(SessionRow) }) },
  'calibration.create': { params: projectId, body: SessionPlan, answer: z.strictObject({ id: Id }) },
  'calibration.candidates': { params: projectId, body: PickRequest, answer: candidates },
  'calibration.people': { params: projectId, answer: SessionView.pick({ people: true }) },
  'calibration.get': { params: inSession, answer: SessionView },
  'calibration.update': { params: inSession, body: SessionPatch, answer: Done },
  'calibration.cancel': { params: inSession, answer: Done },
  'calibration.report': { params: inSession, answer: SessionReport },
  'calibration.csv': { params: inSession },
  'calibration.suggest': { params: inSession, answer: z.strictObject({ suggestion: Suggestion.nullable() }) },
} as const satisfies Record<string, Shape>
