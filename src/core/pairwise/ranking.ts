import { bothBad } from '../preference.ts'
import { bradleyTerry } from './bradley-terry.ts'
import { type PairVote, tally } from './tally.ts'

/** One preference between two documents; below 0 the first is better. */
export interface PairPreference {
  first: string
  second: string
  value: number
}

/** A document in the order of strength: natural logarithm with its 95 % interval, and how it fared. */
export interface Ranked {
  document: string
  strength: number | null
  low: number | null
  high: number | null
  wins: number
  losses: number
  ties: number
  bothBad: number
}

/** The ranking of one query; `isHeld`: strengths would be infinite or not comparable, and a prior of half a vote keeps them finite. */
export interface PairRanking {
  ranked: Ranked[]
  votes: number
  bothBadShare: number
  tie: number | null
  isHeld: boolean
}

const prior = 0.5
const reach = 1.959963984540054

const says = (value: number): PairVote['says'] =>
  value === bothBad ? 'both-bad' : value < 0 ? 'first' : value > 0 ? 'second' : 'tie'

/** Bradley–Terry with Davidson's ties over the preferences of one query; "both bad" is counted apart. */
export function rankPairs(preferences: readonly PairPreference[]): PairRanking {
  const documents = [...new Set(preferences.flatMap(({ first, second }) => [first, second]))]
  const place = new Map(documents.map((document, at) => [document, at]))
  const votes = preferences.map(({ first, second, value }) => ({
    ...{ first: place.get(first) ?? 0, second: place.get(second) ?? 0, says: says(value) },
  }))
  const counted = tally(documents.length, votes)
  const free = bradleyTerry(counted)
  const found = free.strength === null ? bradleyTerry(counted, { prior }) : free
  const ranked = documents.map((document, at): Ranked => {
    const own = votes.filter(({ first, second }) => first === at || second === at)
    const is = (side: 'first' | 'second') => own.filter((vote) => vote.says === side && vote[side] === at).length
    const count = (what: PairVote['says']) => own.filter((vote) => vote.says === what).length
    const wins = is('first') + is('second')
    const strength = found.strength?.[at] ?? null
    const spread = found.strength === null ? null : reach * (found.se[at] ?? Number.NaN)
    const [low, high] =
      strength === null || spread === null || !Number.isFinite(spread)
        ? [null, null]
        : [strength - spread, strength + spread]
    const [ties, bad] = [count('tie'), count('both-bad')]
    return { document, strength, low, high, wins, losses: own.length - wins - ties - bad, ties, bothBad: bad }
  })
  ranked.sort((a, b) => (b.strength ?? 0) - (a.strength ?? 0) || (a.document < b.document ? -1 : 1))
  const bad = votes.filter((vote) => vote.says === 'both-bad').length
  return {
    ranked,
    votes: votes.length,
    bothBadShare: votes.length === 0 ? 0 : bad / votes.length,
    tie: found.strength === null ? null : found.tie,
    isHeld: free.strength === null,
  }
}
