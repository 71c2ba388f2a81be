import type { BadRow } from '#contract/imports.ts'
import type { Scale, TaskKind } from '#contract/project.ts'
import type { StagePair, StageRow } from './stage.ts'

/** What an import has to know of its project. */
export interface Plan {
  scale: Scale
  kind: TaskKind
  languages: string[]
}

/** A row that can be staged, or why it cannot. */
export type Staged = { values: StageRow } | StagedPair | BadRow

/** A pair with the documents it is made of; none where they are known already, as the lists of two rankers are. */
export interface StagedPair {
  pair: StagePair
  documents: StageRow[]
}
