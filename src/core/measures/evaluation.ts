import { judgedShare } from './by-judgment.ts'
import type { Formula } from './formula.ts'
import type { Measure } from './measure.ts'
import type { Ranked } from './ranked.ts'

/** What a measure says of a run: over all queries, how much of what it looks at is judged (0–1), and how it is worked out. */
export interface Outcome {
  mean: number | null
  coverage: number | null
  formula: Formula
  perQuery: Map<string, number | null>
}

/**
 * Takes a run's queries one after the other and keeps nothing of them but a number per measure. The mean is over the
 * queries that were told (of a count: the sum); null where there is none, or none in which the measure is defined.
 */
export class Evaluation {
  readonly #measures: readonly Measure[]
  readonly #cuts: number[]
  readonly #scores: Map<string, number>[]
  readonly #coverage: Map<number, { sum: number; queries: number }>

  constructor(measures: readonly Measure[]) {
    this.#measures = measures
    this.#cuts = measures.map(({ formula }) => formula.k ?? Number.POSITIVE_INFINITY)
    this.#scores = measures.map(() => new Map())
    this.#coverage = new Map(this.#cuts.map((cut) => [cut, { sum: 0, queries: 0 }]))
  }

  /** Scores a query, `gained` where what grades gain is not their number; told twice, the last time counts for its scores, so it must not be. */
  add(queryId: string, query: Ranked, gained: Ranked = query): void {
    this.#measures.forEach(({ score, byGain }, at) => {
      this.#scores[at]?.set(queryId, score(byGain ? gained : query))
    })
    for (const [cut, coverage] of this.#coverage) {
      const share = judgedShare(query, cut)
      if (Number.isNaN(share)) continue
      coverage.sum += share
      coverage.queries++
    }
  }

  /** Whether a query was told. */
  has(queryId: string): boolean {
    return this.#scores[0]?.has(queryId) ?? false
  }

  /** What came of it, in the order of the measures. */
  outcomes(): Outcome[] {
    return this.#measures.map(({ formula, isSum }, at) => {
      const scores = this.#scores[at] as Map<string, number>
      const { sum, queries } = this.#coverage.get(this.#cuts[at] as number) ?? { sum: 0, queries: 0 }
      const [total, defined] = totalOf(scores.values())
      return {
        mean: defined === 0 ? null : isSum ? total : total / defined,
        coverage: queries > 0 ? sum / queries : null,
        formula,
        perQuery: new Map([...scores].map(([id, score]) => [id, Number.isNaN(score) ? null : score])),
      }
    })
  }
}

function totalOf(scores: Iterable<number>): [total: number, defined: number] {
  let [total, defined] = [0, 0]
  for (const score of scores) {
    if (Number.isNaN(score)) continue
    total += score
    defined++
  }
  return [total, defined]
}
