import type { RunComparison } from '#contract/runs.ts'
import type { Deps, Patience } from '../deps.ts'
import { changeMark } from '../insights/change-mark.ts'
import { freshenGrades } from '../insights/model-grades.ts'
import type { Known, Workshop } from '../insights/workshop.ts'
import { ruleOf } from '../queries/rule-of.ts'
import { chosenRuns, compareRuns } from './compare-runs.ts'

/**
 * The comparison of the chosen runs as the labels stand by the rule in force, or as they stood before where it takes longer than the patience; the order of
 * review follows from it. Without two runs there is none, and nothing is worked out.
 */
export async function freshComparison(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  workshop: Workshop,
  projectId: string,
  patience: Patience,
): Promise<Known<RunComparison | null>> {
  const sides = await chosenRuns(db, projectId)
  if (!sides) return { value: null, isComputing: false }
  const rule = await ruleOf(db, projectId)
  await freshenGrades({ db, now }, workshop, { projectId, rule, patience })
  const basis = [rule, sides.a.id, sides.b.id].join(' ')
  const work = () => compareRuns(db, projectId, sides)
  return workshop.ask({ projectId, key: 'runs', basis, mark: await changeMark(db, projectId), patience, work })
}
