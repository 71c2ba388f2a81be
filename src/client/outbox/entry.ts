import type { Finish, Label } from '#contract/labelling.ts'

/** One thing on its way to the server: a label, or the end of a sitting with a task. */
export type Outgoing = { kind: 'label'; label: Label } | { kind: 'finish'; assignmentId: string; finish: Finish }

/** An outgoing thing with its number, which says when its turn is. */
export type Entry = Outgoing & { n: number }

/** How many of some entries are labels. */
export const labelsIn = (entries: readonly Outgoing[]): number => entries.filter(({ kind }) => kind === 'label').length

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
