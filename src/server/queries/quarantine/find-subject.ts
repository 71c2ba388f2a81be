import { sql } from 'kysely'
import { found } from '../../api-error.ts'
import { scopedId } from '../../crypto.ts'
import type { Deps } from '../../deps.ts'

/**
 * What an own sitting showed under an id, also where it is hidden from everybody by now: two people may report the same at once. 404 for
 * what was never in it.
 */
export async function subjectIn(
  { db, secret }: Pick<Deps, 'db' | 'secret'>,
  { assignmentId, subject }: { assignmentId: string; subject: string },
  personId: string,
): Promise<{ projectId: string; resultId: string }> {
  const { rows } = await sql<{
    projectId: string
    resultId: string
  }>`select r.project_id as "projectId", r.id as "resultId" from assignment a
    join task t on t.project_id = a.project_id and t.id = a.task_id join result r on r.project_id = a.project_id and ((r.task_id = a.task_id and r.form = 'document')
      or (r.query_id = t.query_id and r.form = 'seed') or r.id in (select m.result_id from result j join result_member m on m.project_id = j.project_id
        and m.subject_id = j.id where j.project_id = a.project_id and j.task_id = a.task_id))
    where a.id = ${assignmentId} and a.person_id = ${personId}`.execute(db)
  for (const row of rows) if ((await scopedId(secret, assignmentId, row.resultId)) === subject) return row
  return found<{ projectId: string; resultId: string }>(null)
}
