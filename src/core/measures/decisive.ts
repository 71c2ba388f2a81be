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

function withGain(gains: ReadonlyMap<string, number>, docId: string, gain: number | null): Map<string, number> {
  const changed = new Map(gains)
  if (gain === null) changed.delete(docId)
  else changed.set(docId, gain)
  return changed
}

/** The lead of the query under each outcome of one document, all else as it stands. */
function leads(compared: Compared, { docId, outcomes }: OpenDocument, k: number) {
  return outcomes.map(({ gain, probability }) => ({
    probability,
    lead: lead({ ...compared, gains: withGain(compared.gains, docId, gain) }, k),
  }))
}

/** What a decision can do: change the mean lead over all queries by so much on average, and turn round which run wins with such a chance. */
export interface Weight {
  effect: number
  flip: number
}

/** What the decision on one document can do to the comparison, whose mean lead over `queries` queries is `mean`. */
export function weightOf(
  compared: Compared,
  document: OpenDocument,
  { mean, queries, k }: { mean: number; queries: number; k: number },
): Weight {
  const now = lead(compared, k)
  let [effect, flip] = [0, 0]
  for (const outcome of leads(compared, document, k)) {
    const change = (outcome.lead - now) / queries
    effect += outcome.probability * Math.abs(change)
    if (Math.abs(change) > 1e-12 && Math.sign(round(mean + change)) !== Math.sign(round(mean)))
      flip += outcome.probability
  }
  return { effect, flip }
}

/** So near to nothing is nothing. */
const round = (value: number) => (Math.abs(value) < 1e-12 ? 0 : value)

/** So many combinations of outcomes are tried out; beyond that only what is certain is said. */
const most = 20_000

/**
 * The least and the greatest lead that a query can come to, whatever is decided on its open documents: exact where their
 * outcomes can all be tried, else from −1 to 1, which no lead leaves.
 */
export function leadRange(compared: Compared, open: readonly OpenDocument[], k: number): [number, number] {
  const combinations = open.reduce((product, { outcomes }) => product * outcomes.length, 1)
  if (combinations > most) return [-1, 1]
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const gains = new Map(compared.gains)
  const now = (docId: string) => compared.gains.get(docId)
  const set = (docId: string, gain: number | null | undefined) =>
    gain === null || gain === undefined ? gains.delete(docId) : gains.set(docId, gain)
  function tryFrom(at: number): void {
    const document = open[at]
    if (!document) {
      const value = lead({ ...compared, gains }, k)
      low = Math.min(low, value)
      high = Math.max(high, value)
      return
    }
    for (const { gain } of document.outcomes) {
      set(document.docId, gain)
      tryFrom(at + 1)
    }
    set(document.docId, now(document.docId))
  }
  tryFrom(0)
  return [low, high]
}

/** Which run is ahead whatever is decided, given the least and the greatest mean lead of B; null while that is open. */
export function settledWinner([low, high]: readonly [number, number]): 'a' | 'b' | 'equal' | null {
  if (round(low) > 0) return 'b'
  if (round(high) < 0) return 'a'
  return round(low) === 0 && round(high) === 0 ? 'equal' : null
}
