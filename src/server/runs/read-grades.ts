import { type Kysely, sql } from 'kysely'
import type { ConsensusRule } from '#contract/project.ts'
import type { Database } from '../db/schema.ts'
import { gradedResults, gradeOfResult } from '../export/graded.ts'
import { trecIds } from '../export/trec-ids.ts'

/** Grades by query, and in it by document id as ids are written in TREC files. */
export type Grades = Map<string, Map<string, number>>

/** The grades of a project's documents as they stand: those decided, else those of the consensus. */
export async function readGrades(db: Kysely<Database>, projectId: string, rule: ConsensusRule): Promise<Grades> {
  const { docs } = await trecIds(db, projectId)
  const graded: Grades = new Map()
  for await (const row of gradedResults(db, projectId, rule)) {
    const grade = gradeOfResult(row, rule)
    if (grade === null) continue
    const here = graded.get(row.queryKey) ?? new Map<string, number>()
    graded.set(row.queryKey, here.set(docs.get(row.docId) ?? row.docId, grade))
  }
  return graded
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
