import { BadMeasure, type Measure, measureOf } from '#core/measures/measure.ts'
import { isPreference } from '#core/preference.ts'
import { ApiError } from '../api-error.ts'
import type { Deps, Patience } from '../deps.ts'
import { changeMark } from '../insights/change-mark.ts'
import { freshenGrades } from '../insights/model-grades.ts'
import type { Known, Workshop } from '../insights/workshop.ts'
import { ruleOf } from '../queries/rule-of.ts'
import { rulesOf } from './compare-runs.ts'
import { type Evaluated, evaluateRuns } from './evaluate-runs.ts'
import { readGrades } from './read-grades.ts'

/** Most measures that are worked out at once. */
const mostMeasures = 8

function measuresOf(names: string[]): Measure[] {
  const wanted = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))]
  if (wanted.length === 0 || wanted.length > mostMeasures)
    throw new ApiError('bad-measure', `Name one to ${mostMeasures} measures.`, { measure: '', expected: '' })
  return wanted.map((name) => {
    try {
      return measureOf(name)
    } catch (error) {
      if (!(error instanceof BadMeasure)) throw error
      throw new ApiError('bad-measure', error.message, { measure: name, expected: error.expected })
    }
  })
}

/**
 * Every run by the measures named, as the labels and the runs stand, or as they stood before where it takes longer than the patience. Throws `bad-measure`
 * for a name that is none.
 */
export async function freshEvaluation(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  workshop: Workshop,
  { projectId, names, patience }: { projectId: string; names: string[]; patience: Patience },
): Promise<Known<Evaluated>> {
  const measures = measuresOf(names)
  const rule = await ruleOf(db, projectId)
  await freshenGrades({ db, now }, workshop, { projectId, rule, patience })
  const runs = db.selectFrom('run').select(['id', 'side']).where('project_id', '=', projectId).orderBy('id')
  const ids = (await runs.execute()).map(({ id, side }) => `${id}${side ?? ''}`)
  const mark = await changeMark(db, projectId)
  const key = `evaluate ${measures.map(({ name }) => name).join(';')}`
  const work = async () => {
    const { kind } = await rulesOf(db, projectId)
    const graded = isPreference(kind) ? new Map() : await readGrades(db, projectId, rule)
    return evaluateRuns(db, { projectId, graded, measures, now: now() })
  }
  return workshop.ask({ projectId, key, basis: [rule, ...ids].join(' '), mark, patience, work })
}
