import type { ProjectPlan } from '#contract/plan.ts'
import { fromMinor, toMinor } from './money.ts'

/** The parts that a plan is made of, in the order in which it is read. */
export const planParts = [
  'request',
  'sample',
  'standards',
  'budget',
  'rates',
  'fixedCosts',
  'dates',
  'hours',
] as const satisfies readonly (keyof ProjectPlan)[]

/** The plan of a project that has none: it asks for nothing. */
export const emptyPlan: ProjectPlan = {
  request: { asker: '', model: '', decision: '', measure: '', byWhen: null },
  sample: { how: '', queries: null, resultsPerQuery: null },
  standards: { agreement: null, secondsPerLabel: null, costPerAccepted: null, exposureMinutes: null, skill: null },
  budget: { amount: null, currency: 'USD' },
  rates: [],
  fixedCosts: [],
  dates: { pilot: null, production: null, delivery: null },
  hours: [],
}

/** JSON whose keys stand in order, so that what says the same is written the same. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** The parts in which two plans differ. */
export function changedParts(before: ProjectPlan, after: ProjectPlan): (typeof planParts)[number][] {
  return planParts.filter((part) => written(before[part]) !== written(after[part]))
}

/** What an hour of work in a language costs, in minor units: its own rate, else that of all others; null without either. */
export function rateFor({ rates }: Pick<ProjectPlan, 'rates'>, language: string): number | null {
  const rate =
    rates.find((row) => row.language === language) ??
    rates.find((row) => row.language === language.split('-')[0]) ??
    rates.find((row) => row.language === null)
  return rate?.perHour ?? null
}

/** The same plan told in another currency: the amounts stay as people wrote them, whatever the minor units are. */
export function inCurrency(plan: ProjectPlan, currency: string): ProjectPlan {
  const { budget, rates, fixedCosts, standards } = plan
  const same = (minor: number) => toMinor(fromMinor(minor, budget.currency), currency)
  const maybe = (minor: number | null) => (minor === null ? null : same(minor))
  return {
    ...plan,
    budget: { amount: maybe(budget.amount), currency },
    rates: rates.map((row) => ({ ...row, perHour: same(row.perHour) })),
    fixedCosts: fixedCosts.map((row) => ({ ...row, amount: same(row.amount) })),
    standards: { ...standards, costPerAccepted: maybe(standards.costPerAccepted) },
  }
}

/** What does not hold together in a plan, by the part it is in: dates out of order, a language twice, a cost without words. */
export function planProblems({
  dates,
  rates,
  hours,
  fixedCosts,
}: ProjectPlan): ('dates' | 'rates' | 'hours' | 'fixedCosts')[] {
  const days = [dates.pilot, dates.production, dates.delivery].filter((day) => day !== null)
  const twice = (rows: readonly { language: string | null }[]) =>
    new Set(rows.map(({ language }) => language)).size < rows.length
  const checks = [
    ['dates', days.some((day, at) => at > 0 && day < (days[at - 1] as string))],
    ['rates', twice(rates)],
    ['hours', twice(hours)],
    ['fixedCosts', fixedCosts.some(({ what }) => what.trim() === '')],
  ] as const
  return checks.flatMap(([part, isWrong]) => (isWrong ? [part] : []))
}
