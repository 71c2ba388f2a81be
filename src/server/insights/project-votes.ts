import type { Votes } from '#core/consensus-models/votes.ts'

/** All labels that a project's figures are made of, as parallel arrays: per label in `votes`, per unit (result) beside it. */
export interface ProjectVotes {
  scaleVersion: number
  /** The numbers of the grades in rising order; categories of `votes` are places in it. */
  grades: number[]
  votes: Votes
  /** Per label: 1 where it counts towards the consensus, 0 where it is surplus. */
  counts: Uint8Array
  /** Per label: months since January of year 0. */
  month: Int32Array
  resultIds: string[]
  /** Per unit, places in the lists of names below; no clause is −1. */
  query: Int32Array
  language: Int32Array
  market: Int32Array
  clause: Int32Array
  queries: number
  languages: string[]
  markets: string[]
  clauses: string[]
  raters: { id: string; isSource: boolean }[]
  /** The category without a place in the order ("both bad"); null where there is none, or its labels are left out. */
  apart: number | null
  leftOut: { otherScale: number; cannotJudge: number; bothBad: number }
}

/** The labels for which `keep` is true, over all units; raters, units and categories stay numbered as they are. */
export function votesWhere({ unit, rater, value, ...rest }: Votes, keep: (label: number) => boolean): Votes {
  let kept = 0
  const places = new Int32Array(unit.length)
  for (let label = 0; label < unit.length; label++) if (keep(label)) places[kept++] = label
  const pick = (from: Int32Array) => {
    const to = new Int32Array(kept)
    for (let at = 0; at < kept; at++) to[at] = from[places[at] as number] as number
    return to
  }
  return { ...rest, unit: pick(unit), rater: pick(rater), value: pick(value) }
}

/** The labels that make the consensus: all but surplus ones. */
export function consensusVotes({ votes, counts }: ProjectVotes): Votes {
  return votesWhere(votes, (label) => counts[label] === 1)
}
