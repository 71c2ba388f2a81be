import { studentPoint } from '../distributions.ts'

/** A ratio with its 95 % interval; without two groups there is no interval. */
export interface Ratio {
  value: number
  low: number | null
  high: number | null
}

/** Sums from which ratios come, one per place: what was found in each group of things over how many there are in it. */
export interface RatioSums {
  add: (place: number, found: number, of: number) => void
  /** The ratio at a place; null where there is nothing to divide by. */
  ratio: (place: number) => Ratio | null
}

/**
 * Ratios of sums over groups that were drawn as wholes, such as queries. The interval is Student's, with the
 * linearised variance between groups, G/(G − 1) · Σ (found − ratio · of)² / (Σ of)² (Cochran 1977, 9A.4).
 */
export function ratioSums(places: number): RatioSums {
  const [found, of, groups] = [new Float64Array(places), new Float64Array(places), new Int32Array(places)]
  const [square, mixed, ofSquare] = [new Float64Array(places), new Float64Array(places), new Float64Array(places)]
  const add = (to: Float64Array | Int32Array, place: number, more: number) => {
    to[place] = (to[place] as number) + more
  }
  return {
    add(place, more, count) {
      if (count === 0) return
      add(found, place, more)
      add(of, place, count)
      add(groups, place, 1)
      add(square, place, more * more)
      add(mixed, place, more * count)
      add(ofSquare, place, count * count)
    },
    ratio(place) {
      const [all, n, g] = [found[place] as number, of[place] as number, groups[place] as number]
      if (n === 0) return null
      const value = all / n
      if (g < 2) return { value, low: null, high: null }
      const [s, m, o] = [square[place] as number, mixed[place] as number, ofSquare[place] as number]
      const spread = Math.max(0, s - 2 * value * m + value * value * o)
      const error = (studentPoint(g - 1) * Math.sqrt((g / (g - 1)) * spread)) / n
      return { value, low: value - error, high: value + error }
    },
  }
}

/** A ratio that is a share: its interval stays within 0 and 1. */
export function asShare({ value, low, high }: Ratio): Ratio {
  return { value, low: low === null ? null : Math.max(0, low), high: high === null ? null : Math.min(1, high) }
}
