import type { Kysely } from 'kysely'
import type { ConsensusRule } from '#contract/project.ts'
import { bothBad } from '#core/preference.ts'
import type { Database } from '../db/schema.ts'
import { pseudonyms } from '../queries/pseudonyms.ts'
import { labelLines } from './csv.ts'
import { confidenceOfResult, gradedResults, gradeOfResult } from './graded.ts'

const line = (row: object) => `${JSON.stringify(row)}\n`
const written = (value: number | null, isPair: boolean) => (isPair && value === bothBad ? 'both bad' : value)

/** One line per result, pair or two lists that has a grade by the rule; by ids alone, without any content. */
export async function* gradesJsonl(
  db: Kysely<Database>,
  projectId: string,
  rule: ConsensusRule,
): AsyncGenerator<string> {
  for await (const row of gradedResults(db, projectId, rule)) {
    const grade = gradeOfResult(row, rule)
    if (grade === null) continue
    const { queryId, language, market, docId, values, cannotJudge } = row
    const about = { query_id: queryId, language, market, doc_id: docId }
    const told = { grade: written(grade, row.kind === 'pairwise'), rule: row.decision ? 'adjudicated' : rule }
    yield line({ ...about, ...told, confidence: confidenceOfResult(row, rule), labels: values.length, cannotJudge })
  }
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
