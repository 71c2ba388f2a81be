import type { ProjectPlan } from '#contract/plan.ts'
import type { Facts, OverviewCell, WorkCell } from '#contract/watch.ts'
import { rateFor } from '../plan.ts'
import { costOf } from './cost.ts'
import { daysLate } from './days-late.ts'

type Standing = Omit<OverviewCell, 'projectId' | 'underQuality'>

/** By how large a share of the standard an accepted label costs more; below 0 it costs less. */
function overCost(cell: WorkCell, plan: ProjectPlan): number | null {
  const standard = plan.standards.costPerAccepted
  const perAccepted = costOf(cell, (language) => rateFor(plan, language))?.perAccepted ?? null
  return standard === null || standard === 0 || perAccepted === null ? null : perAccepted / standard - 1
}

/** By how large a share of the standard agreement in a language lies under it; below 0 it lies over it. */
export function qualityGap(facts: Facts, plan: ProjectPlan, language: string): number | null {
  const least = plan.standards.agreement?.least
  const value = facts.agreementBy.find((row) => row.language === language)?.value
  if (!least || value === null || value === undefined) return null
  return 1 - value / least
}

/** Where each language of each market stands: its work, how late it will be, and its cost against the standard. */
export function cellStandings(facts: Facts, plan: ProjectPlan): Standing[] {
  return facts.cells.map((cell, at) => {
    const { language, market, wanted, made } = cell
    const end = facts.ends.cells[at] ?? null
    return {
      ...{ language, market, wanted, made },
      daysLate: daysLate(end, plan.dates.delivery, facts),
      overCost: overCost(cell, plan),
    }
  })
}
