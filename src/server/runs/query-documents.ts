import { type Kysely, sql } from 'kysely'
import type { ConsensusRule } from '#contract/project.ts'
import type { RunDocument, RunQuery } from '#contract/runs.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { gradeOfResult, resultsOfQuery } from '../export/graded.ts'
import { trecIds } from '../export/trec-ids.ts'
import { isThere, shownQuery } from '../queries/hold-back.ts'
import { knownVerdicts } from '../queries/known-verdicts.ts'
import { wordMasks } from '../queries/masked-words.ts'
import { presentResult } from '../queries/present-result.ts'
import { resultColumns, resultJoins, type StoredResult } from '../queries/stored-result.ts'
import { loadViewer } from '../queries/viewer.ts'
import { chosenRuns } from './compare-runs.ts'

/** Documents of each run that are shown. */
const depth = 20

interface Asked {
  projectId: string
  personId: string
  /** Who annotates too is not told of results that they could still be given or have before them, since grades show what others said. */
  annotates: boolean
  queryId: string
  rule: ConsensusRule
}

async function topOf(db: Kysely<Database>, projectId: string, runId: string, queryId: string): Promise<string[]> {
  const { rows } = await sql<{ top: string[] }>`select doc_ids[1:${sql.lit(depth)}] as top from run_query
    where project_id = ${projectId} and run_id = ${runId} and query_id = ${queryId}`.execute(db)
  return rows[0]?.top ?? []
}

async function storedResults(
  db: Kysely<Database>,
  { projectId, personId, queryId, annotates }: Pick<Asked, 'projectId' | 'personId' | 'queryId' | 'annotates'>,
) {
  const { rows } = await sql<
    StoredResult & { external_id: string; is_open: boolean; is_told: boolean }
  >`select r.external_id, r.task_id, r.rank, ${resultColumns},
      exists (select 1 from review_item i where i.project_id = r.project_id and i.result_id = r.id and i.state in ('waiting', 'passed', 'sent-back')) as is_open,
      (not ${annotates} or exists (select 1 from task o where o.project_id = r.project_id and o.id = r.task_id and (o.state <> 'open' or o.done >= o.overlap) and not exists (select 1
        from assignment a where a.project_id = o.project_id and a.task_id = o.id and a.person_id = ${personId} and a.state in ('active', 'deferred')))) as is_told
    from result r ${resultJoins} where ${isThere} and r.project_id = ${projectId} and r.query_id = ${queryId} and r.form = 'document' and r.task_id is not null`.execute(
    db,
  )
  return rows
}

/** What the two chosen runs return for a query, best first, with grades, and the documents as the person may see them; 404 without two runs or such a query. */
export async function queryDocuments(
  db: Kysely<Database>,
  { projectId, personId, queryId, annotates, rule }: Asked,
): Promise<RunQuery> {
  const sides = found(await chosenRuns(db, projectId))
  const { rows } = await sql<{
    query: string
    language: string
  }>`select ${shownQuery} as query, q.language from query q where q.project_id = ${projectId} and q.id = ${queryId}`.execute(
    db,
  )
  const { query, language } = found(rows[0])
  const [a, b] = [await topOf(db, projectId, sides.a.id, queryId), await topOf(db, projectId, sides.b.id, queryId)]
  const { docs } = await trecIds(db, projectId)
  const stored = await storedResults(db, { projectId, personId, queryId, annotates })
  const graded = await resultsOfQuery(db, projectId, rule, queryId)
  const grades = new Map(graded.map((row) => [row.resultId, gradeOfResult(row, rule)]))
  const viewer = await loadViewer(db, projectId, personId)
  const masks = await wordMasks(db, [{ projectId, language }])
  const verdictOf = await knownVerdicts(db, stored)
  const showing = { viewer, showRank: false, mask: masks(projectId, language), verdictOf, settles: false }
  const byId = new Map(stored.map((row) => [docs.get(row.external_id) ?? row.external_id, row]))
  const present = (docId: string): RunDocument => {
    const row = byId.get(docId)
    if (!row) return { docId, grade: null, isOpen: false, result: null }
    const base = `/api/projects/${projectId}/results/${row.id}`
    return {
      docId,
      grade: row.is_told ? (grades.get(row.id) ?? null) : null,
      isOpen: row.is_told && row.is_open,
      result: presentResult(row, row.id, base, showing),
    }
  }
  return { query, language, a: a.map(present), b: b.map(present) }
}
