import { found } from '../api-error.ts'
import type { RunsTables } from '../db/schema/runs.ts'
import { wholeUpload } from '../ingest/whole-upload.ts'
import type { Workshop } from '../insights/workshop.ts'
import { audit } from '../queries/audit.ts'
import type { On } from '../router.ts'
import { clearWeights } from '../runs/compare-runs.ts'
import { freshComparison } from '../runs/fresh-comparison.ts'
import { chooseRuns, takeRun } from '../runs/take-run.ts'

/** So long a request waits for a comparison before it answers with the one before. */
const patience = 4000

const columns = ['id', 'name', 'side', 'queries', 'documents', 'unknown', 'uploaded_at'] as const

type Row = Pick<RunsTables['run'], (typeof columns)[number]>

const present = ({ uploaded_at, ...row }: Row) => ({ ...row, uploadedAt: uploaded_at.toISOString() })

/** Runs of rankers: taking them in, choosing two, and how these compare. */
export function runRoutes(on: On, workshop: Workshop): void {
  on('run.list', async ({ db, params }) => {
    const rows = await db
      .selectFrom('run')
      .select(columns)
      .where('project_id', '=', params.projectId)
      .orderBy('uploaded_at', 'desc')
      .orderBy('name')
      .execute()
    return { runs: rows.map(present) }
  })

  on('run.create', async ({ db, params, body, person, now, newId }) => {
    const { projectId } = params
    const [id, at] = [newId(), now()]
    await wholeUpload(db, projectId, body.uploadId)
    await takeRun(db, body, { projectId, id, personId: person.id, now: at })
    const one = db.selectFrom('run').select(columns).where('project_id', '=', projectId).where('id', '=', id)
    return present(await one.executeTakeFirstOrThrow())
  })

  on('run.delete', async ({ db, params, person, now }) => {
    const { projectId, runId } = params
    await db.transaction().execute(async (trx) => {
      const gone = await trx
        .deleteFrom('run')
        .where('project_id', '=', projectId)
        .where('id', '=', runId)
        .returning(['name', 'side'])
        .executeTakeFirst()
      const { name, side } = found(gone)
      if (side) await clearWeights(trx, projectId)
      const detail = { name }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'run.delete', detail })
    })
    return { ok: true }
  })

  on('run.choose', async ({ db, params, body }) => {
    await db.transaction().execute((trx) => chooseRuns(trx, params.projectId, body))
    return { ok: true }
  })

  on('run.comparison', async ({ db, params }) => {
    const { value, isComputing } = await freshComparison({ db }, workshop, params.projectId, patience)
    return { comparison: value, isComputing }
  })
}
