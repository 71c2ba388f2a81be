/** Money that was spent on work, the time of that work in ms, and the labels it made. */
interface Spent {
  spent: number
  ms: number
  labels: number
}

/** What a decision comes to, in the unit of `spent`: its time at the mean price of time, or a label's cost where none was timed; null before there was work. */
export function priceOfDecision({ spent, ms, labels }: Spent, decisionMs: number | null): number | null {
  if (decisionMs !== null) return ms > 0 ? (spent / ms) * decisionMs : null
  return labels > 0 ? spent / labels : null
}
