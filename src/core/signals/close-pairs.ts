import { signalLimits } from './limits.ts'

/** Two people and what their labels on the same results have in common. */
export interface ClosePair {
  a: string
  b: string
  /** Results that both labelled. */
  results: number
  /** Of them, those where one label came within a minute of the other. */
  soon: number
  /** Of them, those where both explained in the same words. */
  sameWords: number
}

/** A question about two people. */
export interface PairQuestion {
  kind: 'same-words' | 'right-after'
  a: string
  b: string
  labels: number
  seen: number
  usual: number
}

/** What to ask about pairs: the same words on the same results, and labels that follow each other at once. */
export function pairQuestions(pairs: readonly ClosePair[]): PairQuestion[] {
  const sum = (of: (pair: ClosePair) => number) => pairs.reduce((all, pair) => all + of(pair), 0)
  const all = {
    results: sum((pair) => pair.results),
    soon: sum((pair) => pair.soon),
    same: sum((pair) => pair.sameWords),
  }
  return pairs.flatMap(({ a, b, results, soon, sameWords }) => {
    const rest = Math.max(1, all.results - results)
    const [share, usual] = [soon / results, (all.soon - soon) / rest]
    const { afterResults, afterShare, afterExcess } = signalLimits
    const isSoon = results >= afterResults && share >= afterShare && share - usual >= afterExcess
    const isSame = sameWords >= signalLimits.wordsCount
    const pair = { a, b, labels: results }
    const usualWords = (results * (all.same - sameWords)) / rest
    return [
      ...(isSame ? [{ kind: 'same-words' as const, ...pair, seen: sameWords, usual: usualWords }] : []),
      ...(isSoon ? [{ kind: 'right-after' as const, ...pair, seen: share, usual }] : []),
    ]
  })
}
