import { type Kysely, sql } from 'kysely'
import type { ConsensusRule } from '#contract/project.ts'
import type { Database } from '../db/schema.ts'
import { gradedResults, gradeOfResult } from '../export/graded.ts'
import { trecIds } from '../export/trec-ids.ts'

/** A query with its grades by document id, as ids are written in TREC files. */
export interface GradedQuery {
  query: string
  language: string
  market: string
  grades: Map<string, number>
}

/** The grades of a project's documents as they stand, by query: those decided, else those of the consensus. */
export async function readGrades(
  db: Kysely<Database>,
  projectId: string,
  rule: ConsensusRule,
): Promise<Map<string, GradedQuery>> {
  const { docs } = await trecIds(db, projectId)
  const queries = new Map<string, GradedQuery>()
  for await (const row of gradedResults(db, projectId, rule)) {
    const grade = gradeOfResult(row, rule)
    if (grade === null) continue
    const { shown: query, language, market } = row
    const here = queries.get(row.queryKey) ?? { query, language, market, grades: new Map() }
    here.grades.set(docs.get(row.docId) ?? row.docId, grade)
    queries.set(row.queryKey, here)
  }
  return queries
}

/** What a run returns, query by query, best first; a few hundred queries are held at a time. */
export async function* runQueries(
  db: Kysely<Database>,
  projectId: string,
  runId: string,
): AsyncGenerator<{ queryId: string; docIds: string[] }> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<{
      queryId: string
      docIds: string[]
    }>`select query_id as "queryId", doc_ids as "docIds" from run_query where project_id = ${projectId} and run_id = ${runId}
      and query_id > ${after}::uuid order by query_id limit 300`.execute(db)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.queryId
  }
}
