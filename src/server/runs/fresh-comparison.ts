import { sql } from 'kysely'
import type { RunComparison } from '#contract/runs.ts'
import type { Deps } from '../deps.ts'
import { changeMark } from '../insights/change-mark.ts'
import type { Known, Workshop } from '../insights/workshop.ts'
import { compareRuns } from './compare-runs.ts'

/** The comparison of the chosen runs as the labels stand, or as they stood before where it takes longer than `patience` ms; the order of review follows from it. */
export async function freshComparison(
  { db }: Pick<Deps, 'db'>,
  workshop: Workshop,
  projectId: string,
  patience: number,
): Promise<Known<RunComparison | null>> {
  const { rows } = await sql<{
    mark: string
  }>`select coalesce(string_agg(side || id, ' ' order by side), '') as mark from run where project_id = ${projectId} and side is not null`.execute(
    db,
  )
  const mark = `${await changeMark(db, projectId)} ${rows[0]?.mark ?? ''}`
  return workshop.ask({ room: projectId, key: 'runs', mark, patience, work: () => compareRuns(db, projectId) })
}
