import { type Ranked, relevantIn } from './ranked.ts'

/** What counts as relevant, and the rank a measure ends at (infinite for the whole run). */
export interface Cut {
  rel: number
  k: number
}

/** Average precision (trec_eval's map and map_cut): precision at each relevant document of the first k, over all relevant ones. */
export function averagePrecision({ returned, judged }: Ranked, { rel, k }: Cut): number {
  const end = Math.min(k, returned.length)
  let [found, sum] = [0, 0]
  for (let at = 0; at < end; at++) if ((returned[at] as number) >= rel) sum += ++found / (at + 1)
  return found > 0 ? sum / relevantIn(judged, rel) : 0
}

/** 1 / rank of the first relevant document (Kantor and Voorhees 2000), 0 without one in the first k. */
export function reciprocalRank({ returned }: Ranked, { rel, k }: Cut): number {
  const end = Math.min(k, returned.length)
  for (let at = 0; at < end; at++) if ((returned[at] as number) >= rel) return 1 / (at + 1)
  return 0
}

/** The share of the first k that is relevant; what a run does not return counts against it. */
export function precision({ returned }: Ranked, { rel, k }: Cut): number {
  return relevantIn(returned, rel, k) / k
}

/** The share of the relevant documents that stand in the first k; 0 without any. */
export function recall({ returned, judged }: Ranked, { rel, k }: Cut): number {
  return over(relevantIn(returned, rel, k), relevantIn(judged, rel))
}

/** Whether a relevant document stands in the first k: 1 or 0. */
export function success({ returned }: Ranked, { rel, k }: Cut): number {
  return relevantIn(returned, rel, k) > 0 ? 1 : 0
}

/** Precision at as many documents as are relevant. */
export function rPrecision(query: Ranked, { rel }: Cut): number {
  const relevant = relevantIn(query.judged, rel)
  return over(relevantIn(query.returned, rel, relevant), relevant)
}

/** The best precision at or after the rank where `level` of the relevant documents are found, to the nearest (trec_eval 10's iprec_at_recall). */
export function interpolatedPrecision({ returned, judged }: Ranked, { rel }: Cut, level: number): number {
  const wanted = Math.round(level * relevantIn(judged, rel))
  let found = relevantIn(returned, rel)
  if (found === 0 || wanted > found) return 0
  let best = 0
  for (let at = returned.length - 1; at >= 0 && found > 0; at--) {
    best = Math.max(best, found / (at + 1))
    if (!((returned[at] as number) >= rel)) continue
    if (found === wanted) return best
    found--
  }
  return best
}

/** The share of what is returned that is relevant; `isRelative`: of what could be at best. */
export function setPrecision({ returned, judged }: Ranked, { rel }: Cut, isRelative = false): number {
  const most = isRelative ? Math.min(returned.length, relevantIn(judged, rel)) : returned.length
  return over(relevantIn(returned, rel), most)
}

/** Precision and recall of the set as one, (β + 1)PR / (R + βP) as trec_eval weighs them. */
export function setF(query: Ranked, cut: Cut, beta: number): number {
  const [p, r] = [setPrecision(query, cut), recall(query, { ...cut, k: Number.POSITIVE_INFINITY })]
  return over((beta + 1) * p * r, r + beta * p)
}

function over(count: number, all: number): number {
  return all > 0 ? count / all : 0
}
