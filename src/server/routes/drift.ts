import { sql } from 'kysely'
import { changeMark } from '../insights/change-mark.ts'
import { type ComputedDrift, computeDrift, presentDrift } from '../insights/drift-report.ts'
import { ratersNames } from '../insights/names.ts'
import type { Workshop } from '../insights/workshop.ts'
import type { On } from '../router.ts'

/** Drift between languages and people, on what was judged in several languages. */
export function driftRoutes(on: On, workshop: Workshop): void {
  on('drift.get', async ({ db, params: { projectId }, membership, now, patience }) => {
    const { rows } = await sql<{
      mark: string
    }>`select concat_ws('|', count(*), max(settled_at)) as mark from calibration_item where project_id = ${projectId} and settled_at is not null`.execute(
      db,
    )
    const mark = `${rows[0]?.mark} ${await changeMark(db, projectId)}`
    const work = async (): Promise<{ drift: ComputedDrift; computedAt: string }> => ({
      drift: await computeDrift(db, projectId),
      computedAt: now().toISOString(),
    })
    const { value, isComputing } = await workshop.ask({ projectId, key: 'drift', basis: '', mark, patience, work })
    if (!value) return { isComputing, report: null }
    const nameOf = await ratersNames(db, projectId, membership.roles.includes('owner'))
    const { drift, computedAt } = value
    return { isComputing, report: { ...(await presentDrift(db, projectId, drift, nameOf)), computedAt } }
  })
}
