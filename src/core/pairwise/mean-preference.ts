import { seeded } from '../seeded.ts'

/** The mean of the means of queries with the middle 95 % of resampled ones; the interval is null below two queries. */
export interface MeanPreference {
  mean: number | null
  ci95: [number, number] | null
  queries: number
}

/**
 * The preference over all queries: each query counts once, however many labels it has; the interval from a percentile bootstrap over
 * queries (Efron & Tibshirani 1993, 13.3), the same for the same `seed`.
 */
export function meanPreference(
  queryMeans: readonly number[],
  { resamples = 2000, seed = 1 }: { resamples?: number; seed?: number } = {},
): MeanPreference {
  const queries = queryMeans.length
  if (queries === 0) return { mean: null, ci95: null, queries }
  const mean = queryMeans.reduce((sum, one) => sum + one, 0) / queries
  if (queries < 2) return { mean, ci95: null, queries }
  const random = seeded(seed)
  const means = Array.from({ length: resamples }, () => {
    let sum = 0
    for (let draw = 0; draw < queries; draw++) sum += queryMeans[Math.floor(random() * queries)] as number
    return sum / queries
  }).sort((a, b) => a - b)
  const at = (share: number) => means[Math.min(resamples - 1, Math.floor(share * resamples))] as number
  return { mean, ci95: [at(0.025), at(0.975)], queries }
}
