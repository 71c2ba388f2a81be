import { z } from 'zod'
import { Id, Language, Moment } from './basics.ts'
import { CannotJudgeReason, ResultView } from './labelling.ts'
import { SafetyDetail } from './safety.ts'
import { decisionKinds, noticeKinds, reviewReasons, reviewStates } from './words.ts'

export const ReviewReason = z.enum(reviewReasons)
export type ReviewReason = z.infer<typeof ReviewReason>
export const ReviewState = z.enum(reviewStates)
export type ReviewState = z.infer<typeof ReviewState>
export const DecisionKind = z.enum(decisionKinds)
export type DecisionKind = z.infer<typeof DecisionKind>
export const NoticeKind = z.enum(noticeKinds)
export type NoticeKind = z.infer<typeof NoticeKind>

/** One person's or source's label as a reviewer sees it: under a pseudonym, or the source's own name; `flag`: flagged, not graded yet. */
export const SeenLabel = z.strictObject({
  by: z.string(),
  isSource: z.boolean(),
  kind: z.enum(['value', 'cannot-judge', 'flag']),
  value: z.number().int().nullable(),
  reason: CannotJudgeReason.nullable(),
  explanation: z.string(),
  activeMs: z.number().int().nullable(),
  guidelineVersion: z.number().int(),
  isFlagged: z.boolean(),
  /** What the same person said of its safety; null: nothing. */
  safety: SafetyDetail.nullable(),
})
export type SeenLabel = z.infer<typeof SeenLabel>

/** A result that waits: why, how far apart the labels are in scale positions, the labels, and what the rule would say. */
export const ReviewItem = z.strictObject({
  resultId: Id,
  state: ReviewState,
  reasons: z.array(ReviewReason),
  spread: z.number().int(),
  labels: z.array(SeenLabel),
  consensus: z.number().int().nullable(),
  contests: z.array(z.strictObject({ by: z.string(), reason: z.string() })),
  /** What was decided before, where the result has come back. */
  earlier: z
    .strictObject({ value: z.number().int().nullable(), clause: z.string().nullable(), reason: z.string() })
    .nullable(),
})
export type ReviewItem = z.infer<typeof ReviewItem>

/** What a pair or two lists in review are made of, in the order in which preferences are stored: the first side first. */
export const Compared = z.strictObject({
  resultId: Id,
  /** How many of the results, from the first, make the first side. */
  leftCount: z.number().int(),
  results: z.array(ResultView),
})
export type Compared = z.infer<typeof Compared>

/** A page that is judged as a whole, one of its group's results, and the results on it in their order. */
export const PageInReview = z.strictObject({ resultId: Id, results: z.array(Id) })
export type PageInReview = z.infer<typeof PageInReview>

/** A query with all its results, and those of them that wait; of pairs and lists only those that wait, with what they are made of. */
export const ReviewGroup = z.strictObject({
  queryId: Id,
  query: z.strictObject({
    text: z.string(),
    language: Language,
    market: z.string(),
    need: z.string(),
    context: z.string(),
  }),
  results: z.array(ResultView),
  compared: z.array(Compared),
  pages: z.array(PageInReview),
  items: z.array(ReviewItem),
})
export type ReviewGroup = z.infer<typeof ReviewGroup>

export const ReviewCounts = z.strictObject({
  waiting: z.number().int(),
  passed: z.number().int(),
  sentBack: z.number().int(),
  decided: z.number().int(),
})
export type ReviewCounts = z.infer<typeof ReviewCounts>

export const NextReviews = z.strictObject({ want: z.number().int().min(1).max(5), have: z.array(Id).max(500) })
/** `own`: results that wait but carry the reviewer's own label; `withOthers`: those another reviewer has open. */
export const NextReviewsAnswer = z.strictObject({
  groups: z.array(ReviewGroup),
  counts: ReviewCounts,
  /** How the two chosen runs stand (`lead` of b in nDCG@10), and which stays ahead whatever is decided; null without two runs. */
  runs: z
    .strictObject({ a: z.string(), b: z.string(), lead: z.number(), winner: z.enum(['a', 'b', 'equal']).nullable() })
    .nullable(),
  own: z.number().int(),
  withOthers: z.number().int(),
})
export type NextReviewsAnswer = z.infer<typeof NextReviewsAnswer>

/** One decision, with an id that the client makes, so that sending it twice decides once. */
export const Decision = z.strictObject({
  id: z.uuid(),
  resultId: Id,
  kind: DecisionKind,
  value: z.number().int().nullable(),
  clause: z.string().max(100).nullable(),
  reason: z.string().max(5000),
  /** What is unsafe about the result, where people differ about that; it stands for every query that returns the same. */
  safety: SafetyDetail.nullable().optional(),
  /** How long the reviewer worked on it, without the time they were away. */
  activeMs: z.number().int().min(0).max(86_400_000).optional(),
})
export type Decision = z.infer<typeof Decision>

/** What everybody agrees on well enough to be accepted together, after it was shown. */
export const SafeItem = z.strictObject({
  resultId: Id,
  query: z.string(),
  title: z.string(),
  language: Language,
  values: z.array(z.number().int()),
  consensus: z.number().int(),
  reasons: z.array(ReviewReason),
})
export type SafeItem = z.infer<typeof SafeItem>

/** What became of one own label: the decision, its clause and reason, never anybody's label. */
export const FeedbackRow = z.strictObject({
  projectId: Id,
  projectName: z.string(),
  assignmentId: Id,
  subject: z.string(),
  query: z.string(),
  title: z.string(),
  own: z.number().int().nullable(),
  decided: z.number().int().nullable(),
  clause: z.string().nullable(),
  reason: z.string(),
  at: Moment,
  contest: z.enum(['possible', 'open', 'answered', 'no']),
})
export type FeedbackRow = z.infer<typeof FeedbackRow>

/** Own labels that were decided upon, and how many of them the decision confirmed: by week and by clause. */
export const Feedback = z.strictObject({
  rows: z.array(FeedbackRow),
  /** All that was decided, of which the rows are the latest. */
  total: z.strictObject({ decided: z.number().int(), confirmed: z.number().int() }),
  weeks: z.array(z.strictObject({ week: z.string(), decided: z.number().int(), confirmed: z.number().int() })),
  clauses: z.array(
    z.strictObject({ projectId: Id, clause: z.string(), decided: z.number().int(), confirmed: z.number().int() }),
  ),
})
export type Feedback = z.infer<typeof Feedback>

export const NewContest = z.strictObject({
  subject: z.string().min(1).max(40),
  reason: z.string().trim().min(1).max(2000),
})

/** One thing a person is told; `detail` depends on the kind. */
export const Notice = z.strictObject({
  id: Id,
  kind: NoticeKind,
  projectId: Id.nullable(),
  projectName: z.string(),
  detail: z.record(z.string(), z.unknown()),
  at: Moment,
  isRead: z.boolean(),
})
export type Notice = z.infer<typeof Notice>
