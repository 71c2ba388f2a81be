import { z } from 'zod'
import { Id, Language, Moment, QueryMarket } from './basics.ts'
import {
  calibrationAsks,
  calibrationKinds,
  calibrationNames,
  calibrationPhases,
  calibrationPicks,
  mostItems,
  mostSeats,
  voteModes,
} from './calibration-words.ts'
import { CannotJudgeReason, QueryView, ResultView } from './labelling.ts'
import { Scale } from './project.ts'
import { SafetyDetail } from './safety.ts'

export const CalibrationPhase = z.enum(calibrationPhases)
export type CalibrationPhase = z.infer<typeof CalibrationPhase>
export const CalibrationAsks = z.enum(calibrationAsks)
export type CalibrationAsks = z.infer<typeof CalibrationAsks>
export const CalibrationPick = z.enum(calibrationPicks)
export type CalibrationPick = z.infer<typeof CalibrationPick>

/** The plan of a session. `passMark` is the share of items within tolerance that passes; people are members of the project. */
export const SessionPlan = z.strictObject({
  title: z.string().trim().min(1).max(200),
  goal: z.string().max(2000),
  kind: z.enum(calibrationKinds),
  asks: CalibrationAsks,
  names: z.enum(calibrationNames),
  passMark: z.number().min(0).max(1),
  /** Until when an open session takes votes; null for a live one. */
  closesAt: Moment.nullable(),
  /** The results that are looked at, in their order, and how each was picked. */
  items: z.array(z.strictObject({ resultId: Id, pick: CalibrationPick })).max(mostItems),
  personIds: z.array(Id).max(mostSeats),
})
export type SessionPlan = z.infer<typeof SessionPlan>

/** A session in a list. */
export const SessionRow = z.strictObject({
  id: Id,
  title: z.string(),
  kind: z.enum(calibrationKinds),
  asks: CalibrationAsks,
  phase: CalibrationPhase,
  items: z.number().int(),
  people: z.number().int(),
  closesAt: Moment.nullable(),
  createdAt: Moment,
  beganAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  /** Whether the person who asks has a seat, and how many items they have not voted on. */
  isSeated: z.boolean(),
  open: z.number().int(),
})
export type SessionRow = z.infer<typeof SessionRow>

/** How items are looked for. */
export const PickRequest = z.discriminatedUnion('pick', [
  z.strictObject({ pick: z.literal('search'), text: z.string().trim().min(1).max(200) }),
  z.strictObject({ pick: z.literal('disagreement') }),
  z.strictObject({ pick: z.literal('clause'), clause: z.string().min(1).max(100) }),
  z.strictObject({ pick: z.literal('confusion'), values: z.tuple([z.number().int(), z.number().int()]) }),
  z.strictObject({ pick: z.literal('random'), seed: z.number().int().min(0).max(2_147_483_647) }),
])
export type PickRequest = z.infer<typeof PickRequest>

/** A result that can be an item: never one that is gold in use, since the room would give it away. */
export const Candidate = z.strictObject({
  resultId: Id,
  query: z.string(),
  language: Language,
  market: QueryMarket,
  docId: z.string(),
  /** Empty where the result is masked. */
  title: z.string(),
  /** How many current labels there are, and how far apart, in scale positions. */
  labels: z.number().int(),
  spread: z.number().int(),
})
export type Candidate = z.infer<typeof Candidate>

/** One item of a room: the query and the one result, masked for each person as that person set it. */
export const RoomItem = z.strictObject({ n: z.number().int(), query: QueryView, result: ResultView })
export type RoomItem = z.infer<typeof RoomItem>

/** A vote on its way; `id` is made by the client, so that sending it twice counts once. It can be changed until the reveal. */
export const NewVote = z.strictObject({
  id: z.uuid(),
  n: z.number().int().min(0),
  /** Which time the item is voted on, as the stage says; 0 is the first. */
  round: z.number().int().min(0),
  value: z.number().int().nullable(),
  reason: CannotJudgeReason.nullable(),
  safety: SafetyDetail.nullable(),
  explanation: z.string().max(5000),
  clause: z.string().max(100).nullable(),
  revealLevel: z.number().int().min(0).max(5),
})
export type NewVote = z.infer<typeof NewVote>

/** The own vote in force on an item. */
export const OwnVote = NewVote.extend({ mode: z.enum(voteModes) })
export type OwnVote = z.infer<typeof OwnVote>

/** A vote as the room sees it after the reveal: under a letter, or under a name where the room agreed. The furthest from the middle come first. */
export const RevealedVote = z.strictObject({
  by: z.string(),
  seat: z.number().int().nullable(),
  mode: z.enum(voteModes),
  value: z.number().int().nullable(),
  reason: CannotJudgeReason.nullable(),
  safety: SafetyDetail.nullable(),
  explanation: z.string(),
  clause: z.string().nullable(),
})
export type RevealedVote = z.infer<typeof RevealedVote>

