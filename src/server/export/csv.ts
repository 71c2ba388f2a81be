import { type Kysely, sql } from 'kysely'
import type { ConsensusRule } from '#contract/project.ts'
import type { SafetyDetail } from '#contract/safety.ts'
import type { dimensions, labelParts } from '#contract/words.ts'
import { csvLine } from '#core/formats/csv-print.ts'
import { bothBad } from '#core/preference.ts'
import type { Database } from '../db/schema.ts'
import { isThere, shownTitle } from '../queries/hold-back.ts'
import { pseudonyms } from '../queries/pseudonyms.ts'
import { confidenceOfResult, gradedResults, gradeOfResult } from './graded.ts'
import { safetyCells, safetyColumns } from './safety-cells.ts'

/** For people, who open it in a spreadsheet: cells that would run there are made harmless. */
const line = (cells: (string | number | null)[]) => csvLine(cells, { guard: true })
/** Excel takes a file for UTF-8 only when it begins so. */
const byteOrderMark = '\uFEFF'

/** "Both bad" in words: its number has no place among the others. */
const written = (value: number | null, isPair: boolean) => (isPair && value === bothBad ? 'both bad' : value)

/** One line per result, pair or two lists, with its consensus grade or preference. */
export async function* consensusCsv(
  db: Kysely<Database>,
  projectId: string,
  rule: ConsensusRule,
): AsyncGenerator<string> {
  yield byteOrderMark +
    line([
      'query_id',
      'query',
      'language',
      'market',
      'doc_id',
      'title',
      'rank',
      'grade',
      'labels',
      'cannot_judge',
      'rule',
      'confidence',
    ])
  for await (const row of gradedResults(db, projectId, rule)) {
    const { queryId, query, language, market, docId, title, rank, values, cannotJudge } = row
    const sure = confidenceOfResult(row, rule)
    yield line([
      queryId,
      query,
      language,
      market,
      docId,
      title,
      rank,
      written(gradeOfResult(row, rule), row.kind === 'pairwise'),
      values.length,
      cannotJudge,
      row.decision ? 'adjudicated' : rule,
      sure === null ? null : Number(sure.toFixed(6)),
    ])
  }
}

/** Which labels a file holds. */
export type LabelPart = (typeof labelParts)[number]

const beside = ['safety', 'serving-risk', 'intent']
const parts: Record<LabelPart, string[]> = { all: ['relevance', ...beside], grades: ['relevance'], safety: beside }
const versionColumns = ['surplus', 'scale_version', 'guideline_version', 'ui_language', 'active_ms', 'made_at']

/** One label now in force as it is stored, with the result and the query that it is about. */
export interface LabelLine {
  position: number
  query_id: string
  query: string
  language: string
  market: string
  doc_id: string
  title: string
  rank: number | null
  form: string
  person_id: string | null
  source: string | null
  dimension: (typeof dimensions)[number]
  detail: SafetyDetail | null
  anchored: boolean
  kind: string
  value: number | null
  reason: string | null
  explanation: string
  surplus: boolean
  scale_version: number
  guideline_version: number
  ui_language: string | null
  active_ms: number | null
  made_at: Date
}

async function readPage(db: Kysely<Database>, projectId: string, part: LabelPart, after: number): Promise<LabelLine[]> {
  const { rows } =
    await sql<LabelLine>`select q.position, q.external_id as query_id, q.text as query, q.language, q.market, case when r.form in ('page', 'query') then '' else r.external_id end as doc_id, ${shownTitle} as title, r.rank, r.form,
      l.person_id, s.name as source, l.dimension, l.detail, l.anchored, l.kind, l.value, l.reason, l.explanation, l.surplus, l.scale_version, l.guideline_version, l.ui_language, l.active_ms, l.made_at
    from (select * from query where project_id = ${projectId} and position > ${after} order by position limit 200) q
    join result r on r.project_id = q.project_id and r.query_id = q.id
    left join current_label c on c.project_id = r.project_id and c.result_id = r.id and c.dimension = any(${parts[part]}) and c.kind <> 'retraction'
      and (c.assignment_id is null or exists (select 1 from assignment a where a.project_id = c.project_id and a.id = c.assignment_id and a.purpose = 'production'))
    left join label l on l.project_id = c.project_id and l.id = c.label_id
    left join source s on s.project_id = l.project_id and s.id = l.source_id
    where ${isThere} order by q.position, r.rank, r.id, l.made_at`.execute(db)
  return rows
}

/** The labels now in force, query by query, a page at a time. */
export async function* labelLines(
  db: Kysely<Database>,
  projectId: string,
  part: LabelPart = 'all',
): AsyncGenerator<LabelLine> {
  let after = 0
  for (;;) {
    const rows = await readPage(db, projectId, part, after)
    for (const row of rows) if (row.kind) yield row
    const last = rows.at(-1)?.position
    if (last === undefined) return
    after = last
  }
}

/** One line per label now in force, under pseudonyms; grades and what was said of safety in one file, or each by itself. */
export async function* labelsCsv(
  db: Kysely<Database>,
  projectId: string,
  part: LabelPart = 'all',
): AsyncGenerator<string> {
  const names = await pseudonyms(db, projectId)
  const head = [
    'query_id',
    'query',
    'language',
    'market',
    'doc_id',
    'title',
    'rank',
    'person',
    'source',
    'kind',
    'grade',
    'reason',
    'explanation',
  ]
  yield byteOrderMark + line([...head, ...versionColumns, 'dimension', ...safetyColumns, 'anchored'])
  for await (const row of labelLines(db, projectId, part)) yield labelLine(row, names)
}

function labelLine(row: LabelLine, names: Map<string, string>): string {
  const { query_id, query, language, market, doc_id, title, rank, source, kind, value, reason, explanation } = row
  const person = row.person_id ? (names.get(row.person_id) ?? '') : ''
  const versions = [row.scale_version, row.guideline_version, row.ui_language, row.active_ms]
  return line([
    ...[query_id, query, language, market, doc_id, title, rank],
    person,
    source,
    kind,
    row.dimension === 'relevance' ? written(value, row.form === 'pair') : null,
    reason,
    explanation,
    row.surplus ? 'yes' : '',
    ...versions,
    row.made_at.toISOString(),
    row.dimension,
    ...safetyCells(row),
    // What was decided on a card that shows a model's guess must never train or test that model.
    row.anchored ? 'yes' : '',
  ])
}
