import type { RunComparison } from '#contract/runs.ts'
import type { Deps } from '../deps.ts'
import { changeMark } from '../insights/change-mark.ts'
import { freshenGrades } from '../insights/model-grades.ts'
import type { Known, Workshop } from '../insights/workshop.ts'
import { chosenRuns, compareRuns } from './compare-runs.ts'
import { ruleOf } from './fresh-evaluation.ts'

/**
 * The comparison of the chosen runs as the labels stand by the rule in force, or as they stood before where it takes longer than `patience` ms; the order of
 * review follows from it. Without two runs there is none, and nothing is worked out.
 */
export async function freshComparison(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  workshop: Workshop,
  projectId: string,
  patience: number,
): Promise<Known<RunComparison | null>> {
  const sides = await chosenRuns(db, projectId)
  if (!sides) return { value: null, isComputing: false }
  const rule = await ruleOf(db, projectId)
  await freshenGrades({ db, now }, workshop, { projectId, rule, patience })
  const mark = [await changeMark(db, projectId), rule, sides.a.id, sides.b.id].join(' ')
  return workshop.ask({ room: projectId, key: 'runs', mark, patience, work: () => compareRuns(db, projectId, sides) })
}
