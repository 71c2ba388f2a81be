import { ndcg } from './ndcg.ts'

/** What two runs return for one query, and what its documents gain as things stand. */
export interface Compared {
  a: readonly string[]
  b: readonly string[]
  gains: ReadonlyMap<string, number>
}

/** A document that waits for a decision: what it can come to gain, and how probable that is; a gain of null means that no grade is right. */
export interface OpenDocument {
  docId: string
  outcomes: readonly { gain: number | null; probability: number }[]
}

/** How far ahead run B is of run A in one query, in nDCG@k: from −1 to 1. */
export function lead({ a, b, gains }: Compared, k: number): number {
  return ndcg(b, gains, k) - ndcg(a, gains, k)
}

/** So near to nothing is nothing. */
const round = (value: number) => (Math.abs(value) < 1e-12 ? 0 : value)

/** Which run is ahead whatever is decided, given the least and the greatest mean lead of B; null while that is open. */
export function settledWinner([low, high]: readonly [number, number]): 'a' | 'b' | 'equal' | null {
  if (round(low) > 0) return 'b'
  if (round(high) < 0) return 'a'
  return round(low) === 0 && round(high) === 0 ? 'equal' : null
}
