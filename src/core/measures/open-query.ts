import type { Compared, OpenDocument } from './decisive.ts'

/** So many combinations of outcomes are tried out; beyond that a query is approximated. */
export const mostCombinations = 20_000

/**
 * One query of a comparison, made ready to be asked for its lead many times over: how far run B is ahead in nDCG@k (linear gain, ideal over
 * everything judged, as in `ndcg`), for any gains of its open documents.
 */
export class OpenQuery {
  readonly documents: readonly OpenDocument[]
  readonly combinations: number
  readonly #k: number
  /** What the documents that are not open do: B's discounted gain less A's, and their gains, falling. */
  readonly #base: number
  readonly #top: Float64Array
  /** What one unit of gain does to B's sum less A's, per open document. */
  readonly #weights: Float64Array
  readonly #sorted: Float64Array

  constructor({ a, b, gains }: Compared, documents: readonly OpenDocument[], k: number) {
    this.documents = documents
    this.combinations = documents.reduce((product, { outcomes }) => product * outcomes.length, 1)
    this.#k = k
    const [ranksA, ranksB] = [rankWeights(a, k), rankWeights(b, k)]
    const weight = (docId: string) => (ranksB.get(docId) ?? 0) - (ranksA.get(docId) ?? 0)
    const open = new Set(documents.map(({ docId }) => docId))
    const fixed = [...gains].filter(([docId, gain]) => gain > 0 && !open.has(docId))
    this.#base = fixed.reduce((sum, [docId, gain]) => sum + gain * weight(docId), 0)
    this.#top = Float64Array.from(fixed, ([, gain]) => gain)
      .sort()
      .reverse()
      .subarray(0, k)
    this.#weights = Float64Array.from(documents, ({ docId }) => weight(docId))
    this.#sorted = new Float64Array(documents.length)
  }

  /** B's nDCG less A's, where the open documents gain so much (in their order); exact. */
  lead(gains: ArrayLike<number>): number {
    const sorted = this.#sorted
    let sum = this.#base
    for (let at = 0; at < sorted.length; at++) {
      const gain = Math.max(0, gains[at] as number)
      sum += gain * (this.#weights[at] as number)
      let place = at
      for (; place > 0 && (sorted[place - 1] as number) < gain; place--) sorted[place] = sorted[place - 1] as number
      sorted[place] = gain
    }
    const ideal = this.#ideal()
    return ideal > 0 ? sum / ideal : 0
  }

  /** The best discounted gain of the fixed documents and the open ones in `#sorted` together. */
  #ideal(): number {
    const [top, sorted] = [this.#top, this.#sorted]
    let [ideal, fixed, open] = [0, 0, 0]
    for (let rank = 0; rank < this.#k; rank++) {
      const one = fixed < top.length ? (top[fixed] as number) : 0
      const other = open < sorted.length ? (sorted[open] as number) : 0
      if (one >= other) fixed++
      else open++
      const gain = Math.max(one, other)
      if (gain <= 0) break
      ideal += gain / Math.log2(rank + 2)
    }
    return ideal
  }

  /** The least and greatest difference of sums, over the ideals that go with the least and the greatest gains: wider than the truth, never narrower. */
  bounds(): [number, number] {
    const [least, most] = [gainsBy(this.documents, Math.min), gainsBy(this.documents, Math.max)]
    let [low, high] = [this.#base, this.#base]
    this.#weights.forEach((weight, at) => {
      low += weight * ((weight > 0 ? least[at] : most[at]) as number)
      high += weight * ((weight > 0 ? most[at] : least[at]) as number)
    })
    const [small, large] = [least, most].map((gains) => {
      this.lead(gains)
      return this.#ideal()
    }) as [number, number]
    const over = (sum: number, ideal: number) => (sum === 0 ? 0 : ideal > 0 ? sum / ideal : Math.sign(sum))
    return [Math.max(-1, over(low, low < 0 ? small : large)), Math.min(1, over(high, high > 0 ? small : large))]
  }
}

/** What the discount makes of each document's place in the first k. */
function rankWeights(ranking: readonly string[], k: number): Map<string, number> {
  return new Map(ranking.slice(0, k).map((docId, at) => [docId, 1 / Math.log2(at + 2)]))
}

function gainsBy(documents: readonly OpenDocument[], choose: (...gains: number[]) => number): number[] {
  return documents.map(({ outcomes }) => choose(...outcomes.map(({ gain }) => Math.max(0, gain ?? 0))))
}
