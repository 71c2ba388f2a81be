import { sql, type Transaction } from 'kysely'
import type { ContentKind, Treatment } from '#contract/basics.ts'
import type { Finding } from '#core/taxonomy.ts'
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
  /** The source's own rule; null where it says nothing. */
  treatment: Treatment | null
  /** Predicted safety categories; left out means none. */
  categories?: string[]
  /** What a model found, the query's safety as the source has it, and where media lies; left out means nothing. */
  predicted?: Finding[]
  query_categories?: string[]
  query_treatment?: Treatment | null
  media_url?: string | null
  poster_url?: string | null
  source: string
  kind: ContentKind
  asset_hash: string | null
  poster_hash: string | null
  captions: { language: string; hash: string }[]
  ratings: { source: string; value: number }[]
  /** What the query is where it has no words, and the item that it starts from. */
  query_kind?: 'text' | 'seed' | 'context'
  seed_id?: string
  seed_title?: string
  seed_text?: string
}

/**
 * Two sides on their way in, and who preferred what. Of a pair they are two document ids of a query, and an empty query is found
 * by them; of two lists they are the rankers' names.
 */
export interface StagePair {
  file: string
  row: number
  query_id: string
  query: string
  language: string
  market: string
  left_id: string
  right_id: string
  source: string
  value: number | null
  explanation: string
}

const columns = `file text, row int, query_id text, query text, language text, market text, need text, context text, doc_id text, rank int,
  title text, snippet text, text text, url text, author text, published text, duration real, treatment text, categories jsonb, predicted jsonb, query_categories jsonb,
  query_treatment text, media_url text, poster_url text, source text, kind text,
  asset_hash text, poster_hash text, captions jsonb, ratings jsonb, query_kind text, seed_id text, seed_title text, seed_text text`
const pairColumns = `file text, row int, query_id text, query text, language text, market text, left_id text, right_id text, source text, value int, explanation text`

/** Makes the staging tables, which live as long as the transaction. */
export async function createStage(trx: Transaction<Database>): Promise<void> {
  for (const [table, parts] of [
    ['stage', columns],
    ['stage_pair', pairColumns],
  ])
    await sql
      .raw(`create temp table ${table} (n bigint generated always as identity, ${parts}) on commit drop`)
      .execute(trx)
}

/** Adds rows; a few hundred at a time keep both memory and the pauses of the event loop small. */
export async function addToStage(trx: Transaction<Database>, rows: readonly StageRow[]): Promise<void> {
  await add(trx, 'stage', columns, rows)
}

/** Adds pairs; their documents go into the stage as rows of their own. */
export async function addPairs(trx: Transaction<Database>, pairs: readonly StagePair[]): Promise<void> {
  await add(trx, 'stage_pair', pairColumns, pairs)
}

async function add(trx: Transaction<Database>, table: string, parts: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  const names = parts
    .split(',')
    .map((column) => column.trim().split(' ')[0])
    .join(', ')
  await sql`insert into ${sql.table(table)} (${sql.raw(names)})
    select ${sql.raw(names)} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(${sql.raw(parts)})`.execute(
    trx,
  )
}
