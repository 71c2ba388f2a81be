import type { ImportField } from '#contract/imports.ts'
import type { TaskKind } from '#contract/project.ts'
import { importFieldsOfPairs } from '#contract/words.ts'
import { isPreference } from '#core/preference.ts'
import { looksLikeRating } from './rating.ts'

type Named = Exclude<ImportField, 'rating' | 'ignore' | 'workerSource'>

/** Names that columns go by in the wild, the plainest first: when two columns suit a field, the earlier name gets it. */
const names: Record<Named, string> = {
  queryId: 'query_id queryid qid topic_id topicid topic',
  query:
    'query input_query query_text querytext search_query search_term searchterm search keyword keywords question q',
  docId: 'docid doc_id document_id documentid docno product_id item_id video_id result_id url_id sku asin pid id',
  title: 'title name product_title product_name item_name video_title headline',
  snippet: 'snippet description product_description item_description summary abstract desc',
  text: 'text body content passage contents doc_text document document_text transcript',
  url: 'url link href page_url landing_page product_url web_url',
  rank: 'rank position pos ranking',
  language: 'language lang query_language',
  market: 'market country product_locale locale region query_locale',
  need: 'need information_need intent narrative',
  context: 'context query_context',
  author: 'author channel creator uploader publisher seller',
  published: 'published published_at publish_date published_date date upload_date created_at',
  duration: 'duration duration_seconds length_seconds length',
  treatment: 'treatment',
  categories: 'safety_categories safety_category predicted_categories',
  predictions: 'predictions safety_predictions predicted_safety model_safety',
  queryCategories: 'query_categories query_safety_categories query_category',
  queryTreatment: 'query_treatment',
  mediaUrl: 'media_url video_url image_url media video_link image_link image video mediaurl',
  posterUrl: 'poster_url thumbnail_url thumb_url poster thumbnail thumb',
  source: 'source ranker system engine variant run run_id',
  left: 'left left_id left_docid left_doc doc_a docid_a input_doc_a item_a first ranker_a system_a',
  right: 'right right_id right_docid right_doc doc_b docid_b input_doc_b item_b second ranker_b system_b',
  leftTitle: 'left_title title_a',
  leftText: 'left_text text_a',
  rightTitle: 'right_title title_b',
  rightText: 'right_text text_b',
  worker: 'worker worker_id judge annotator assessor rater person',
  preference: 'preference preferred winner answer answer_radio choice',
  whys: 'reasons whys',
  explanation: 'explanation',
  seedId: 'seed_id seed_docid seed_doc_id seed_item_id',
  seedTitle: 'seed_title seed seed_item',
  seedText: 'seed_text seed_description',
}

const ratingWord = /(?:^|_)(?:rating|ratings|grade|grades|label|labels|judge?ment|judge?ments|relevance|rel)(?:_|\d|$)/

/**
 * What each column of a table seems to hold. A field is given once, but for `rating`: any column is one whose name says
 * so and whose cells are all numbers or blank, and so is every further column of a table of just queries, ids and numbers.
 * Two sides are looked for only where the `kind` of project compares.
 */
export function guessMapping(
  columns: readonly string[],
  sampleRows: readonly (readonly string[])[],
  kind: TaskKind = 'pointwise',
): ImportField[] {
  const plain = columns.map(plainName)
  const numeric = columns.map((_, column) => sampleRows.every((row) => looksLikeRating(row[column] ?? '')))
  const mapping = columns.map(
    (_, column): ImportField => (numeric[column] && ratingWord.test(plain[column] ?? '') ? 'rating' : 'ignore'),
  )
  for (const [field, known] of Object.entries(names) as [Named, string][]) {
    const name = known
      .split(' ')
      .find((candidate) => plain.some((p, at) => p === candidate && mapping[at] === 'ignore'))
    const column = plain.findIndex((p, at) => p === name && mapping[at] === 'ignore')
    if (column >= 0) mapping[column] = field
  }
  if (isPreference(kind) && mapping.includes('left') && mapping.includes('right')) return asPairs(mapping, plain)
  // Without pairs, a column of judges or answers says nothing that is taken.
  const single = mapping.map((field) => (pairOnly.has(field) ? 'ignore' : field))
  return judgesToo(single, numeric, columns, sampleRows)
}

const pairOnly: ReadonlySet<ImportField> = new Set(importFieldsOfPairs)

/** In a table of pairs the label of crowd-kit names the better one; nothing in it rates a single result. */
function asPairs(mapping: readonly ImportField[], plain: readonly string[]): ImportField[] {
  const hasPreference = mapping.includes('preference')
  return mapping.map((field, column) => {
    if (!hasPreference && plain[column] === 'label') return 'preference'
    // Whose list a result is in says nothing of a pair; an export names there who judged elsewhere.
    if (field === 'source') return plain[column] === 'source' ? 'workerSource' : 'ignore'
    return field === 'rating' || field === 'docId' ? 'ignore' : field
  })
}

/** `query,docid,anna,ben`: the other columns are judges if each holds nothing but numbers, and at least one. */
function judgesToo(
  mapping: ImportField[],
  numeric: readonly boolean[],
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): ImportField[] {
  const rest = columns.flatMap((_, column) =>
    ['query', 'queryId', 'docId'].includes(mapping[column] ?? '') ? [] : column,
  )
  const judges = rest.every((column) => {
    return mapping[column] === 'rating' || (mapping[column] === 'ignore' && numeric[column] && filled(rows, column))
  })
  const useful = judges && mapping.includes('docId') && mapping.includes('query')
  return useful ? mapping.map((field, column) => (rest.includes(column) ? 'rating' : field)) : mapping
}

function filled(rows: readonly (readonly string[])[], column: number): boolean {
  return rows.some((row) => (row[column] ?? '').trim() !== '')
}

/** `productId`, `Product ID` and `product-id` all as `product_id`. */
function plainName(column: string): string {
  const spaced = column.normalize('NFKC').replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
  return spaced
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
}
