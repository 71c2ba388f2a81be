import { z } from 'zod'
import { Done, Id } from '../basics.ts'
import { Decision, Feedback, NewContest, NextReviews, NextReviewsAnswer, Notice, SafeItem } from '../review.ts'
import { assignmentId, inProject, projectId, type Shape } from './shape.ts'

/** Review: decisions, feedback, the inbox. */
export const reviewShapes = {
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
  'result.media': { params: inProject({ resultId: Id, part: z.string().max(300) }) },
  'feedback.get': { query: z.strictObject({ projectId: Id.optional() }), answer: Feedback },
  'contest.create': { params: assignmentId, body: NewContest, answer: Done },
  'notice.list': { answer: z.strictObject({ notices: z.array(Notice), unread: z.number().int() }) },
  'notice.read': { body: z.strictObject({ ids: z.array(Id).min(1).max(200) }), answer: Done },
} as const satisfies Record<string, Shape>
