import { z } from 'zod'
import { Id } from '../basics.ts'
import { DriftAnswer } from '../drift.ts'
import { DraftList, DraftUpdate, GuidelineDraft, NewDraft } from '../guideline-draft.ts'
import { inProject, projectId, type Shape } from './shape.ts'

const draftId = inProject({ draftId: Id })

/** What follows from calibration: changes of the guideline, and drift between languages. */
export const afterShapes = {
  'draft.list': { params: projectId, query: z.strictObject({ sessionId: z.uuid().optional() }), answer: DraftList },
  'draft.create': { params: projectId, body: NewDraft, answer: GuidelineDraft },
  'draft.update': { params: draftId, body: DraftUpdate, answer: GuidelineDraft },
  'draft.drop': { params: draftId, answer: GuidelineDraft },
  'draft.publish': {
    params: draftId,
    /** The version in force that was looked at. */
    body: z.strictObject({ version: z.number().int().min(0) }),
    answer: GuidelineDraft,
  },
  'drift.get': { params: projectId, answer: DriftAnswer },
} as const satisfies Record<string, Shape>
