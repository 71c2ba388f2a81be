import type { Cut } from './binary.ts'
import { type Ranked, relevantIn } from './ranked.ts'

/** trec_eval's INFAP_EPSILON. */
const tiny = 1e-5

/**
 * Bpref (Buckley and Voorhees 2004, as trec_eval has it): how seldom judged documents that are not relevant stand before
 * relevant ones. What is not judged plays no role.
 */
export function bpref({ returned, judged }: Ranked, { rel }: Cut): number {
  const relevant = relevantIn(judged, rel)
  const others = Math.min(relevant, relevantIn(judged, 0) - relevantIn(judged, Math.max(0, rel)))
  let [sum, before] = [0, 0]
  for (const grade of returned) {
    if (grade >= rel) sum += before > 0 ? 1 - Math.min(before, relevant) / others : 1
    else if (grade >= 0) before++
  }
  return relevant > 0 ? sum / relevant : 0
}

/**
 * Inferred AP (Yilmaz and Aslam 2006, as trec_eval has it): a grade below 0 says that a document was in the pool and not
 * judged, and stands for what judged ones of the pool are like.
 */
export function inferredAp({ returned, judged }: Ranked, { rel }: Cut): number {
  let [sum, found, others, skipped] = [0, 0, 0, 0]
  returned.forEach((grade, at) => {
    if (grade >= rel) {
      const share = (found + tiny) / (found + others + 2 * tiny)
      sum += at === 0 ? 1 : (1 + (found + others + skipped) * share) / (at + 1)
      found++
    } else if (grade >= 0) others++
    else if (grade < 0) skipped++
  })
  return sum > 0 ? sum / relevantIn(judged, rel) : 0
}

/** The share of the first k returned documents that anybody judged; NaN where nothing was returned. */
export function judgedShare({ returned }: Ranked, k: number): number {
  const end = Math.min(k, returned.length)
  let count = 0
  for (let at = 0; at < end; at++) if (!Number.isNaN(returned[at])) count++
  return count / end
}
