import type { Kysely } from 'kysely'
import type { ConsensusRule } from '#contract/project.ts'
import { bothBad } from '#core/preference.ts'
import type { Database } from '../db/schema.ts'
import { pseudonyms } from '../queries/pseudonyms.ts'
import { labelLines } from './csv.ts'
import { confidenceOfResult, type GradedResult } from './graded.ts'

const line = (row: object) => `${JSON.stringify(row)}\n`
const written = (value: number | null, isPair: boolean) => (isPair && value === bothBad ? 'both bad' : value)

/** The line of a result, pair or two lists that has a grade by the rule; by ids alone, without any content. */
export function gradeLine(row: GradedResult, grade: number, rule: ConsensusRule): string {
  const { queryId, language, market, docId, values, cannotJudge } = row
  const about = { query_id: queryId, language, market, doc_id: docId }
  const told = { grade: written(grade, row.kind === 'pairwise'), rule: row.decision ? 'adjudicated' : rule }
  const counts = { labels: values.length, cannot_judge: cannotJudge }
  return line({ ...about, ...told, confidence: confidenceOfResult(row, rule), ...counts })
}

/** One line per label now in force, under pseudonyms; by ids, without the content that was judged. */
export async function* labelsJsonl(db: Kysely<Database>, projectId: string): AsyncGenerator<string> {
  const names = await pseudonyms(db, projectId)
  for await (const row of labelLines(db, projectId)) {
    const { position: _, query: _q, title: _t, person_id, value, form, made_at, ...rest } = row
    const person = person_id ? (names.get(person_id) ?? '') : null
    yield line({ ...rest, person, value: written(value, form === 'pair'), made_at: made_at.toISOString() })
  }
}
