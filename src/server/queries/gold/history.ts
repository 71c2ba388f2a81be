import { sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'

interface Which {
  projectId: string
  resultId: string
}

/** The next number in an item's history. */
const nextSeq = ({ projectId, resultId }: Which) =>
  sql`(select coalesce(max(seq), 0) + 1 from gold_history where project_id = ${projectId} and result_id = ${resultId})`

/** Keeps what an item of gold is before its first change, as whoever made it made it; does nothing where it has a history or is none. */
export async function beginHistory(trx: Transaction<Database>, which: Which): Promise<void> {
  const { projectId, resultId } = which
  await sql`insert into gold_history (project_id, result_id, seq, value, tolerance, reason, clause, by, at)
    select g.project_id, g.result_id, 1, g.value, g.tolerance, g.reason, g.clause, g.created_by, g.created_at from gold g
    where g.project_id = ${projectId} and g.result_id = ${resultId}
      and not exists (select 1 from gold_history h where h.project_id = g.project_id and h.result_id = g.result_id)`.execute(
    trx,
  )
}

/** Writes down what an item of gold has just become, and who did it in which session; that it is gold no more, where it is none. */
export async function addHistory(
  trx: Transaction<Database>,
  which: Which,
  { by, at, sessionId }: { by: string; at: Date; sessionId: string | null },
): Promise<void> {
  const { projectId, resultId } = which
  await sql`insert into gold_history (project_id, result_id, seq, value, tolerance, reason, clause, by, at, session_id)
    select ${projectId}::uuid, ${resultId}::uuid, ${nextSeq(which)}, g.value, coalesce(g.tolerance, 0), coalesce(g.reason, ''), g.clause, ${by}::uuid, ${at}::timestamptz, ${sessionId}::uuid
    from (select 1) one left join gold g on g.project_id = ${projectId} and g.result_id = ${resultId}`.execute(trx)
}
