import type { Kysely } from 'kysely'
import type { ConsensusRule } from '#contract/project.ts'
import { idMapLine, qrelsLine, topicsLine } from '#core/formats/trec-print.ts'
import { safeFileName, type ZipEntry } from '#core/formats/zip.ts'
import { isPreference } from '#core/preference.ts'
import type { Database } from '../db/schema.ts'
import { exportGroups, type GradedResult, type Group, gradedResults, gradeOfResult } from './graded.ts'
import { type TrecIds, trecIds } from './trec-ids.ts'

/** Makes what writes the graded results of a group in turn: the line of qrels, and the line of topics where a query begins; preferences have neither. */
export function qrelsWriter(ids: TrecIds): (row: GradedResult, grade: number) => { line: string; topic: string } {
  let last = ''
  return (row, grade) => {
    if (isPreference(row.kind)) return { line: '', topic: '' }
    const { queryId, docId, market, query } = row
    const id = ids.queries.get(queryId) ?? queryId
    const begins = `${market} ${queryId}` !== last
    last = `${market} ${queryId}`
    return {
      line: qrelsLine(id, ids.docs.get(docId) ?? docId, grade),
      topic: begins ? topicsLine(id, query) : '',
    }
  }
}

async function* graded(rows: AsyncIterable<GradedResult>, rule: ConsensusRule) {
  for await (const row of rows) {
    // Preferences are no grades; they have files of their own.
    const grade = isPreference(row.kind) ? null : gradeOfResult(row, rule)
    if (grade !== null) yield { ...row, grade }
  }
}

async function* qrels(rows: AsyncIterable<GradedResult>, rule: ConsensusRule, ids: TrecIds): AsyncGenerator<string> {
  for await (const { queryId, docId, grade } of graded(rows, rule)) {
    yield qrelsLine(ids.queries.get(queryId) ?? queryId, ids.docs.get(docId) ?? docId, grade)
  }
}

async function* topics(rows: AsyncIterable<GradedResult>, rule: ConsensusRule, ids: TrecIds): AsyncGenerator<string> {
  let last = ''
  for await (const { queryId, market, query } of graded(rows, rule)) {
    const key = `${market} ${queryId}`
    if (key !== last) yield topicsLine(ids.queries.get(queryId) ?? queryId, query)
    last = key
  }
}

async function* idLines(changed: Map<string, string>): AsyncGenerator<string> {
  for (const [id, written] of changed) yield idMapLine(written, id)
}

/** What the files of a group are named by. */
export function groupName({ language, market }: Group): string {
  return safeFileName(market === null ? language : `${language}-${market || 'none'}`)
}

/** The files of a qrels archive: per language topics and qrels, and the lists of ids that had to be changed. */
export async function* qrelsFiles(
  db: Kysely<Database>,
  projectId: string,
  rule: ConsensusRule,
): AsyncGenerator<ZipEntry> {
  const ids = await trecIds(db, projectId)
  for (const group of await exportGroups(db, projectId)) {
    const rows = () => gradedResults(db, projectId, rule, group)
    yield { name: `${groupName(group)}/topics.tsv`, text: topics(rows(), rule, ids) }
    yield { name: `${groupName(group)}/qrels.txt`, text: qrels(rows(), rule, ids) }
  }
  if (ids.docs.size > 0) yield { name: 'docids.tsv', text: idLines(ids.docs) }
  if (ids.queries.size > 0) yield { name: 'queryids.tsv', text: idLines(ids.queries) }
}
