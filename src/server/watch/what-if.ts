import type { ProjectPlan } from '#contract/plan.ts'
import type { Facts, WhatIfAnswer } from '#contract/watch.ts'
import { groupBy } from '#core/group-by.ts'
import { boardOf } from '#core/watch/board.ts'
import { changed, forecast, type WhatIf } from '#core/watch/forecast.ts'
import { paceOf } from '#core/watch/stretch.ts'

/** What would follow from another overlap, more or fewer people, another share of gold. */
export function whatIf(facts: Facts, plan: ProjectPlan, to: WhatIf): WhatIfAnswer {
  const { goldShare } = facts
  const stretches = [...groupBy(facts.cells, ({ language }) => language).values()].map((cells) => {
    const days = Math.max(...cells.map((cell) => cell.days))
    const [first, ...rest] = cells.map((cell) => changed({ ...cell, goldShare, perDay: paceOf({ ...cell, days }) }, to))
    return rest.reduce(
      (sum, next) => ({
        remaining: sum.remaining + next.remaining,
        perDay: sum.perDay.map((made, at) => made + (next.perDay[at] ?? 0)),
      }),
      first ?? { remaining: 0, perDay: [] },
    )
  })
  const remaining = stretches.reduce((sum, stretch) => sum + stretch.remaining, 0)
  const costs = boardOf(facts, plan).languages.map(({ cost: { perLabel } }, at) => {
    const left = stretches[at]?.remaining ?? 0
    // Gold is paid for as well; what is paid once has been paid.
    return left === 0 ? 0 : perLabel === null ? null : (left / (1 - to.goldShare)) * perLabel
  })
  const costToCome = costs.some((cost) => cost === null)
    ? null
    : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0)
  return { remaining, forecast: forecast(stretches), costToCome }
}
