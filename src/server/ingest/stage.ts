import { sql, type Transaction } from 'kysely'
import type { ContentKind, Treatment } from '#contract/basics.ts'
import type { Database } from '../db/schema.ts'

/** One row on its way in: a query with one result, and what other sources rated it. Empty strings mean "not said". */
export interface StageRow {
  /** File part and row number, for messages. */
  file: string
  row: number
  query_id: string
  query: string
  language: string
  market: string
  need: string
  context: string
  doc_id: string
  rank: number | null
  title: string
  snippet: string
  text: string
  url: string
  author: string
  published: string
  duration: number | null
  treatment: Treatment
  source: string
  kind: ContentKind
  asset_hash: string | null
  poster_hash: string | null
  captions: { language: string; hash: string }[]
  ratings: { source: string; value: number }[]
}

const columns = `file text, row int, query_id text, query text, language text, market text, need text, context text, doc_id text, rank int,
  title text, snippet text, text text, url text, author text, published text, duration real, treatment text, source text, kind text,
  asset_hash text, poster_hash text, captions jsonb, ratings jsonb`

/** Makes the staging table, which lives as long as the transaction. */
export async function createStage(trx: Transaction<Database>): Promise<void> {
  await sql
    .raw(`create temp table stage (n bigint generated always as identity, ${columns}) on commit drop`)
    .execute(trx)
}

/** Adds rows; a few hundred at a time keep both memory and the pauses of the event loop small. */
export async function addToStage(trx: Transaction<Database>, rows: readonly StageRow[]): Promise<void> {
  if (rows.length === 0) return
  const names = columns
    .split(',')
    .map((column) => column.trim().split(' ')[0])
    .join(', ')
  await sql`insert into stage (${sql.raw(names)})
    select ${sql.raw(names)} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(columns)})`.execute(
    trx,
  )
}
