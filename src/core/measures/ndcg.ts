/** Discounted cumulated gain of the first `k` gains: Σ gain / log2(rank + 1) (Järvelin and Kekäläinen 2002, as trec_eval has it). */
export function dcg(gains: readonly number[], k: number): number {
  let sum = 0
  for (let at = 0; at < Math.min(k, gains.length); at++) sum += (gains[at] as number) / Math.log2(at + 2)
  return sum
}

/**
 * nDCG@k as trec_eval's ndcg_cut: linear gain, the ideal over all judged documents cut at `k`, unjudged and negative gains
 * count nothing; 0 where nothing judged gains anything. From 0 to 1.
 */
export function ndcg(ranking: readonly string[], gains: ReadonlyMap<string, number>, k: number): number {
  const gained = (gain: number | undefined) => Math.max(0, gain ?? 0)
  const ideal = dcg(
    [...gains.values()].map(gained).sort((a, b) => b - a),
    k,
  )
  if (ideal === 0) return 0
  return (
    dcg(
      ranking.slice(0, k).map((docId) => gained(gains.get(docId))),
      k,
    ) / ideal
  )
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
