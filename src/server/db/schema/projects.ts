import type { Generated } from 'kysely'
import type { ContentKind, ProjectState, Role, Segment, Treatment } from '#contract/basics.ts'
import type { ConsensusRule, Grade, ProjectSettings, QueryKind, Scale, TaskKind } from '#contract/project.ts'
import type { SafetySettings } from '#contract/safety.ts'
import type { ViewingSettings } from '#contract/viewing.ts'
import type { Finding } from '#core/taxonomy.ts'
import type { Json, JsonDefault } from './json.ts'

interface Project {
  id: string
  name: string
  segment: Segment
  kind: Generated<TaskKind>
  state: ProjectState
  languages: string[]
  markets: string[]
  show_rank: boolean
  shuffle: boolean
  overlap: number
  explain: ProjectSettings['explain']
  consensus: ConsensusRule
  treatment_floor: 'T0' | 'T2'
  priority: number
  review_spread: number
  review_sample: number
  gold_share: Generated<number>
  gold_retire_after: Generated<number>
  skill_standard: Generated<number>
  below_standard: Generated<'tell' | 'retrain' | 'pause'>
  require_training: Generated<boolean>
  require_qualification: Generated<boolean>
  safety: JsonDefault<Partial<SafetySettings>>
  viewing: JsonDefault<Partial<ViewingSettings>>
  /** Since when the two styles of masking that stand in `viewing` are compared. */
  trial_since: Generated<Date | null>
  course_pass_mark: Generated<number>
  course_window: Generated<number>
  dynamic_overlap: Generated<boolean>
  confidence: Generated<number>
  max_overlap: Generated<number>
  scale_version: number
  guideline_version: number
  created_by: string | null
  created_at: Date
}

interface MembershipRow {
  project_id: string
  person_id: string
  roles: Role[]
  languages: string[]
  markets: string[]
  /** How many tasks the person was handed in the project, gold among them. */
  turns: Generated<number>
  /** Decides which of the person's tasks are gold; never leaves the server. */
  draw_seed: Generated<string>
  created_at: Date
}

interface ScaleRow {
  project_id: string
  version: number
  kind: Scale['kind']
  grades: Json<Grade[]>
  created_at: Date
}

interface GuidelineRow {
  project_id: string
  version: number
  texts: Json<Record<string, string>>
  published_by: string | null
  published_at: Date
}

interface QueryRow {
  project_id: string
  id: string
  external_id: string
  given_id: boolean
  language: string
  market: string
  kind: Generated<QueryKind>
  text: string
  need: Generated<string>
  context: Generated<string>
  /** Safety categories of the query, and the treatment that all its results get at least. */
  categories: Generated<string[]>
  treatment: Generated<Treatment | null>
  position: number
  created_at: Date
}

interface TaskRow {
  project_id: string
  id: string
  query_id: string
  kind: Generated<TaskKind>
  language: string
  market: string
  state: Generated<'open' | 'adjudicated' | 'closed'>
  overlap: number
  held: Generated<number>
  done: Generated<number>
  /** How many of `done` are imported sources that count. */
  sourced: Generated<number>
  /** Always goes to the largest overlap, so that what dynamic overlap saves is measured. */
  exhaustive: Generated<boolean>
  /** The results that are still wanted; null means all. */
  undecided: Generated<string[] | null>
  /** Closed because its results are gold of a course or a test. */
  set_aside: Generated<boolean>
  /** The strictest treatment in it, TX only where nothing else is left of it; and all categories. Kept by `refreshTasks`. */
  hardest: Generated<Treatment>
  categories: Generated<string[]>
  /** Closed because nothing of it may be shown to anybody. */
  withheld: Generated<boolean>
  priority: Generated<number>
  position: number
}

interface ResultRow {
  project_id: string
  id: string
  query_id: string
  /** Null for what is judged only as part of something else: documents of pairs and lists, seeds. */
  task_id: string | null
  /** What the row is: a document, something made of documents, or the seed of a query. */
  form: Generated<ResultForm>
  external_id: string
  rank: number | null
  source: Generated<string>
  kind: ContentKind
  title: Generated<string>
  snippet: Generated<string>
  text: Generated<string>
  url: string | null
  author: Generated<string>
  published: string | null
  duration_seconds: number | null
  /** The treatment in force; it follows from the next three, the query's, and what people said of `content_key`. */
  treatment: Treatment
  own_treatment: Generated<Treatment | null>
  predicted: JsonDefault<Finding[]>
  predicted_treatment: Generated<Treatment | null>
  /** What verdicts are bound to: the asset's hash, or that of the words. Kept by the database. */
  content_key: Generated<string>
  media_url: Generated<string | null>
  poster_url: Generated<string | null>
  asset_hash: string | null
  poster_hash: string | null
  /** Safety categories that a model or the source predicts. */
  categories: Generated<string[]>
  captions: JsonDefault<{ language: string; hash: string }[]>
}

export type ResultForm = 'document' | 'page' | 'pair' | 'sides' | 'seed' | 'query'

/** What a pair or two lists are made of: `side` 1 is the one that stored preferences below 0 speak for. */
interface ResultMemberRow {
  project_id: string
  subject_id: string
  side: 1 | 2
  place: number
  result_id: string
  source: Generated<string>
}

/** Projects, and what is labelled in them. */
export interface ProjectsTables {
  project: Project
  membership: MembershipRow
  scale: ScaleRow
  guideline: GuidelineRow
  query: QueryRow
  task: TaskRow
  result: ResultRow
  result_member: ResultMemberRow
}
