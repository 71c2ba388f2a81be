import type { Treatment } from '#contract/basics.ts'
import type { ImportField } from '#contract/imports.ts'
import type { Scale } from '#contract/project.ts'
import { normaliseLanguage, normaliseMarket } from '#core/identity.ts'
import { webAddress } from '#core/remote-address.ts'
import type { Finding } from '#core/taxonomy.ts'
import { unguarded } from './csv-print.ts'
import { parseInteger, parseNumber } from './numbers.ts'
import { readRating } from './rating.ts'
import { maxIdLength, type Problem, problem } from './rows.ts'
import { readCategories, readPredictions, readTreatment } from './safety-cells.ts'

/** One row of a mapped table: a result of a query, with the ratings that came along. Fields not mapped are empty or null. */
export interface ImportRow {
  /** Empty if the file names none; then the query's text, language and market say which query it is. */
  queryId: string
  query: string
  language: string
  market: string
  need: string
  context: string
  docId: string
  title: string
  snippet: string
  text: string
  url: string | null
  rank: number | null
  author: string
  published: string | null
  durationSeconds: number | null
  treatment: Treatment | null
  /** Safety categories that the source predicts. */
  categories: string[]
  /** What a model found in it, and the safety of the query as the source has it. */
  predictions: Finding[]
  queryCategories: string[]
  queryTreatment: Treatment | null
  /** Where its clip or picture lies, and the still of a clip; used only from origins that the project allows. */
  mediaUrl: string | null
  posterUrl: string | null
  source: string
  ratings: { source: string; value: number }[]
  /** What the query is where it has no words; its `query` is then the seed's title or the situation. */
  queryKind?: 'seed' | 'context'
  /** The item that recommendations start from; its texts may be those of a document with the same id. */
  seed?: { id: string; title: string; text: string }
}

/** How to read the rows of one file; language and market are for rows that name none. */
export interface RowPlan {
  columns: readonly string[]
  mapping: readonly ImportField[]
  language: string
  market: string
  scale: Scale
  /** Whether a row without any query is refused; ratings of pairs that are known already need none. */
  needsQuery?: boolean
}

type Read<T> = { value: T } | Problem

/** A function that reads the cells of one row after `plan`. Ratings are named by their column; blank ones are left out. */
export function rowReader(plan: RowPlan): (cells: readonly string[]) => { values: ImportRow } | Problem {
  const place = new Map(plan.mapping.map((field, column) => [field, column]))
  const ratingColumns = plan.mapping.flatMap((field, column) => (field === 'rating' ? column : []))

  return function readRow(cells) {
    const problems: Problem[] = []
    const text = (field: ImportField) => unguarded(cells[place.get(field) ?? -1] ?? '').trim()
    function sound<T>(field: ImportField, read: (text: string) => Read<T>, otherwise: T): T {
      const cell = text(field)
      const outcome = cell === '' ? { value: otherwise } : read(cell)
      if (!('problem' in outcome)) return outcome.value
      problems.push(outcome)
      return otherwise
    }
    const values: ImportRow = {
      queryId: sound('queryId', readId, ''),
      query: text('query'),
      language: sound('language', readLanguage, plan.language),
      market: sound('market', readMarket, plan.market),
      need: text('need'),
      context: text('context'),
      docId: sound('docId', readId, ''),
      title: text('title'),
      snippet: text('snippet'),
      text: text('text'),
      url: sound('url', readUrl, null),
      rank: sound('rank', readRank, null),
      author: text('author'),
      published: text('published') || null,
      durationSeconds: sound('duration', readDuration, null),
      treatment: sound('treatment', readTreatment, null),
      categories: sound('categories', readCategories, []),
      predictions: sound('predictions', readPredictions, []),
      queryCategories: sound('queryCategories', readCategories, []),
      queryTreatment: sound('queryTreatment', readTreatment, null),
      mediaUrl: sound('mediaUrl', readMediaUrl, null),
      posterUrl: sound('posterUrl', readMediaUrl, null),
      source: text('source'),
      ratings: [],
    }
    const [first] = problems
    if (first) return first
    if (values.docId === '') return problem('empty-docid', cells.join(' '))
    const seed = { id: sound('seedId', readId, ''), title: text('seedTitle'), text: text('seedText') }
    if (problems[0]) return problems[0]
    withoutWords(values, seed)
    // A table of ids alone may leave the texts to a topics file.
    if (plan.needsQuery !== false && values.query === '' && (place.has('query') || values.queryId === ''))
      return problem('empty-query', values.docId)
    const ratings = readRatings(cells, ratingColumns, plan)
    return 'problem' in ratings ? ratings : { values: { ...values, ratings: ratings.value } }
  }
}

/** Makes a query that has no words one that starts from a seed, or from a situation. */
function withoutWords(values: ImportRow, seed: { id: string; title: string; text: string }): void {
  if (seed.id !== '' || seed.title !== '') {
    values.queryKind = 'seed'
    values.seed = seed
    values.query ||= seed.title || seed.id
  } else if (values.query === '' && values.context !== '') {
    values.queryKind = 'context'
    values.query = values.context
    values.context = ''
  }
}

function readRatings(cells: readonly string[], columns: readonly number[], plan: RowPlan): Read<ImportRow['ratings']> {
  const value: ImportRow['ratings'] = []
  for (const column of columns) {
    const rating = readRating(cells[column] ?? '', plan.scale)
    if ('problem' in rating) return rating
    if (rating.value !== null) value.push({ source: plan.columns[column] ?? `#${column + 1}`, value: rating.value })
  }
  return { value }
}

function readId(text: string): Read<string> {
  return text.length > maxIdLength ? problem('id-too-long', text) : { value: text }
}

function readLanguage(text: string): Read<string> {
  const value = normaliseLanguage(text)
  return value === null ? problem('bad-language', text) : { value }
}

function readMarket(text: string): Read<string> {
  const value = normaliseMarket(text)
  return value === null ? problem('bad-market', text) : { value }
}

/** Only addresses that a browser opens as pages; `javascript:` and the like are refused with the row. */
function readUrl(text: string): Read<string> {
  return webAddress(text) ? { value: text } : problem('bad-url', text)
}

function readMediaUrl(text: string): Read<string> {
  return webAddress(text) ? { value: text } : problem('bad-media-url', text)
}

function readRank(text: string): Read<number> {
  const value = parseInteger(text)
  return value === null || value < 0 || value > 1_000_000_000 ? problem('bad-number', text) : { value }
}

/** Seconds as a number, or `m:ss` and `h:mm:ss`. */
function readDuration(text: string): Read<number> {
  const clock = /^(?:(\d+):)?(\d+):(\d{2}(?:\.\d+)?)$/.exec(text)
  const value = clock ? Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]) : parseNumber(text)
  return value === null || value < 0 ? problem('bad-number', text) : { value }
}
