import { found } from '../api-error.ts'
import type { Workshop } from '../insights/workshop.ts'
import { audit } from '../queries/audit.ts'
import type { On } from '../router.ts'
import { freshComparison } from '../runs/fresh-comparison.ts'
import { chooseRuns, takeRun } from '../runs/take-run.ts'

/** So long a request waits for a comparison before it answers with the one before. */
const patience = 4000

const columns = ['id', 'name', 'side', 'queries', 'documents', 'unknown', 'uploaded_at'] as const

interface Row {
  id: string
  name: string
  side: 'a' | 'b' | null
  queries: number
  documents: number
  unknown: number
  uploaded_at: Date
}

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
    found(
      await db
        .selectFrom('upload')
        .select('id')
        .where('project_id', '=', projectId)
        .where('id', '=', body.uploadId)
        .executeTakeFirst(),
    )
    await takeRun(db, body, { projectId, id, personId: person.id, now: at })
    const said = { at, person_id: person.id, project_id: projectId, detail: { name: body.name } }
    await audit(db, { ...said, action: 'run.create' })
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
        .returning('name')
        .executeTakeFirst()
      const detail = { name: found(gone).name }
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
