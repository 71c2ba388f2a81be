import { z } from 'zod'
import { ContentKind, Id, Language, Moment, Segment, Treatment } from './basics.ts'
import { QueryKind, Scale, TaskKind } from './project.ts'
import { Card, SafetyDetail, SafetySettings } from './safety.ts'
import { CourseView, Gate } from './training.ts'
import { Preview, ViewRange } from './viewing.ts'
import { cannotJudgeReasons, dimensions, explainModes, inputs, labelKinds, refusals } from './words.ts'

export const CannotJudgeReason = z.enum(cannotJudgeReasons)
export type CannotJudgeReason = z.infer<typeof CannotJudgeReason>

/** One label on its way to the server. `subject` is the result's id as this assignment shows it. */
export const Label = z.strictObject({
  id: z.uuid(),
  assignmentId: Id,
  subject: z.string().min(1).max(40),
  dimension: z.enum(dimensions),
  kind: z.enum(labelKinds),
  value: z.number().int().nullable(),
  reason: CannotJudgeReason.nullable(),
  explanation: z.string().max(5000),
  /** What a label of the dimension `safety` says beside its value; left out for all others. */
  detail: SafetyDetail.optional(),
  scaleVersion: z.number().int(),
  guidelineVersion: z.number().int(),
  uiLanguage: z.string().max(10),
  activeMs: z.number().int().min(0).max(86_400_000),
  awayMs: z.number().int().min(0).max(2_000_000_000),
  input: z.enum(inputs),
  revealLevel: z.number().int().min(0).max(5),
  madeAt: Moment,
})
export type Label = z.infer<typeof Label>

export const LabelBatch = z.strictObject({ labels: z.array(Label).min(1).max(100) })
/** The server's word that a label is stored; `seq` runs per person; `surplus` = the place was filled meanwhile. */
export const Receipt = z.strictObject({ id: z.uuid(), seq: z.number().int(), surplus: z.boolean() })
export type Receipt = z.infer<typeof Receipt>
export const Receipts = z.strictObject({ receipts: z.array(Receipt) })

export const RefusedLabels = z.strictObject({
  refused: z.array(z.strictObject({ id: z.uuid(), reason: z.enum(refusals) })),
})

/** The label now in force for one result and dimension of an assignment. */
export const CurrentLabel = z.strictObject({
  subject: z.string(),
  dimension: z.enum(dimensions),
  kind: z.enum(['value', 'cannot-judge']),
  value: z.number().int().nullable(),
  reason: CannotJudgeReason.nullable(),
  explanation: z.string(),
  detail: SafetyDetail.nullable(),
})
export type CurrentLabel = z.infer<typeof CurrentLabel>

/** A media file of a result: same-origin addresses that only this assignment's person can fetch. */
export const MediaView = z.strictObject({
  src: z.string(),
  mime: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  poster: z.string().nullable(),
  captions: z.array(z.strictObject({ language: Language, src: z.string() })),
})
export type MediaView = z.infer<typeof MediaView>

/** A result as an annotator gets it; of one that is masked only what its card may say, masked words, and a small picture at the level it starts at. */
export const ResultView = z.strictObject({
  id: z.string(),
  rank: z.number().int().nullable(),
  kind: ContentKind,
  treatment: Treatment,
  masked: z.boolean(),
  card: Card.nullable(),
  range: ViewRange.nullable(),
  preview: Preview.nullable(),
  /** What two people agreed about the same media before, so that it is not asked again. */
  settled: SafetyDetail.nullable(),
  title: z.string(),
  snippet: z.string(),
  text: z.string(),
  url: z.string().nullable(),
  author: z.string(),
  published: z.string().nullable(),
  durationSeconds: z.number().nullable(),
  media: MediaView.nullable(),
})
export type ResultView = z.infer<typeof ResultView>

/** A query as people see it. One without words has a seed (the item that recommendations start from) or a text that is a situation. */
export const QueryView = z.strictObject({
  kind: QueryKind,
  text: z.string(),
  language: Language,
  market: z.string(),
  need: z.string(),
  context: z.string(),
  seed: ResultView.nullable(),
})
export type QueryView = z.infer<typeof QueryView>

