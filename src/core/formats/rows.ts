/** Bytes or text as they arrive; a chunk may end anywhere, also in the middle of a character. */
export type Chunks = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

/** Why a row of an imported file was refused. Stable: stored with the import and translated for people. */
export const problemIds = [
  'bad-utf8',
  'bad-character',
  'line-too-long',
  'too-few-columns',
  'too-many-columns',
  'bad-quote',
  'unclosed-quote',
  'bad-json',
  'too-deep',
  'header-changed',
  'bad-number',
  'empty-query-id',
  'empty-query',
  'empty-docid',
  'id-too-long',
  'bad-language',
  'bad-market',
  'bad-url',
  'bad-media-url',
  'bad-prediction',
  'unknown-treatment',
  'unknown-category',
  'unknown-grade',
  'unknown-preference',
  'unknown-preference-7',
  'unknown-why',
  'explanation-too-long',
  'empty-ranker',
  'same-twice',
  // Found by the importer, which alone sees more than one row.
  'duplicate-result',
  'unknown-query',
  'unknown-document',
  'unknown-pair',
  'one-list',
  'unknown-lists',
  'other-query-text',
  'same-words',
  'judged-twice',
] as const

/** A stable problem id. */
export type ProblemId = (typeof problemIds)[number]

/** What is wrong with a row; `detail` is the offending text of the file, cut short, never a sentence of ours. */
export interface Problem {
  problem: ProblemId
  detail: string
}

/** A row that was read. `row` counts from 1, header and blank rows included, as a spreadsheet numbers them. */
export interface GoodRow<T> {
  row: number
  values: T
}

/** One row of a file: its values, or why it cannot be taken. */
export type Row<T> = GoodRow<T> | ({ row: number } & Problem)

/** Longest line or record, in UTF-16 units. */
export const maxLineLength = 1_048_576
/** Most columns of a row; what a mapping may hold. */
export const maxColumns = 500
/** Longest external id; two thousand bytes of UTF-8 still fit a database index. */
export const maxIdLength = 500

/** A problem with its detail cut to 80 characters and fit to be stored: what could not be decoded shows as U+FFFD. */
export function problem(id: ProblemId, detail = ''): Problem {
  const head = detail.length > 80 ? `${detail.slice(0, 79)}…` : detail
  return { problem: id, detail: head.replace(/\p{Cs}|\0/gu, '\uFFFD').trim() }
}

/** Runs `read` on every good row of `rows`; rows that are bad already pass through. */
export async function* mapRows<A, B>(
  rows: AsyncIterable<Row<A>>,
  read: (values: A) => { values: B } | Problem,
): AsyncGenerator<Row<B>> {
  for await (const row of rows) yield 'problem' in row ? row : { row: row.row, ...read(row.values) }
}
