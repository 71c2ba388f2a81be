import { type Kysely, sql } from 'kysely'
import type { ConsensusRule } from '#contract/project.ts'
import { fitsTrec, trecDocId, trecQueryId } from '#core/formats/trec-ids.ts'
import { idMapLine, qrelsLine, topicsLine } from '#core/formats/trec-print.ts'
import { safeFileName, type ZipEntry } from '#core/formats/zip.ts'
import { queryIdMaker } from '#core/identity.ts'
import { isPreference } from '#core/preference.ts'
import type { Database } from '../db/schema.ts'
import { exportGroups, type GradedResult, type Group, gradedResults, gradeOfResult } from './graded.ts'

/** How ids are written: most stand as they are; those with white space cannot, and are listed. */
interface Ids {
  queries: Map<string, string>
  docs: Map<string, string>
}

async function column(
  db: Kysely<Database>,
  table: 'query' | 'result',
  projectId: string,
  match: string,
): Promise<string[]> {
  // Queries in the order they came, so that a later import leaves the numbers given before as they are.
  const order = table === 'query' ? sql`min(position)` : sql`external_id collate "C"`
  const { rows } = await sql<{ id: string }>`select external_id as id from ${sql.table(table)}
    where project_id = ${projectId} and external_id ~ ${match} group by external_id order by ${order}`.execute(db)
  return rows.map((row) => row.id)
}

async function idsOf(db: Kysely<Database>, projectId: string): Promise<Ids> {
  const space = '[[:space:][:cntrl:]]'
  const queries = (await column(db, 'query', projectId, space)).filter((id) => !fitsTrec(id))
  const docs = (await column(db, 'result', projectId, space)).filter((id) => !fitsTrec(id))
  // Only ids with a per cent sign, or numbered like ours, could be what another id turns into.
  const taken = new Set(docs.length > 0 ? await column(db, 'result', projectId, '%') : [])
  const numbered = new Set(queries.length > 0 ? await column(db, 'query', projectId, '^q[0-9]+$') : [])
  const newId = queryIdMaker((id) => numbered.has(id))
  return {
    queries: new Map(queries.map((id) => [id, trecQueryId(id, newId)])),
    docs: new Map(docs.map((id) => [id, trecDocId(id, taken)])),
  }
}

async function* graded(rows: AsyncIterable<GradedResult>, rule: ConsensusRule) {
  for await (const row of rows) {
    // Preferences are no grades; they have files of their own.
    const grade = isPreference(row.kind) ? null : gradeOfResult(row, rule)
    if (grade !== null) yield { ...row, grade }
  }
}

async function* qrels(rows: AsyncIterable<GradedResult>, rule: ConsensusRule, ids: Ids): AsyncGenerator<string> {
  for await (const { queryId, docId, grade } of graded(rows, rule)) {
    yield qrelsLine(ids.queries.get(queryId) ?? queryId, ids.docs.get(docId) ?? docId, grade)
  }
}

async function* topics(rows: AsyncIterable<GradedResult>, rule: ConsensusRule, ids: Ids): AsyncGenerator<string> {
  let last = ''
  for await (const { queryId, market, query } of graded(rows, rule)) {
    const key = `${market} ${queryId}`
    if (key !== last) yield topicsLine(ids.queries.get(queryId) ?? queryId, query)
    last = key
  }
}

async function* idLines(changed: Map<string, string>): AsyncGenerator<string> {
  for (const [id, written] of changed) yield idMapLine(written, id)
}

function folder({ language, market }: Group): string {
  return safeFileName(market === null ? language : `${language}-${market || 'none'}`)
}

/** The files of a qrels archive: per language topics and qrels, and the lists of ids that had to be changed. */
export async function* qrelsFiles(
  db: Kysely<Database>,
  projectId: string,
  rule: ConsensusRule,
): AsyncGenerator<ZipEntry> {
  const ids = await idsOf(db, projectId)
  for (const group of await exportGroups(db, projectId)) {
    const rows = () => gradedResults(db, projectId, rule, group)
    yield { name: `${folder(group)}/topics.tsv`, text: topics(rows(), rule, ids) }
    yield { name: `${folder(group)}/qrels.txt`, text: qrels(rows(), rule, ids) }
  }
  if (ids.docs.size > 0) yield { name: 'docids.tsv', text: idLines(ids.docs) }
  if (ids.queries.size > 0) yield { name: 'queryids.tsv', text: idLines(ids.queries) }
}
