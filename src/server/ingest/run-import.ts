import { type Kysely, sql, type Transaction } from 'kysely'
import type { NewImport } from '#contract/imports.ts'
import type { Chunks } from '#core/formats/rows.ts'
import type { Database } from '../db/schema.ts'
import { rowsForOfficer } from '../queries/quarantine/officers.ts'
import { recountSources } from '../queries/source-counts.ts'
import { type Applied, applyStage, stagedClashes } from './apply.ts'
import { badSides } from './apply-sides.ts'
import { unknownPairs } from './apply-subjects.ts'
import { uploadChunks } from './chunks.ts'
import { followJob, type JobProgress } from './job.ts'
import type { Plan, Staged } from './plan.ts'
import { readPrefs } from './read-prefs.ts'
import { readTable } from './read-table.ts'
import { addDocuments, addQrels, readRun } from './read-trec.ts'
import { addPairs, addToStage, createStage, type StagePair, type StageRow } from './stage.ts'

type Trx = Transaction<Database>

interface Job {
  projectId: string
  importId: string
  request: NewImport
  plan: Plan
  fileNames: Record<string, string>
}

/** Ends the transaction without a trace. */
class Undo extends Error {
  readonly state: 'refused' | 'cancelled'
  constructor(state: 'refused' | 'cancelled') {
    super(state)
    this.state = state
  }
}

/** Rows staged at once: small enough that making and sending them holds up nobody. */
const batch = 120

async function stageAll(trx: Trx, rows: AsyncIterable<Staged>, progress: JobProgress): Promise<void> {
  let pending: StageRow[] = []
  let pairs: StagePair[] = []
  for await (const row of rows) {
    progress.row()
    if ('values' in row) pending.push(row.values)
    else if ('pair' in row) {
      pairs.push(row.pair)
      pending.push(...row.documents)
    } else progress.bad(row)
    if (pending.length + pairs.length < batch) continue
    await addToStage(trx, pending)
    await addPairs(trx, pairs)
    pending = []
    pairs = []
    if (!(await progress.tick())) throw new Undo('cancelled')
    // Chunks of a file come out as thousands of rows without a pause; requests get theirs in between.
    await new Promise((resolve) => setTimeout(resolve))
  }
  await addToStage(trx, pending)
  await addPairs(trx, pairs)
}

async function read(
  db: Kysely<Database>,
  trx: Trx,
  { projectId, request, plan, fileNames }: Job,
  progress: JobProgress,
): Promise<void> {
  const open = (part: keyof NewImport['files']): Chunks => {
    const id = request.files[part]
    return id ? uploadChunks(db, projectId, id, (bytes) => progress.read(bytes)) : []
  }
  if (request.format !== 'trec') return stageAll(trx, readTable(open('rows'), request, plan), progress)
  if (request.files.run) await stageAll(trx, readRun(open, request), progress)
  if (request.files.prefs) await stageAll(trx, readPrefs(open, request), progress)
  if (request.files.documents)
    for await (const bad of addDocuments(trx, open, fileNames.documents ?? '')) progress.bad(bad)
  if (request.files.qrels)
    for await (const bad of addQrels(trx, open, fileNames.qrels ?? 'qrels', plan)) progress.bad(bad)
}

async function apply(db: Kysely<Database>, job: Job, progress: JobProgress, now: () => Date): Promise<Applied> {
  return db.transaction().execute(async (trx) => {
    await createStage(trx)
    await read(db, trx, job, progress)
    const { kind } = job.plan
    // Pairs name the same documents again and again.
    if (kind !== 'pairwise') for (const clash of await stagedClashes(trx, 10_000, kind)) progress.bad(clash)
    if (kind === 'sides') for (const row of await badSides(trx, job.projectId, 10_000)) progress.bad(row)
    else
      for (const pair of await unknownPairs(trx, job.projectId, 10_000))
        progress.bad({ ...pair, problem: 'unknown-pair' })
    for (const row of await rowsForOfficer(trx, job.projectId, 10_000))
      progress.bad({ ...row, problem: 'needs-officer' })
    if (progress.badRows() > 0) throw new Undo('refused')
    const applied = await applyStage(trx, job.projectId, now(), job.request.pairsOf)
    if (applied.ratings > 0) await recountSources(trx, job.projectId, now())
    if (!(await progress.tick(true))) throw new Undo('cancelled')
    return applied
  })
}

async function clean(db: Kysely<Database>, { projectId, request }: Job): Promise<void> {
  const ids = Object.values(request.files).filter((id) => id !== undefined)
  await db.deleteFrom('upload').where('project_id', '=', projectId).where('id', 'in', ids).execute()
}

/** Runs an import to its end: everything in the file is taken, or nothing is and every bad row is named. Never throws. */
export async function runImport(db: Kysely<Database>, job: Job, now: () => Date): Promise<void> {
  const progress = followJob(db, job.projectId, job.importId, now)
  const end = (change: Partial<Applied> & { state: 'done' | 'refused' | 'cancelled' | 'failed' }) =>
    db
      .updateTable('import_job')
      .set({ ...change, ended_at: now() })
      .where('project_id', '=', job.projectId)
      .where('id', '=', job.importId)
      .execute()
  try {
    const applied = await apply(db, job, progress, now)
    // Until the database has counted what is new it plans for what was there before, and a task takes seconds.
    await sql`analyze query, task, result`.execute(db)
    await end({ state: 'done', ...applied })
    await clean(db, job)
  } catch (error) {
    await progress.tick(true).catch(() => {})
    await end({ state: error instanceof Undo ? error.state : 'failed' }).catch(() => {})
  }
}
