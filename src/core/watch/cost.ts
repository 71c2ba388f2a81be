/** What an hour of work costs in a language, in minor units of the currency; null where no rate is known. */
export type RateOf = (language: string) => number | null

/** Work in one language: time in ms, labels that were made, and those of them that are accepted. */
export interface Worked {
  language: string
  activeMs: number
  labels: number
  accepted: number
}

/** Money in minor units, not rounded; what is divided by nothing is null. */
export interface Cost {
  total: number
  perHour: number | null
  perLabel: number | null
  perAccepted: number | null
}

const hour = 3_600_000

const per = (total: number, count: number) => (count > 0 ? total / count : null)

/** What the work of a language has cost; null where no rate is known. */
export function costOf({ language, activeMs, labels, accepted }: Worked, rateOf: RateOf): Cost | null {
  const rate = rateOf(language)
  if (rate === null) return null
  const total = (activeMs / hour) * rate
  return {
    total,
    perHour: per(total, activeMs / hour),
    perLabel: per(total, labels),
    perAccepted: per(total, accepted),
  }
}

/** What a project has cost, with what is paid once; null where a language with work has no rate. */
export function totalCost(worked: readonly Worked[], rateOf: RateOf, fixed: number): Cost | null {
  let [total, labels, accepted, hours] = [fixed, 0, 0, 0]
  for (const work of worked) {
    if (work.activeMs > 0) {
      const cost = costOf(work, rateOf)
      if (!cost) return null
      total += cost.total
    }
    labels += work.labels
    accepted += work.accepted
    hours += work.activeMs / hour
  }
  return { total, perHour: per(total, hours), perLabel: per(total, labels), perAccepted: per(total, accepted) }
}
