import { z } from 'zod'
import { Id, Language, Moment } from './basics.ts'
import { attemptStates, courseKinds, coursePools, gateStates } from './words.ts'

export const CourseKind = z.enum(courseKinds)
export type CourseKind = z.infer<typeof CourseKind>
export const CoursePool = z.enum(coursePools)
export type CoursePool = z.infer<typeof CoursePool>
export const GateState = z.enum(gateStates)
export type GateState = z.infer<typeof GateState>

/** What is to be done before a person may label in a language: only languages that are not open are named. */
export const Gate = z.strictObject({
  language: Language,
  state: GateState,
  /** Results of the course or the test. */
  items: z.number().int(),
  attemptsLeft: z.number().int(),
  /** Names of those who can help, where only they can. */
  ask: z.array(z.string()),
})
export type Gate = z.infer<typeof Gate>

/** That a task is part of a course or a test, and how far the person is in it, in results. Never said of other tasks. */
export const CourseView = z.strictObject({
  kind: CourseKind,
  attemptId: Id,
  done: z.number().int(),
  all: z.number().int(),
})
export type CourseView = z.infer<typeof CourseView>

/** A clause of the guideline as it is shown to somebody. */
export const ClauseText = z.strictObject({ id: z.string(), title: z.string(), text: z.string(), language: Language })
export type ClauseText = z.infer<typeof ClauseText>

/** What a training result answers: the first own label, whether it was right, the grade that is right, why, and the clause. */
export const CheckAnswer = z.strictObject({
  isRight: z.boolean(),
  own: z.number().int().nullable(),
  value: z.number().int(),
  tolerance: z.number().int(),
  reason: z.string(),
  clause: ClauseText.nullable(),
})
export type CheckAnswer = z.infer<typeof CheckAnswer>

/** A person's own attempt: whether it was passed, never what was right in it. `clauses` are titles to read again. */
export const AttemptView = z.strictObject({
  id: Id,
  kind: CourseKind,
  language: Language,
  state: z.enum(attemptStates),
  attemptsLeft: z.number().int(),
  clauses: z.array(z.string()),
})
export type AttemptView = z.infer<typeof AttemptView>

/** The test of a language. */
export const LanguageTest = z.strictObject({
  items: z.number().int().min(1).max(200),
  passMark: z.number().min(0).max(1),
  attempts: z.number().int().min(1).max(20),
})
export type LanguageTest = z.infer<typeof LanguageTest>

/** When a course ends: so large a share of the last `window` first answers is right. */
export const CourseRule = z.strictObject({
  passMark: z.number().min(0).max(1),
  window: z.number().int().min(1).max(100),
})
export type CourseRule = z.infer<typeof CourseRule>

const PoolSize = z.strictObject({ queries: z.number().int(), results: z.number().int() })
export const Training = z.strictObject({
  requireTraining: z.boolean(),
  requireQualification: z.boolean(),
  course: CourseRule,
  languages: z.array(
    z.strictObject({
      language: Language,
      training: PoolSize,
      qualification: PoolSize,
      test: LanguageTest.nullable(),
    }),
  ),
  /** Where the bulk way can take gold from. */
  sources: z.array(z.strictObject({ id: Id, name: z.string() })),
  decided: z.number().int(),
})
export type Training = z.infer<typeof Training>

/** Where one person stands in one language. */
export const TrainingRow = z.strictObject({
  personId: Id,
  name: z.string(),
  language: Language,
  state: z.enum([...gateStates, 'open']),
  /** First answers of the present or last round, and how many were right. */
  answers: z.number().int(),
  right: z.number().int(),
  rounds: z.number().int(),
  attempts: z.number().int(),
  attemptsLeft: z.number().int(),
  qualifiedAt: Moment.nullable(),
  reason: z.string(),
})
export type TrainingRow = z.infer<typeof TrainingRow>

/** Whole queries of one language go into a pool: those whose results all have a grade from a source, or all were decided. */
export const FillPool = z.strictObject({
  pool: CoursePool,
  language: Language,
  /** Null: what reviewers decided. */
  sourceId: Id.nullable(),
  queries: z.number().int().min(1).max(1000),
  tolerance: z.number().int().min(0).max(10),
  /** Count only, change nothing. */
  isTrial: z.boolean(),
})
export type FillPool = z.infer<typeof FillPool>
export const Filled = z.strictObject({ queries: z.number().int(), results: z.number().int() })
export type Filled = z.infer<typeof Filled>
