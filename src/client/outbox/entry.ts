import type { Finish, Label } from '#contract/labelling.ts'
import type { Decision } from '#contract/review.ts'

/** One thing on its way to the server: a label, the end of a sitting with a task, a reviewer's decision, or taking some back. */
export type Outgoing =
  | { kind: 'label'; label: Label }
  | { kind: 'finish'; assignmentId: string; finish: Finish }
  | { kind: 'decide'; projectId: string; decisions: Decision[]; bulk: boolean }
  | { kind: 'undecide'; projectId: string; ids: string[] }

/** An outgoing thing with its number, which says when its turn is. */
export type Entry = Outgoing & { n: number }

/** How many labels and decisions are in some entries. */
export const labelsIn = (entries: readonly Outgoing[]): number =>
  entries.reduce(
    (sum, entry) => sum + (entry.kind === 'label' ? 1 : entry.kind === 'decide' ? entry.decisions.length : 0),
    0,
  )

/** What the server would not take, and why; kept until the person has seen to it. */
export type SetAside = Entry & { reason: string }

/** Labels made and stored today in this browser. */
export interface Counts {
  day: string
  made: number
  stored: number
}

/** Where entries wait; each method is one transaction, complete when its promise is. */
export interface OutboxStore {
  add: (entry: Outgoing, day: string) => Promise<Counts>
  first: (limit: number) => Promise<Entry[]>
  all: () => Promise<Entry[]>
  stored: (entries: readonly Entry[], day: string) => Promise<Counts>
  setAside: (entries: readonly Entry[], reason: string) => Promise<void>
  aside: () => Promise<SetAside[]>
  counts: (day: string) => Promise<Counts>
  close: () => void
}
