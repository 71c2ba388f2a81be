/** What is asked of a figure: at least or at most so much. */
export interface Asked {
  direction: 'at-least' | 'at-most'
  /** Null: nothing is asked. */
  limit: number | null
  /** Fewer items than this say nothing yet. */
  fewest: number
}

/** A figure with its interval of 95 % (null: it has none), and how many items it was made of. */
export interface Measured {
  value: number | null
  low: number | null
  high: number | null
  count: number
}

/** `unclear`: more items are needed, about `more`; null where no number can be told. `none`: nothing is asked. */
export interface Judgement {
  verdict: 'pass' | 'fail' | 'unclear' | 'none'
  more: number | null
}

/** Beyond this many more items no number is told: no pilot gets there. */
const most = 1_000_000

/**
 * Judges a figure against what is asked. It passes when its whole interval is on the right side, and fails when its whole interval is on
 * the wrong one; between the two, and with too few items, it is unclear. An interval narrows with the root of the items, so that
 * count · ((value − end) / (value − limit))² of them would settle it if the value stayed.
 */
export function judge({ value, low, high, count }: Measured, { direction, limit, fewest }: Asked): Judgement {
  if (limit === null) return { verdict: 'none', more: null }
  if (count < fewest || value === null) return { verdict: 'unclear', more: Math.max(fewest - count, 1) }
  const [worst, best] = direction === 'at-least' ? [low ?? value, high ?? value] : [high ?? value, low ?? value]
  const holds = (end: number) => (direction === 'at-least' ? end >= limit : end <= limit)
  if (holds(worst)) return { verdict: 'pass', more: null }
  if (!holds(best)) return { verdict: 'fail', more: null }
  const end = holds(value) ? worst : best
  const wanted = Math.ceil(count * ((value - end) / (value - limit)) ** 2) - count
  return { verdict: 'unclear', more: wanted > 0 && wanted <= most ? wanted : null }
}

// The 97.5 % quantile of the normal distribution.
const z = 1.959963984540054

/**
 * The places (from 1) of the ends of a 95 % interval for the median among `count` values in order, by the normal approximation to the
 * binomial (W. J. Conover, Practical Nonparametric Statistics, 3rd ed. 1999, ch. 3.2); the first and the last where there are few.
 */
export function medianPlaces(count: number): { low: number; high: number } {
  const half = (z * Math.sqrt(count)) / 2
  return { low: Math.max(1, Math.floor(count / 2 - half)), high: Math.min(count, Math.ceil(count / 2 + half) + 1) }
}

/** What items cost: how many, their sum and the sum of their squares, and the sum of what came on top. */
export interface Sums {
  count: number
  sum: number
  squares: number
  extra: number
}

/** The mean of all costs per item, with an interval of 95 % from how the items differ. */
export function meanOf({ count, sum, squares, extra }: Sums): Measured {
  if (count === 0) return { value: null, low: null, high: null, count }
  const value = (sum + extra) / count
  if (count === 1) return { value, low: null, high: null, count }
  const half = z * Math.sqrt(Math.max(0, (squares - sum ** 2 / count) / (count - 1)) / count)
  return { value, low: Math.max(0, value - half), high: value + half, count }
}

/**
 * The cost of an accepted label from that of any label: divided by the share that is accepted, with the error of both in the interval (delta
 * method for a ratio; W. G. Cochran, Sampling Techniques, 3rd ed. 1977, ch. 2.11). Without labels to tell the share from, all count as accepted.
 */
export function perAccepted(cost: Measured, { labels, accepted }: { labels: number; accepted: number }): Measured {
  if (labels === 0 || cost.value === null) return cost
  if (accepted === 0) return { ...cost, value: null, low: null, high: null }
  const share = accepted / labels
  const value = cost.value / share
  if (cost.high === null || cost.value === 0) return { ...cost, value, low: null, high: null }
  const own = (cost.high - cost.value) / cost.value
  const half = value * Math.hypot(own, z * Math.sqrt((1 - share) / (share * labels)))
  return { ...cost, value, low: Math.max(0, value - half), high: value + half }
}
