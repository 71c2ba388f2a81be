import { z } from 'zod'
import { Id, Language, Market, Moment, ProjectState, Role, Segment, Texts } from './basics.ts'
import { ProjectPlan } from './plan.ts'
import { SafetySettings } from './safety.ts'
import { Gate } from './training.ts'
import { ViewingSettings } from './viewing.ts'
import { belowStandard, consensusRules, explainModes, queryKinds, scaleKinds, taskKinds } from './words.ts'

/** One grade: the digit pressed, the integer for qrels, the gain for measures, names and descriptions per language. */
export const Grade = z.strictObject({
  key: z.string().regex(/^[0-9]$/),
  value: z.number().int().min(-100).max(1000),
  gain: z.number().min(-1000).max(100000),
  names: Texts,
  descriptions: Texts,
})
export type Grade = z.infer<typeof Grade>

export const Scale = z.strictObject({ kind: z.enum(scaleKinds), grades: z.array(Grade).min(2).max(10) })
export type Scale = z.infer<typeof Scale>

export const TaskKind = z.enum(taskKinds)
export type TaskKind = z.infer<typeof TaskKind>

export const QueryKind = z.enum(queryKinds)
export type QueryKind = z.infer<typeof QueryKind>

export const ConsensusRule = z.enum(consensusRules)
export type ConsensusRule = z.infer<typeof ConsensusRule>

/** What the owner decides about a project, all but the scale and the guideline, which are versioned. */
export const ProjectSettings = z.strictObject({
  name: z.string().trim().min(1).max(200),
  segment: Segment,
  /** What is judged; fixed once there are tasks. */
  kind: TaskKind,
  state: ProjectState,
  languages: z.array(Language).min(1).max(200),
  markets: z.array(Market).max(300),
  showRank: z.boolean(),
  shuffle: z.boolean(),
  overlap: z.number().int().min(1).max(50),
  explain: z.enum(explainModes),
  consensus: ConsensusRule,
  treatmentFloor: z.enum(['T0', 'T2']),
  priority: z.number().int().min(0).max(9),
  /** Labels of one result that lie further apart than this, in scale positions, go to review. */
  reviewSpread: z.number().int().min(0).max(10),
  /** Share of results that are reviewed although nothing speaks for it. */
  reviewSample: z.number().min(0).max(1),
  /** Share of tasks that are gold. */
  goldShare: z.number().min(0).max(0.5),
  /** Answers after which an item of gold retires. */
  goldRetireAfter: z.number().int().min(1).max(10_000),
  /** Skill that is asked for; 0 means none. */
  skillStandard: z.number().min(0).max(1),
  belowStandard: z.enum(belowStandard),
  /** Results get more labels until their grade is as probable as `confidence`, or `maxOverlap` people have graded them. */
  dynamicOverlap: z.boolean(),
  confidence: z.number().min(0.5).max(0.999),
  maxOverlap: z.number().int().min(2).max(50),
  /** Whether the course, and the test, of a language come before the work in it. */
  requireTraining: z.boolean(),
  requireQualification: z.boolean(),
  safety: SafetySettings,
  viewing: ViewingSettings,
})
export type ProjectSettings = z.infer<typeof ProjectSettings>

export const NewProject = ProjectSettings.extend({ scale: Scale })
export type NewProject = z.infer<typeof NewProject>
/** A new project may bring its plan, with the request that it began with, and the first version of its guideline. */
export const ProjectCreation = NewProject.extend({
  plan: ProjectPlan.optional(),
  guideline: z.record(z.string().max(35), z.string().max(200_000)).optional(),
})
export type ProjectCreation = z.infer<typeof ProjectCreation>
/** The state changes by steps alone (`life.step`). */
export const ProjectPatch = ProjectSettings.omit({ state: true }).partial().extend({ scale: Scale.optional() })
export type ProjectPatch = z.infer<typeof ProjectPatch>

/** A source of labels that were not made here, such as one rater column of an imported file. */
export const Source = z.strictObject({ id: Id, name: z.string(), labels: z.number().int(), counts: z.boolean() })
export type Source = z.infer<typeof Source>

/** A project as its members see it; `counts` is null for those who only annotate. */
export const Project = ProjectSettings.extend({
  id: Id,
  roles: z.array(Role),
  scale: Scale,
  scaleVersion: z.number().int(),
  guidelineVersion: z.number().int(),
  createdAt: Moment,
  counts: z
    .strictObject({
      queries: z.number().int(),
      results: z.number().int(),
      labels: z.number().int(),
      tasks: z.number().int(),
    })
    .nullable(),
})
export type Project = z.infer<typeof Project>

/** A project in a list, with what waits there for the person. */
export const ProjectCard = z.strictObject({
  id: Id,
  name: z.string(),
  segment: Segment,
  state: ProjectState,
  languages: z.array(Language),
  roles: z.array(Role),
  /** Tasks this person could be given now; counted up to 1000. */
  waiting: z.number().int(),
  /** Tasks this person has begun and not submitted. */
  open: z.number().int(),
  deferred: z.number().int(),
  submitted: z.number().int(),
  submittedToday: z.number().int(),
  /** Results that wait for a decision, where the person reviews; else 0. */
  toReview: z.number().int(),
  /** Calibration sessions in which there is something to do now: a room that is open, or items without the person's vote. */
  toCalibrate: z.number().int(),
  /** Languages in which something comes before the work. */
  gates: z.array(Gate),
})
export type ProjectCard = z.infer<typeof ProjectCard>

/** A guideline: one Markdown text per language, its clauses marked by `## Title {#id}`. */
export const Guideline = z.strictObject({
  version: z.number().int(),
  texts: z.record(z.string().max(35), z.string().max(200_000)),
  publishedAt: Moment.nullable(),
})
export type Guideline = z.infer<typeof Guideline>
export const GuidelineUpdate = z.strictObject({
  basedOn: z.number().int(),
  texts: z.record(z.string().max(35), z.string().max(200_000)),
})

/**
 * What dynamic overlap saves, measured on the results of the random twentieth that always gets all labels: results, labels that the rule
 * would have used, labels there are, and results whose grade would have been the same.
 */
export const OverlapSaving = z.strictObject({
  results: z.number().int(),
  used: z.number().int(),
  labels: z.number().int(),
  same: z.number().int(),
})
export type OverlapSaving = z.infer<typeof OverlapSaving>

/** Progress of a project in one slice: a query, a language or a person. */
export const ProgressRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  language: z.string().nullable(),
  market: z.string().nullable(),
  /** Tasks wanted (query and language: places = tasks × overlap; person: tasks taken). */
  wanted: z.number().int(),
  done: z.number().int(),
  held: z.number().int(),
  labels: z.number().int(),
  cannotJudge: z.number().int(),
  flags: z.number().int(),
  lastAt: Moment.nullable(),
})
export type ProgressRow = z.infer<typeof ProgressRow>
export const Progress = z.strictObject({
  total: z.strictObject({
    wanted: z.number().int(),
    done: z.number().int(),
    held: z.number().int(),
    labels: z.number().int(),
  }),
  rows: z.array(ProgressRow),
  next: z.string().nullable(),
})
export type Progress = z.infer<typeof Progress>
export const ProgressQuery = z.strictObject({
  by: z.enum(['query', 'language', 'person']),
  after: z.string().max(200).optional(),
})
