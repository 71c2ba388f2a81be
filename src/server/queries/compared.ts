import { type Kysely, sql, type Transaction } from 'kysely'
import type { Compared } from '#contract/review.ts'
import { groupBy } from '#core/group-by.ts'
import type { Database } from '../db/schema.ts'
import { isThere } from './hold-back.ts'
import { knownVerdicts } from './known-verdicts.ts'
import { presentResult, type Showing } from './present-result.ts'
import { resultColumns, resultJoins, type StoredResult } from './stored-result.ts'

interface Member extends StoredResult {
  subject_id: string
  query_id: string
  side: 1 | 2
}

/**
 * What pairs and lists of a project are made of, as reviewers see it: each result masked by its own treatment, and with no more
 * than annotators saw, so without the names of rankers, and a rank in lists only.
 */
export async function comparedIn(
  db: Kysely<Database> | Transaction<Database>,
  projectId: string,
  subjectIds: string[],
  showing: (queryId: string) => Showing,
): Promise<(Compared & { queryId: string })[]> {
  const { rows } =
    await sql<Member>`select m.subject_id, m.side, j.query_id, r.task_id, case when j.form = 'sides' then m.place end as rank, ${resultColumns}
    from result j join result_member m on m.project_id = j.project_id and m.subject_id = j.id
      join result r on r.project_id = m.project_id and r.id = m.result_id ${resultJoins}
    where ${isThere} and j.project_id = ${projectId} and j.id = any(${subjectIds}) order by j.rank, j.id, m.side, m.place`.execute(
      db,
    )
  const verdictOf = await knownVerdicts(db, rows)
  return [...groupBy(rows, (row) => row.subject_id)].map(([resultId, members]) => {
    const queryId = members[0]?.query_id ?? ''
    const present = (one: Member) =>
      presentResult(one, one.id, `/api/projects/${projectId}/results/${one.id}`, { ...showing(queryId), verdictOf })
    return {
      ...{ resultId, queryId, leftCount: members.filter(({ side }) => side === 1).length },
      results: members.map(present),
    }
  })
}