/** A task in a person's hands: query, results in the order to show, and the labels already stored. */
export const TaskView = z.strictObject({
  assignmentId: Id,
  projectId: Id,
  state: z.enum(['active', 'submitted']),
  leasedUntil: Moment,
  kind: TaskKind,
  query: QueryView,
  results: z.array(ResultView),
  /** What is judged as a whole: the page, the pair, or the two lists; its id is a label's subject. */
  whole: z.string().nullable(),
  /** The subject of the label of what the query is after; null where it is not asked. */
  intent: z.string().nullable(),
  /** How many of the results, from the first, stand on the left; the others stand on the right. Null where there are no sides. */
  leftCount: z.number().int().nullable(),
  labels: z.array(CurrentLabel),
  /** Why the task came back, in the reviewer's words, with the clause it is about. */
  note: z.strictObject({ text: z.string(), clause: z.string().nullable() }).nullable(),
  course: CourseView.nullable(),
})
export type TaskView = z.infer<typeof TaskView>

/** How many tasks, which ones are here, and with `again` also those that the person gave back. */
export const NextTasks = z.strictObject({
  want: z.number().int().min(1).max(5),
  have: z.array(Id).max(60),
  again: z.boolean().optional(),
})
/**
 * `state` says what an empty list means: nothing left at all, all that is left is with others until `until`, or there is something that
 * this person is not given. The counts say why; they are of tasks and stop at 1000 per project, `waiting` at 100
 * where there are tasks in hand; over several projects they are summed.
 */
export const NextTasksAnswer = z.strictObject({
  tasks: z.array(TaskView),
  state: z.enum(['more', 'all-done', 'with-others', 'nothing-for-you', 'paused', 'no-tasks']),
  withOthers: z.number().int(),
  until: Moment.nullable(),
  /** Put off by the person, and given back by them and not taken by others since. */
  deferred: z.number().int(),
  givenBack: z.number().int(),
  /** With a category that the person opted out of; with something they published; in a language they are not qualified for now. */
  optedOut: z.number().int(),
  ownContent: z.number().int(),
  notQualified: z.number().int(),
  /** Sealed, which the person does not take; masked, while today's limit is reached; hard, after three hard ones until `restUntil`. */
  sealed: z.number().int(),
  overLimit: z.number().int(),
  resting: z.number().int(),
  restUntil: Moment.nullable(),
  submitted: z.number().int(),
  waiting: z.number().int(),
  /** Languages in which something comes before the work. */
  gates: z.array(Gate),
})
export type NextTasksAnswer = z.infer<typeof NextTasksAnswer>

/** What the label page needs to know of its project. */
export const LabelProject = z.strictObject({
  id: Id,
  name: z.string(),
  segment: Segment,
  kind: TaskKind,
  scale: Scale,
  scaleVersion: z.number().int(),
  guidelineVersion: z.number().int(),
  explain: z.enum(explainModes),
  safety: SafetySettings,
  /** Whether the project compares two styles of masking, and asks now and then how people feel. */
  asksMood: z.boolean(),
  languages: z.array(Language),
})
export type LabelProject = z.infer<typeof LabelProject>

/** The end of one sitting with a task: submitted, put off, given back (for good: never to be offered to this person again), or taken up again after submit. */
export const Finish = z.strictObject({
  outcome: z.enum(['submit', 'defer', 'return', 'return-for-good', 'reopen']),
  madeAt: Moment,
})
export type Finish = z.infer<typeof Finish>
export const FinishAnswer = z.strictObject({ state: z.enum(['active', 'submitted', 'deferred', 'returned']) })
export const LeaseAnswer = z.strictObject({ leasedUntil: Moment })

/** One task of a person's own history. */
export const HistoryRow = z.strictObject({
  assignmentId: Id,
  projectId: Id,
  projectName: z.string(),
  query: z.string(),
  language: Language,
  state: z.enum(['active', 'submitted', 'deferred', 'returned', 'lapsed']),
  results: z.number().int(),
  labels: z.number().int(),
  lastAt: Moment,
  correctable: z.boolean(),
})
export type HistoryRow = z.infer<typeof HistoryRow>
export const HistoryQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{4}-[\dT:.Z-]{6,30}~[0-9a-f-]{36}$/)
    .optional(),
  projectId: Id.optional(),
})
export const History = z.strictObject({
  rows: z.array(HistoryRow),
  next: z.string().nullable(),
  today: z.strictObject({ tasks: z.number().int(), labels: z.number().int() }),
  total: z.strictObject({ tasks: z.number().int(), labels: z.number().int() }),
})
export type History = z.infer<typeof History>
