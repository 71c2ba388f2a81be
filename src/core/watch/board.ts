import type { ProjectPlan } from '#contract/plan.ts'
import type { Board, BoardLanguage, CostView, Facts, Pace, WorkCell } from '#contract/watch.ts'
import { groupBy } from '../group-by.ts'
import { rateFor } from '../plan.ts'
import { priceOfDecision } from '../price-of-decision.ts'
import { type Cost, costOf, totalCost } from './cost.ts'
import { daysLate } from './days-late.ts'
import { hoursLeft } from './forecast.ts'
import { type Sums, sumOf } from './sums.ts'

const dayMs = 24 * 3_600_000

const unknownCost: CostView = { total: null, perHour: null, perLabel: null, perAccepted: null }
const view = (cost: Cost | null): CostView => cost ?? unknownCost

const nobody: Pace = { people: 0, medianSeconds: null }

/** Work as cost sees it: what was paid for is every label, what was got are the accepted ones. */
const workedIn = (language: string, { activeMs, labels, accepted }: Sums) => ({ language, activeMs, labels, accepted })

function languageRow(language: string, cells: WorkCell[], facts: Facts, plan: ProjectPlan): BoardLanguage {
  const sums = sumOf(cells)
  const found = facts.agreementBy.find((row) => row.language === language)
  const { results, wanted, made, perDay, activeMs, labels } = sums
  const meanSeconds = labels > 0 ? activeMs / labels / 1000 : null
  return {
    ...{ language, results, wanted, made, perDay, ...(facts.paces.languages[language] ?? nobody) },
    agreement: found ? { value: found.value, low: found.low, high: found.high, reason: found.reason } : null,
    cost: view(costOf(workedIn(language, sums), (tag) => rateFor(plan, tag))),
    forecast: facts.ends.languages[language] ?? null,
    hoursLeft: hoursLeft(Math.max(0, wanted - made), facts.goldShare, meanSeconds),
    hoursPerWeek: plan.hours.find((row) => row.language === language)?.perWeek ?? null,
  }
}

type Spent = { total: number | null } & Pick<Sums, 'perDay' | 'msPerDay' | 'activeMs'>

/** What was spent by the end of each day of the pace; the work before it and what is paid once stand at its beginning. */
function spending(rows: readonly Spent[], fixed: number, now: Date) {
  const days = rows[0]?.perDay.length ?? 0
  const at = (ago: number) => new Date(now.getTime() - ago * dayMs).toISOString().slice(0, 10)
  return Array.from({ length: days }, (_, day) => {
    let [total, labels] = [fixed, 0]
    for (const { total: cost, perDay, msPerDay, activeMs } of rows) {
      const later = msPerDay.slice(day + 1).reduce((sum, ms) => sum + ms, 0)
      total += activeMs > 0 && cost !== null ? cost * (1 - later / activeMs) : 0
      labels += perDay[day] ?? 0
    }
    return { day: at(days - 1 - day), total, labels }
  })
}

/** Everything that an owner watches, from what was measured (days count from then) and what was planned; alarms come from elsewhere. */
export function boardOf(facts: Facts, plan: ProjectPlan): Omit<Board, 'alarms'> {
  const byLanguage = groupBy(facts.cells, ({ language }) => language)
  const parts = [...byLanguage].map(([language, cells]) => ({ language, cells, sums: sumOf(cells) }))
  const languages = parts.map(({ language, cells }) => languageRow(language, cells, facts, plan))
  const none: Sums = {
    results: 0,
    wanted: 0,
    made: 0,
    perDay: [],
    msPerDay: [],
    days: 0,
    activeMs: 0,
    labels: 0,
    counting: 0,
    accepted: 0,
  }
  const all = facts.cells.length > 0 ? sumOf(facts.cells) : none
  const end = facts.ends.total
  const now = new Date(facts.computedAt)
  const fixed = plan.fixedCosts.reduce((sum, { amount }) => sum + amount, 0)
  const worked = parts.map(({ language, sums }) => workedIn(language, sums))
  const { results, wanted, made, perDay } = all
  const hours = languages.map((row) => row.hoursLeft)
  const delivery = plan.dates.delivery
  const cost = totalCost(worked, (tag) => rateFor(plan, tag), fixed)
  const spent = parts.map(({ sums }, at) => ({ ...sums, total: languages[at]?.cost.total ?? null }))
  return {
    computedAt: facts.computedAt,
    ...{
      currency: plan.budget.currency,
      budget: plan.budget.amount,
      delivery,
      daysLate: daysLate(end, delivery, facts),
    },
    languages,
    total: {
      ...{ results, wanted, made, perDay, ...facts.paces.total },
      agreement: facts.agreement,
      cost: view(cost),
      forecast: end,
      hoursLeft: hours.some((left) => left === null) ? null : hours.reduce<number>((sum, left) => sum + (left ?? 0), 0),
    },
    decision: {
      isTimed: facts.decisionMs !== null,
      cost:
        cost && priceOfDecision({ spent: cost.total - fixed, ms: all.activeMs, labels: all.labels }, facts.decisionMs),
    },
    costByDay: spending(spent, fixed, now),
    ...{ waitingReview: facts.waitingReview, overlap: facts.overlap, goldShare: facts.goldShare },
  }
}
