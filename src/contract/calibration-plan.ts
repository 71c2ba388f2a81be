import { z } from 'zod'
import { Id, Language, Moment } from './basics.ts'
import { CalibrationPhase, Candidate, OwnVote, SessionPlan, Settlement } from './calibration.ts'
import { calibrationAsks, calibrationKinds, draftStates } from './calibration-words.ts'
import { Figure } from './insights.ts'
import { RetestFigures } from './retests.ts'

const count = z.number().int()

/** A session as its trainer plans it: items with what they are, people with their languages. */
export const SessionView = SessionPlan.omit({ items: true, personIds: true }).extend({
  id: Id,
  phase: CalibrationPhase,
  /** `isGone`: nobody may see it any more. */
  items: z.array(Candidate.extend({ pick: SessionPlan.shape.items.element.shape.pick, isGone: z.boolean() })),
  people: z.array(z.strictObject({ id: Id, name: z.string(), languages: z.array(Language) })),
})
export type SessionView = z.infer<typeof SessionView>

/** What can change of a session: title, goal, pass mark and people until it is over; the rest until it has begun. */
export const SessionPatch = SessionPlan.partial()
export type SessionPatch = z.infer<typeof SessionPatch>

/** What an item came to: how many said what (grades; severities where a session asks about safety alone), what it was settled as, and how many votes are within tolerance. */
export const ReportItem = z.strictObject({
  n: count,
  query: z.string(),
  language: Language,
  /** Empty where the result is masked. */
  title: z.string(),
  docId: z.string(),
  votes: z.array(z.strictObject({ value: count, count })),
  cannotJudge: count,
  settled: Settlement.nullable(),
  right: count,
  /** The reader's own vote. */
  own: OwnVote.pick({
    value: true,
    reason: true,
    safety: true,
    mode: true,
    explanation: true,
    clause: true,
  }).nullable(),
})
export type ReportItem = z.infer<typeof ReportItem>

/** How one person did on the items that were settled with a grade; `low` and `high` are Wilson's interval of the share. */
export const ReportPerson = z.strictObject({
  name: z.string(),
  isSelf: z.boolean(),
  answered: count,
  right: count,
  late: count,
  alone: count,
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Null while not every item is answered. */
  hasPassed: z.boolean().nullable(),
})
export type ReportPerson = z.infer<typeof ReportPerson>

/** The votes on items that were settled by one clause. */
export const ReportClause = z.strictObject({ clause: z.string(), items: count, votes: count, right: count })

/**
 * What came of a session. `before` is the agreement of its people in their work on the project until it began, `votes` that of their blind votes here. To those who do not lead,
 * `people` holds only themselves, `before` nothing, and every sum is over the items that they have voted on.
 */
export const SessionReport = z.strictObject({
  id: Id,
  title: z.string(),
  goal: z.string(),
  kind: z.enum(calibrationKinds),
  asks: z.enum(calibrationAsks),
  phase: CalibrationPhase,
  passMark: z.number(),
  beganAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  seats: count,
  before: Figure,
  votes: Figure,
  /** The share of all votes within tolerance of what was settled. */
  right: Figure,
  items: z.array(ReportItem),
  people: z.array(ReportPerson),
  clauses: z.array(ReportClause),
  drafts: z.array(
    z.strictObject({
      clause: z.string(),
      state: z.enum(draftStates),
      version: count.nullable(),
      recheck: count.nullable(),
    }),
  ),
  retests: RetestFigures,
  isLead: z.boolean(),
})
export type SessionReport = z.infer<typeof SessionReport>

/** A next session: two grades that are confused, or a clause that people read differently, with items that show it. */
export const Suggestion = z.strictObject({
  why: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('confusion'), values: z.tuple([count, count]), votes: count }),
    z.strictObject({ kind: z.literal('clause'), clause: z.string(), votes: count }),
  ]),
  items: z.array(Candidate),
})
export type Suggestion = z.infer<typeof Suggestion>
