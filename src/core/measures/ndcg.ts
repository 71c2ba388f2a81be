import { ndcgBy } from './discounted.ts'
import { ranked } from './ranked.ts'

/**
 * nDCG@k as trec_eval's ndcg_cut: linear gain, the ideal over all judged documents cut at `k`, unjudged and negative gains
 * count nothing; 0 where nothing judged gains anything. From 0 to 1.
 */
export function ndcg(ranking: readonly string[], gains: ReadonlyMap<string, number>, k: number): number {
  return ndcgBy({ gain: 'grade', ideal: 'judged-at-k', k })(ranked(ranking.slice(0, k), gains))
}

/** The share of the first `k` documents that are judged; null where nothing was returned. */
export function judgedAt(
  ranking: readonly string[],
  judged: ReadonlySet<string> | ReadonlyMap<string, unknown>,
  k: number,
): number | null {
  const top = ranking.slice(0, k)
  return top.length === 0 ? null : top.filter((docId) => judged.has(docId)).length / top.length
}
