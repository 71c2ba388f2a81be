import type { NewImport } from '#contract/imports.ts'
import { type ImportRow, rowReader } from '#core/formats/import-row.ts'
import { type PairRow, pairReader } from '#core/formats/pair-row.ts'
import { type Chunks, mapRows, type Problem, type Row } from '#core/formats/rows.ts'
import { type SideRow, sideReader } from '#core/formats/side-row.ts'
import { type TableFormat, tableRows } from '#core/formats/table.ts'
import { isPreference } from '#core/preference.ts'
import { mediaKind, webAddress } from '#core/remote-address.ts'
import type { Plan, Staged, StagedPair } from './plan.ts'
import type { StageRow } from './stage.ts'

/** Longest title made from the beginning of a text, in characters. */
const titleLength = 90

/** A title for a result that has none: the first words of its text, else its id. */
export function titleFrom(text: string, docId: string): string {
  const start = text.replace(/\s+/g, ' ').trim()
  if (start === '') return docId
  if (start.length <= titleLength) return start
  const cut = start.slice(0, titleLength)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), titleLength - 20))}…`
}

/** An imported row as the stage takes it. */
function staged(row: ImportRow, file: string, number: number): StageRow {
  const { queryId, query, docId, durationSeconds, published, url, treatment, queryKind, seed, ...facts } = row
  const { predictions, queryCategories, queryTreatment, mediaUrl, posterUrl, ...rest } = facts
  const media = mediaUrl === null ? null : webAddress(mediaUrl)
  const isPage = rest.text === '' && rest.snippet === '' && url !== null
  return {
    ...rest,
    ...{
      file,
      row: number,
      query_id: queryId,
      query,
      doc_id: docId,
      duration: durationSeconds,
      published: published ?? '',
      url: url ?? '',
    },
    ...{
      treatment,
      kind: media ? (mediaKind(media) ?? (durationSeconds === null ? 'image' : 'video')) : isPage ? 'page' : 'text',
      asset_hash: null,
      poster_hash: null,
      captions: [],
    },
    ...{
      categories: [
        ...new Set([...rest.categories, ...predictions.flatMap((one) => (one.severity > 0 ? one.category : []))]),
      ],
      predicted: predictions,
      query_categories: queryCategories,
      query_treatment: queryTreatment,
      media_url: mediaUrl,
      poster_url: posterUrl,
    },
    title: rest.title || titleFrom(rest.text || rest.snippet, docId),
    ...(queryKind && { query_kind: queryKind }),
    ...(seed && { seed_id: seed.id, seed_title: seed.title, seed_text: seed.text }),
  }
}

/** A row of a table of pairs as the stage takes it; without a query its documents have to be known already. */
function stagedPair({ left, right, worker, value, explanation }: PairRow, row: number): StagedPair {
  const { queryId, query, language, market } = left
  const place = { file: 'rows', row, query_id: queryId, query, language, market }
  const hasQuery = queryId !== '' || query !== ''
  return {
    pair: { ...place, left_id: left.docId, right_id: right.docId, source: worker, value, explanation },
    documents: hasQuery ? [staged(left, 'rows', row), staged(right, 'rows', row)] : [],
  }
}

/** A preference between two rankers' lists, which the project has to have, as the stage takes it. */
function stagedSides({ queryId, first, second, worker, ...rest }: SideRow, row: number): StagedPair {
  const sides = { left_id: first, right_id: second, source: worker }
  return { pair: { file: 'rows', row, query_id: queryId, ...sides, ...rest }, documents: [] }
}

type Reader<T> = (cells: readonly string[]) => { values: T } | Problem

/** Reads a CSV, TSV or JSONL file row by row: as results, as pairs, or as preferences between two lists. */
export function readTable(chunks: Chunks, request: NewImport, plan: Plan): AsyncGenerator<Staged> {
  const { columns, mapping, language, market } = request
  const rows = { columns, mapping, language, market, scale: plan.scale }
  const source = { cells: tableRows(chunks, request.format as TableFormat, columns), languages: plan.languages }
  if (!isPreference(plan.kind) || !mapping.includes('left'))
    return stagedRows(source, rowReader(rows), (row, n) => ({ values: staged(row, 'rows', n) }))
  if (plan.kind === 'sides') return stagedRows(source, sideReader(rows), stagedSides)
  const read = pairReader(rows)
  const readPair: Reader<PairRow & { language: string }> = (cells) => {
    const row = read(cells)
    return 'problem' in row ? row : { values: { ...row.values, language: row.values.left.language } }
  }
  return stagedRows(source, readPair, stagedPair)
}

/** Rows as `stage` makes them of what `read` finds; those in a language that the project does not have are named. */
async function* stagedRows<T extends { language: string }>(
  { cells, languages }: { cells: AsyncGenerator<Row<string[]>>; languages: readonly string[] },
  read: Reader<T>,
  stage: (values: T, row: number) => Staged,
): AsyncGenerator<Staged> {
  for await (const row of mapRows(cells, read)) {
    if ('problem' in row) yield { file: 'rows', ...row }
    else if (!languages.includes(row.values.language))
      yield { file: 'rows', row: row.row, problem: 'bad-language', detail: row.values.language }
    else yield stage(row.values, row.row)
  }
}
