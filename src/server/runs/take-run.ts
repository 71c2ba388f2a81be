import { type Kysely, sql, type Transaction } from 'kysely'
import type { NewRun } from '#contract/runs.ts'
import { trecRun } from '#core/formats/trec-run.ts'
import { inRunOrder, type Scored } from '#core/measures/run-order.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { trecIds } from '../export/trec-ids.ts'
import { uploadChunks } from '../ingest/chunks.ts'
import { audit } from '../queries/audit.ts'

/** As many documents of a query are kept, as trec_eval looks at by default. */
const depth = 1000
/** Wrong lines that are named. */
const named = 20

/** What a run returns for one query of the project. */
interface Returned {
  queryId: string
  documents: Scored[]
}

/** Gathers what is returned, query by query; of each no more than the first `depth` is held once another begins. */
function gathering() {
  const byQuery = new Map<string, Returned>()
  let current: Returned | undefined
  let seen = new Set<string>()
  const cut = (one: Returned) => {
    one.documents = inRunOrder(one.documents).slice(0, depth)
  }
  return {
    /** Answers whether the document was there already. */
    add(queryId: string, document: Scored): boolean {
      if (current?.queryId !== queryId) {
        if (current) cut(current)
        current = byQuery.get(queryId) ?? { queryId, documents: [] }
        byQuery.set(queryId, current)
        seen = new Set(current.documents.map(({ docId }) => docId))
      }
      if (seen.has(document.docId)) return true
      seen.add(document.docId)
      current.documents.push(document)
      return false
    },
    done(): Returned[] {
      if (current) cut(current)
      return [...byQuery.values()]
    },
  }
}

/**
 * What a run returns for the project's queries, and how many others it answers; throws `bad-run` with the first wrong lines, or lines that return a
 * document twice, and `run-needs-language` where an id means several queries.
 */
async function readRun(
  db: Kysely<Database>,
  projectId: string,
  uploadId: string,
  queries: ReadonlyMap<string, string | null>,
): Promise<{ kept: Returned[]; unknown: number }> {
  const gathered = gathering()
  const unknown = new Set<string>()
  const wrong: { line: number; problem: string; detail: string }[] = []
  let [lines, severalFold]: [number, string | null] = [0, null]
  for await (const row of trecRun(uploadChunks(db, projectId, uploadId))) {
    // A file comes as thousands of lines without a pause; requests get theirs in between.
    if (++lines % 5000 === 0) await new Promise((resolve) => setTimeout(resolve))
    if ('problem' in row) wrong.push({ line: row.row, problem: row.problem, detail: row.detail })
    else {
      const { queryId: trecId, docId, score } = row.values
      const queryId = queries.get(trecId)
      if (queryId === null) severalFold ??= trecId
      if (queryId === undefined) unknown.add(trecId)
      else if (gathered.add(queryId ?? trecId, { docId, score }))
        wrong.push({ line: row.row, problem: 'duplicate-result', detail: docId })
    }
    if (wrong.length >= named) break
  }
  if (wrong.length === 0 && lines === 0) wrong.push({ line: 1, problem: 'too-few-columns', detail: '' })
  if (wrong.length > 0) throw new ApiError('bad-run', 'Some lines of the run cannot be read.', { lines: wrong })
  if (severalFold !== null)
    throw new ApiError('run-needs-language', 'An id of the run stands for several queries.', { queryId: severalFold })
  return { kept: gathered.done(), unknown: unknown.size }
}

/** The project's queries by the id that TREC files have for them; null where one id means several of them. */
async function queriesById(db: Kysely<Database>, projectId: string, language: string | null) {
  const { queries: written } = await trecIds(db, projectId)
  const rows = await db
    .selectFrom('query')
    .select(['id', 'external_id'])
    .where('project_id', '=', projectId)
    .$if(language !== null, (query) => query.where('language', '=', language ?? ''))
    .execute()
  const found = new Map<string, string | null>()
  for (const { id, external_id } of rows) {
    const trec = written.get(external_id) ?? external_id
    found.set(trec, found.has(trec) ? null : id)
  }
  return found
}

interface Taking {
  projectId: string
  id: string
  personId: string
  now: Date
}

/** Takes an uploaded run in, as a whole or not at all. The first two of a project are the ones compared. Answers the run's id. */
export async function takeRun(
  db: Kysely<Database>,
  { uploadId, name, language }: NewRun,
  { projectId, id, personId, now }: Taking,
): Promise<void> {
  const queries = await queriesById(db, projectId, language)
  const { kept, unknown } = await readRun(db, projectId, uploadId, queries)
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`runs ${projectId}`}, 0))`.execute(trx)
    const others = await trx.selectFrom('run').select(['name', 'side']).where('project_id', '=', projectId).execute()
    if (others.some((other) => other.name === name))
      throw new ApiError('run-name-taken', 'There is a run of this name already.', { name })
    const free = (['a', 'b'] as const).find((side) => others.every((other) => other.side !== side)) ?? null
    await trx
      .insertInto('run')
      .values({
        ...{ project_id: projectId, id, name, side: free, queries: kept.length, unknown },
        documents: kept.reduce((sum, { documents }) => sum + documents.length, 0),
        ...{ uploaded_by: personId, uploaded_at: now },
      })
      .execute()
    await insertQueries(trx, projectId, id, kept)
    await audit(trx, { at: now, person_id: personId, project_id: projectId, action: 'run.create', detail: { name } })
  })
}

async function insertQueries(
  trx: Transaction<Database>,
  projectId: string,
  runId: string,
  kept: Returned[],
): Promise<void> {
  for (let from = 0; from < kept.length; from += 200) {
    const values = kept.slice(from, from + 200).map(({ queryId, documents }) => ({
      ...{ project_id: projectId, run_id: runId, query_id: queryId },
      doc_ids: documents.map(({ docId }) => docId),
      scores: documents.map(({ score }) => score),
    }))
    await trx.insertInto('run_query').values(values).execute()
  }
}

/** Says which two runs are compared. */
export async function chooseRuns(trx: Transaction<Database>, projectId: string, { a, b }: { a: string; b: string }) {
  if (a === b) throw new ApiError('bad-request', 'A run is not compared with itself.')
  await trx.updateTable('run').set({ side: null }).where('project_id', '=', projectId).execute()
  for (const [side, id] of [
    ['a', a],
    ['b', b],
  ] as const) {
    const chosen = await trx
      .updateTable('run')
      .set({ side })
      .where('project_id', '=', projectId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (chosen.numUpdatedRows === 0n) throw new ApiError('not-found', 'There is no such run.')
  }
}
