import type { RunReturn } from '#contract/runs.ts'
import { narrowing } from '#core/measures/narrowing.ts'
import { rateFor } from '#core/plan.ts'
import type { Deps, Patience } from '../deps.ts'
import { changeMark } from '../insights/change-mark.ts'
import { inTurns } from '../insights/turns.ts'
import { workByQuery } from '../insights/work-facts.ts'
import type { Known, Workshop } from '../insights/workshop.ts'
import { loadPlan } from '../queries/plans.ts'
import { pairs } from './evaluate-runs.ts'
import { freshEvaluation } from './fresh-evaluation.ts'

const hourMs = 3_600_000

/** How closely the lead of run B was known, query by query in the order in which their labels were finished, beside what had been spent until then. */
export async function runReturn(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  workshop: Workshop,
  { projectId, measure, patience }: { projectId: string; measure: string; patience: Patience },
): Promise<Known<RunReturn>> {
  const evaluated = await freshEvaluation({ db, now }, workshop, { projectId, names: [measure], patience })
  if (!evaluated.value) return { value: null, isComputing: evaluated.isComputing }
  const rows = pairs(evaluated.value, 0) ?? []
  const { plan, version } = await loadPlan(db, projectId)
  const work = async (): Promise<RunReturn> => {
    const differences = new Map(rows.map(({ queryId, a, b }) => [queryId, b - a]))
    const queries = await workByQuery(db, projectId)
    const isPriced = queries.every(({ language }) => rateFor(plan, language) !== null)
    const spent = queries.map(({ queryId, language, labels, ms }) => ({
      ...{ queryId, difference: differences.get(queryId) ?? null, labels, minutes: ms / 60_000 },
      money: ((rateFor(plan, language) ?? 0) * ms) / hourMs,
    }))
    const points = await inTurns(narrowing(spent))
    return {
      currency: plan.budget.currency,
      points: points.map(({ money, ...point }) => ({ ...point, money: isPriced ? Math.round(money) : null })),
    }
  }
  const mark = [await changeMark(db, projectId), evaluated.value.computedAt].join(' ')
  const basis = String(version)
  const known = await workshop.ask({ projectId, key: `return ${measure}`, basis, mark, patience, work })
  return { value: known.value, isComputing: known.isComputing || evaluated.isComputing }
}
