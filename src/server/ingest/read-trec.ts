import { sql, type Transaction } from 'kysely'
import type { BadRow, NewImport } from '#contract/imports.ts'
import { guessFormat } from '#core/formats/guess-format.ts'
import { guessMapping } from '#core/formats/guess-mapping.ts'
import type { Chunks } from '#core/formats/rows.ts'
import { previewTable, type TableFormat, tableRows } from '#core/formats/table.ts'
import { trecQrels } from '#core/formats/trec-qrels.ts'
import { trecRun } from '#core/formats/trec-run.ts'
import { trecTopics } from '#core/formats/trec-topics.ts'
import type { Database } from '../db/schema.ts'
import type { Plan, Staged } from './plan.ts'
import { titleFrom } from './read-table.ts'

type Trx = Transaction<Database>
type Part = 'topics' | 'run' | 'documents' | 'qrels' | 'prefs'
export type Open = (part: Part) => Chunks

/** Rows put into a helper table at once. */
const batch = 300

/** A result of which only the id is known. */
export function bareResult(docId: string) {
  return {
    ...{
      doc_id: docId,
      title: docId,
      treatment: null,
      kind: 'text' as const,
      need: '',
      context: '',
      rank: null,
    },
    ...{ snippet: '', text: '', url: '', author: '', published: '', duration: null, source: '' },
    ...{ asset_hash: null, poster_hash: null, captions: [], ratings: [] },
  }
}

/** The results of a run with the texts of their topics; a run line whose topic is missing is a bad row. */
export async function* readRun(open: Open, { language, market }: NewImport): AsyncGenerator<Staged> {
  const topics = new Map<string, string>()
  for await (const row of trecTopics(open('topics'))) {
    if ('problem' in row) yield { file: 'topics', ...row }
    else topics.set(row.values.queryId, row.values.text)
  }
  for await (const row of trecRun(open('run'))) {
    if ('problem' in row) {
      yield { file: 'run', ...row }
      continue
    }
    const { queryId, docId, rank, tag } = row.values
    const query = topics.get(queryId)
    if (query === undefined) yield { file: 'run', row: row.row, problem: 'unknown-query', detail: queryId }
    else {
      const place = { file: 'run', row: row.row, language, market }
      yield { values: { ...bareResult(docId), ...place, query_id: queryId, query, rank, source: tag } }
    }
  }
}

async function insert(trx: Trx, table: string, columns: string, rows: object[]): Promise<void> {
  await sql`insert into ${sql.table(table)} select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(columns)})`.execute(
    trx,
  )
}

async function* firstKilobytes(chunks: Chunks): AsyncGenerator<string | Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk
    return
  }
}

/** Gives staged results the titles and texts of the documents file; answers rows that are bad, and results without a document. */
export async function* addDocuments(trx: Trx, open: Open, fileName: string): AsyncGenerator<BadRow> {
  const columns = 'row int, doc_id text, title text, text text, snippet text, url text'
  await sql.raw(`create temp table stage_doc (${columns}) on commit drop`).execute(trx)
  let head = ''
  for await (const chunk of firstKilobytes(open('documents')))
    head = typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk.subarray(0, 65_536))
  const { format } = guessFormat(head, fileName)
  const table: TableFormat = format === 'trec' ? 'tsv' : format
  const preview = await previewTable(firstKilobytes(open('documents')), table)
  const mapping = guessMapping(preview.columns, preview.rows)
  const at = (field: string) => mapping.indexOf(field as (typeof mapping)[number])
  const places = { doc_id: at('docId'), title: at('title'), text: at('text'), snippet: at('snippet'), url: at('url') }
  let rows: object[] = []
  for await (const row of tableRows(open('documents'), table, preview.columns)) {
    if ('problem' in row) yield { file: 'documents', ...row }
    else {
      const cells = Object.fromEntries(Object.entries(places).map(([name, place]) => [name, row.values[place] ?? '']))
      const title = cells.title || titleFrom(cells.text || cells.snippet || '', cells.doc_id ?? '')
      rows.push({ ...cells, title, row: row.row })
    }
    if (rows.length >= batch) await insert(trx, 'stage_doc', columns, rows.splice(0))
  }
  await insert(trx, 'stage_doc', columns, rows)
  rows = []
  await sql`create index on stage_doc (doc_id)`.execute(trx)
  await sql`update stage s set title = d.title, text = d.text, snippet = d.snippet, url = d.url from stage_doc d where d.doc_id = s.doc_id`.execute(
    trx,
  )
  const missing = await sql<{ row: number; detail: string }>`select row, doc_id as detail from stage s
    where not exists (select 1 from stage_doc d where d.doc_id = s.doc_id) order by row limit 10000`.execute(trx)
  for (const { row, detail } of missing.rows) yield { file: 'run', row, problem: 'unknown-document', detail }
}

/** Gives staged results the grades of a qrels file, as a source of that name; grades of results that are not in the run are left out. */
export async function* addQrels(trx: Trx, open: Open, name: string, plan: Plan): AsyncGenerator<BadRow> {
  const columns = 'query_id text, doc_id text, grade int'
  await sql.raw(`create temp table stage_qrel (${columns}) on commit drop`).execute(trx)
  const known = new Set(plan.scale.grades.map(({ value }) => value))
  const rows: object[] = []
  for await (const row of trecQrels(open('qrels'))) {
    if ('problem' in row) yield { file: 'qrels', ...row }
    else if (!known.has(row.values.grade))
      yield { file: 'qrels', row: row.row, problem: 'unknown-grade', detail: String(row.values.grade) }
    else rows.push({ query_id: row.values.queryId, doc_id: row.values.docId, grade: row.values.grade })
    if (rows.length >= batch) await insert(trx, 'stage_qrel', columns, rows.splice(0))
  }
  await insert(trx, 'stage_qrel', columns, rows)
  await sql`update stage s set ratings = jsonb_build_array(jsonb_build_object('source', ${name}::text, 'value', q.grade))
    from stage_qrel q where q.query_id = s.query_id and q.doc_id = s.doc_id`.execute(trx)
}