/** What an item was settled as; `value` null where it was passed over. */
export const Settlement = z.strictObject({
  value: z.number().int().nullable(),
  tolerance: z.number().int().min(0).max(10),
  reason: z.string().max(5000),
  clause: z.string().max(100).nullable(),
  safety: SafetyDetail.nullable(),
})
export type Settlement = z.infer<typeof Settlement>

/** What the trainer shows everybody: characters of a text (UTF-16, `to` exclusive), a time of the clip in ms, or a clause. */
export const Pointer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('span'),
    field: z.enum(['title', 'snippet', 'text']),
    from: z.number().int().min(0),
    to: z.number().int().min(1),
  }),
  z.strictObject({ kind: z.literal('time'), ms: z.number().int().min(0) }),
  z.strictObject({ kind: z.literal('clause'), clause: z.string().min(1).max(100) }),
])
export type Pointer = z.infer<typeof Pointer>

/** What everybody in the room sees alike. `step` grows with each act of the trainer. Nothing of a vote stands in it before the reveal. */
export const RoomStage = z.strictObject({
  step: z.number().int(),
  phase: CalibrationPhase,
  /** The item on the table; null in the lobby and in the summary. */
  n: z.number().int().nullable(),
  /** Which time the item is voted on. */
  round: z.number().int(),
  /** The seat of the trainer who leads; null when nobody does. */
  trainer: z.number().int().nullable(),
  /** A timer that informs and ends nothing. */
  timer: z.strictObject({ startedAt: Moment, seconds: z.number().int() }).nullable(),
  pointer: Pointer.nullable(),
  votes: z.array(RevealedVote).nullable(),
  settled: Settlement.nullable(),
})
export type RoomStage = z.infer<typeof RoomStage>

/** A stage as it comes down a line: the votes come apart, once and not with every step that follows. */
export type StageNews = Omit<RoomStage, 'votes'>

/** The votes on an item as they come down a line once they are revealed, before the stage that shows them. */
export type VotesNews = Pick<RoomStage, 'n' | 'round'> & { votes: RevealedVote[] }

/** Who is here and who has voted on the item on the table: one character per seat, `1` or `0`; and the version of the list of seats. */
export const RoomMarks = z.strictObject({ roster: z.number().int(), present: z.string(), ready: z.string() })
export type RoomMarks = z.infer<typeof RoomMarks>

export const Seat = z.strictObject({
  seat: z.number().int(),
  name: z.string(),
  isTrainer: z.boolean(),
  /** Whether the person agrees that the room sees who said what; null: not answered. */
  agrees: z.boolean().nullable(),
})
export type Seat = z.infer<typeof Seat>

/** Everything a room needs at the start, and after a break of the line. */
export const RoomView = z.strictObject({
  id: Id,
  title: z.string(),
  goal: z.string(),
  kind: z.enum(calibrationKinds),
  asks: CalibrationAsks,
  names: z.enum(calibrationNames),
  closesAt: Moment.nullable(),
  scale: Scale,
  guidelineVersion: z.number().int(),
  explain: z.boolean(),
  items: z.array(RoomItem),
  seats: z.array(Seat),
  stage: RoomStage,
  marks: RoomMarks,
  /** The person's own seat, whether they may lead, and their own votes. */
  own: z.strictObject({ seat: z.number().int(), mayLead: z.boolean(), votes: z.array(OwnVote) }),
  /** The server's clock, so that the timer is right on every machine. */
  now: Moment,
})
export type RoomView = z.infer<typeof RoomView>

/** What the trainer does; all but `take-over`, `timer` and `point` are done only at the step they were meant for. */
export const RoomAct = z.discriminatedUnion('act', [
  /** planned → lobby, or → open. */
  z.strictObject({ act: z.literal('open') }),
  /** lobby → vote on the first item; open → reveal of the first. */
  z.strictObject({ act: z.literal('begin') }),
  z.strictObject({ act: z.literal('reveal') }),
  z.strictObject({ act: z.literal('talk') }),
  z.strictObject({ act: z.literal('settle') }),
  /** Writes what was settled; stays at `settle`, so that a draft of the guideline can be made. */
  z.strictObject({ act: z.literal('decide'), settlement: Settlement }),
  /** settle → vote (or reveal, of an open session) on the next item, or → summary; without a decision the item is passed over. */
  z.strictObject({ act: z.literal('next') }),
  /** reveal, talk or settle → vote on the same item once more; the votes before are kept, and shown no more. */
  z.strictObject({ act: z.literal('again') }),
  z.strictObject({ act: z.literal('end') }),
  z.strictObject({ act: z.literal('take-over') }),
  z.strictObject({ act: z.literal('timer'), seconds: z.number().int().min(5).max(3600).nullable() }),
  z.strictObject({ act: z.literal('point'), pointer: Pointer.nullable() }),
])
export type RoomAct = z.infer<typeof RoomAct>
