import type { RunComparison } from '#contract/runs.ts'
import type { Deps } from '../deps.ts'
import { changeMark } from '../insights/change-mark.ts'
import type { Known, Workshop } from '../insights/workshop.ts'
import { chosenRuns, compareRuns } from './compare-runs.ts'

/**
 * The comparison of the chosen runs as the labels stand, or as they stood before where it takes longer than `patience` ms; the order of
 * review follows from it. Without two runs there is none, and nothing is worked out.
 */
export async function freshComparison(
  { db }: Pick<Deps, 'db'>,
  workshop: Workshop,
  projectId: string,
  patience: number,
): Promise<Known<RunComparison | null>> {
  const sides = await chosenRuns(db, projectId)
  if (!sides) return { value: null, isComputing: false }
  const mark = `${await changeMark(db, projectId)} ${sides.a.id} ${sides.b.id}`
  return workshop.ask({ room: projectId, key: 'runs', mark, patience, work: () => compareRuns(db, projectId, sides) })
}
