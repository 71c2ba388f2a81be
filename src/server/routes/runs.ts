import { found } from '../api-error.ts'
import type { RunsTables } from '../db/schema/runs.ts'
import { filePatience } from '../deps.ts'
import { wholeUpload } from '../ingest/whole-upload.ts'
import { workedOut } from '../insights/worked-out.ts'
import type { Workshop } from '../insights/workshop.ts'
import { audit } from '../queries/audit.ts'
import { ruleOf } from '../queries/rule-of.ts'
import type { On } from '../router.ts'
import { clearWeights } from '../runs/compare-runs.ts'
import { presentEvaluation, queriesApart } from '../runs/evaluate-runs.ts'
import { evaluationCsv } from '../runs/evaluation-csv.ts'
import { freshComparison } from '../runs/fresh-comparison.ts'
import { freshEvaluation } from '../runs/fresh-evaluation.ts'
import { freshUnjudged } from '../runs/fresh-unjudged.ts'
import { queryDocuments } from '../runs/query-documents.ts'
import { nameless, queryNames } from '../runs/query-names.ts'
import { runReturn } from '../runs/run-return.ts'
import { chooseRuns, takeRun } from '../runs/take-run.ts'
import { judgeUnjudged } from '../runs/unjudged.ts'

const columns = ['id', 'name', 'side', 'queries', 'documents', 'unknown', 'uploaded_at'] as const

type Row = Pick<RunsTables['run'], (typeof columns)[number]>

const present = ({ uploaded_at, ...row }: Row) => ({ ...row, uploadedAt: uploaded_at.toISOString() })

const listed = (measures: string) => measures.split(';').map((name) => name.trim())

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

  on('run.evaluation', async (call) => {
    const asked = { ...call.params, names: listed(call.query.measures), patience: call.patience }
    const { value, isComputing } = await freshEvaluation(call, workshop, asked)
    return { evaluation: value && presentEvaluation(value), isComputing }
  })

  on('run.queries', async (call) => {
    const { db, params, patience } = call
    const { measure, measures = '' } = call.query
    // What the page shows already is not worked out another time.
    const shown = listed(measures)
    const names = shown.includes(measure) ? shown : [measure]
    const { value, isComputing } = await freshEvaluation(call, workshop, { ...params, names, patience })
    if (!value) return { rows: [], ahead: { a: 0, b: 0, none: 0 }, isComputing }
    const { rows, ahead } = queriesApart(value, measure)
    const ids = rows.map(({ queryId }) => queryId)
    const nameOf = await queryNames(db, params.projectId, ids)
    return { rows: rows.map((row) => ({ ...nameless, ...nameOf.get(row.queryId), ...row })), ahead, isComputing }
  })

  on('run.return', async (call) => {
    const of = { projectId: call.params.projectId, measure: call.query.measure, patience: call.patience }
    const { value, isComputing } = await runReturn(call, workshop, of)
    return { spent: value, isComputing }
  })

  on('run.query', async ({ db, params, person, membership }) => {
    const { projectId, queryId } = params
    const viewer = { personId: person.id, annotates: membership.roles.includes('annotator') }
    return queryDocuments(db, { projectId, queryId, ...viewer, rule: await ruleOf(db, projectId) })
  })

  on('run.csv', async (call) => {
    const { projectId } = call.params
    const asked = { projectId, names: listed(call.query.measures), patience: filePatience }
    const { value } = await freshEvaluation(call, workshop, asked)
    return new Response(evaluationCsv(workedOut(value), await queryNames(call.db, projectId)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="runs.csv"; filename*=UTF-8''runs.csv`,
      },
    })
  })

  on('run.unjudged', async (call) => {
    const asked = { projectId: call.params.projectId, k: call.query.k, patience: call.patience }
    const { value, isComputing } = await freshUnjudged(call, workshop, asked)
    return { unjudged: value, isComputing }
  })

  on('run.judge', ({ db, params, body, person, now }) =>
    db.transaction().execute(async (trx) => {
      const { projectId } = params
      const done = await judgeUnjudged(trx, { projectId, k: body.k, now: now() })
      const detail = { ...body, ...done }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'run.judge', detail })
      return done
    }),
  )

  on('run.comparison', async (call) => {
    const { value, isComputing } = await freshComparison(call, workshop, call.params.projectId, call.patience)
    return { comparison: value, isComputing }
  })
}
