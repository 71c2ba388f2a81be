import { type Kysely, sql } from 'kysely'
import type { TaskKind } from '#contract/project.ts'
import { mirrored } from '#core/preference.ts'
import { scopedId } from '../crypto.ts'
import type { Database } from '../db/schema.ts'
import { isThere } from './hold-back.ts'
import { isNever } from './quarantine/gone.ts'
import { resultColumns, resultJoins, type StoredResult } from './stored-result.ts'

/** A result with its part in a task: judged by itself, judged as a whole, a member of a pair or of two lists, the seed of the query, or what its intent is asked by. */
export interface TaskPart extends StoredResult {
  part: 'document' | 'page' | 'pair' | 'sides' | 'member' | 'seed' | 'query'
  /** Which side a member is on, 1 or 2 as stored; 0 for what has none. */
  side: number
  place: number | null
}

/** Everything that the tasks of these assignments (at least one) show the person, in the stored order; what is treated TX, or was reported by them, is not there. */
export async function loadParts(db: Kysely<Database>, personId: string, assignmentIds: string[]): Promise<TaskPart[]> {
  const { rows } = await sql<TaskPart>`with judged as (select r.project_id, r.id, r.task_id, r.query_id, r.form, r.rank
        from (select distinct project_id, task_id from assignment where id in (${sql.join(assignmentIds)})) s
        join result r on r.project_id = s.project_id and r.task_id = s.task_id),
    part as (select project_id, id, task_id, form as part, 0 as side, rank as place from judged
      union all select m.project_id, m.result_id, j.task_id, 'member', m.side, m.place from judged j
        join result_member m on m.project_id = j.project_id and m.subject_id = j.id
      union all select s.project_id, s.id, j.task_id, s.form, 0, 0 from (select distinct project_id, query_id, task_id from judged) j
        join result s on s.project_id = j.project_id and s.query_id = j.query_id and s.form in ('seed', 'query'))
    select s.task_id, s.part, s.side, s.place, r.rank, ${resultColumns}
    from part s join result r on r.project_id = s.project_id and r.id = s.id ${resultJoins}
    where ${isThere} and not ${isNever(sql`${personId}::uuid`)} order by s.side, s.place, r.id`.execute(db)
  return rows
}

/**
 * Whether an assignment shows the second side on the left. It follows from a secret, so that nobody can work out from the
 * assignment's id which side is which, and it is the same whenever it is asked.
 */
export async function isSwapped(secret: string, assignmentId: string): Promise<boolean> {
  const sign = await scopedId(secret, assignmentId, 'sides')
  return sign.charCodeAt(0) % 2 === 1
}

/** The value of a label as stored (first side against second) for a value as this assignment shows it, and the other way round. */
export async function turned<T extends number | null>(
  secret: string,
  kind: TaskKind,
  assignmentId: string,
  value: T,
): Promise<T> {
  const hasSides = kind === 'sides' || kind === 'pairwise'
  return hasSides && (await isSwapped(secret, assignmentId)) ? mirrored(value) : value
}
