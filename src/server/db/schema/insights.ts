import type { ConsensusRule } from '#contract/project.ts'

interface ModelRunRow {
  project_id: string
  rule: ConsensusRule
  /** What the labels looked like when the grades were worked out. */
  mark: string
  computed_at: Date
}

interface ModelGradeRow {
  project_id: string
  rule: ConsensusRule
  result_id: string
  value: number
  confidence: number
}

interface FigureRow {
  project_id: string
  key: string
  build: string
  /** What was asked: settings, runs, versions. */
  basis: string
  /** What the labels looked like when it was worked out. */
  mark: string
  value: unknown
  begun_at: Date
}

interface SignalNoteRow {
  project_id: string
  signal: string
  answer: 'seen' | 'explained'
  text: string
  noted_by: string
  at: Date
}

/** Consensus by models, figures, and what leads noted. */
export interface InsightsTables {
  model_run: ModelRunRow
  model_grade: ModelGradeRow
  signal_note: SignalNoteRow
  figure: FigureRow
}
