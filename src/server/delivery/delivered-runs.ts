import type { Kysely } from 'kysely'
import type { DeliveredRuns } from '#contract/report.ts'
import { BadMeasure, type Measure, measureOf } from '#core/measures/measure.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import type { Known, Workshop } from '../insights/workshop.ts'
import { chosenRuns } from '../runs/compare-runs.ts'
import { evaluateRuns, presentEvaluation } from '../runs/evaluate-runs.ts'
import { deliveredGrades } from './delivered-grades.ts'

/** The measure that a request names; nDCG@10 where it names none that there is. */
function measureAsked(name: string): Measure {
  try {
    return measureOf(name.trim())
  } catch (error) {
    if (!(error instanceof BadMeasure)) throw error
    return measureOf('nDCG@10')
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
  { projectId, asked, patience }: { projectId: string; asked: string; patience: number },
): Promise<Known<DeliveredRuns>> {
  const [sides, version] = [await chosenRuns(db, projectId), await latestVersion(db, projectId)]
  if (!sides || version === null) return { value: null, isComputing: false }
  const measure = measureAsked(asked)
  const mark = [version, measure.name, sides.a.id, sides.b.id].join(' ')
  const work = async () => {
    const graded = await deliveredGrades(db, { projectId, version })
    const evaluated = await evaluateRuns(db, { projectId, graded, measures: [measure], now: now() })
    const { runs, measures } = presentEvaluation(evaluated)
    const sideOf = ({ id, name }: { id: string; name: string }) => {
      const { mean = null, coverage = null } = measures[0]?.outcomes[runs.findIndex((run) => run.id === id)] ?? {}
      return { name, mean, coverage }
    }
    return {
      ...{ version, measure: measure.name, a: sideOf(sides.a), b: sideOf(sides.b) },
      difference: measures[0]?.difference ?? null,
    }
  }
  return workshop.ask({ room: projectId, key: 'delivered runs', mark, patience, work })
}
