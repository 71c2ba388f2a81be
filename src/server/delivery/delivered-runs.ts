import type { Kysely } from 'kysely'
import type { DeliveredRuns } from '#contract/report.ts'
import { BadMeasure, type Measure, measureOf } from '#core/measures/measure.ts'
import { isPreference } from '#core/preference.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import type { Deps, Patience } from '../deps.ts'
import type { Known, Workshop } from '../insights/workshop.ts'
import { chosenRuns, rulesOf } from '../runs/compare-runs.ts'
import { evaluateRuns, presentEvaluation } from '../runs/evaluate-runs.ts'
import { deliveredGrades } from './delivered-grades.ts'

const usual = measureOf('nDCG@10')

/** The measure that a request names; nDCG@10 where it names none that there is. */
function measureAsked(name: string): Measure {
  try {
    return measureOf(name.trim())
  } catch (error) {
    if (!(error instanceof BadMeasure)) throw error
    return usual
  }
}

async function latestVersion(db: Kysely<Database>, projectId: string): Promise<number | null> {
  const row = await db
    .selectFrom('delivery')
    .select('version')
    .where('project_id', '=', projectId)
    .where('state', '=', 'ready')
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return row?.version ?? null
}

/**
 * The two chosen runs on the grades that the latest delivery froze, in the measure that the request names: what the set was made to decide. Null before there
 * is a delivery and two runs.
 */
export async function deliveredRuns(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  workshop: Workshop,
  { projectId, asked, patience }: { projectId: string; asked: string; patience: Patience },
): Promise<Known<DeliveredRuns>> {
  const [sides, version] = [await chosenRuns(db, projectId), await latestVersion(db, projectId)]
  const { kind } = await rulesOf(db, projectId)
  if (!sides || version === null || isPreference(kind)) return { value: null, isComputing: false }
  const measure = measureAsked(asked)
  const basis = [version, measure.name, sides.a.id, sides.b.id].join(' ')
  const work = async () => {
    const graded = await deliveredGrades(db, { projectId, version })
    const by = (wanted: Measure) => evaluateRuns(db, { projectId, graded, measures: [wanted], now: now() })
    const evaluated = await by(measure).catch((error: unknown) => {
      // Whoever asked may have named one that does not know the highest gain.
      if (!(error instanceof ApiError)) throw error
      return by(usual)
    })
    const { runs, measures } = presentEvaluation(evaluated)
    const sideOf = ({ id, name }: { id: string; name: string }) => {
      const { mean = null, coverage = null } = measures[0]?.outcomes[runs.findIndex((run) => run.id === id)] ?? {}
      return { name, mean, coverage }
    }
    return {
      ...{ version, measure: measures[0]?.name ?? measure.name, a: sideOf(sides.a), b: sideOf(sides.b) },
      difference: measures[0]?.difference ?? null,
    }
  }
  return workshop.ask({ projectId, key: 'delivered runs', basis, mark: '', patience, work })
}
