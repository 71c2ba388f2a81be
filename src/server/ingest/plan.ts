import type { BadRow } from '#contract/imports.ts'
import type { Scale } from '#contract/project.ts'
import type { StageRow } from './stage.ts'

/** What an import has to know of its project. */
export interface Plan {
  scale: Scale
  languages: string[]
}

/** A row that can be staged, or why it cannot. */
export type Staged = { values: StageRow } | BadRow
