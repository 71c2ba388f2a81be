import { sql } from 'kysely'
import type { FeedbackRow } from '#contract/review.ts'
import { ApiError, found } from '../api-error.ts'
import { scopedId } from '../crypto.ts'
import { refreshReview } from '../queries/review-items.ts'
import type { On } from '../router.ts'

type Raw = Omit<FeedbackRow, 'at' | 'subject'> & { at: Date; resultId: string }

/** Own labels with the decision on them: what was decided, never what others said. */
const decided = sql`from current_label l join settled s on s.project_id = l.project_id and s.result_id = l.result_id
  join assignment a on a.project_id = l.project_id and a.id = l.assignment_id and a.purpose = 'production'`

/** What became of a person's own labels, and contesting a decision. */
export function feedbackRoutes(on: On): void {
  on('feedback.get', async ({ db, query, person, secret }) => {
    const projectId = query.projectId ?? null
    const mine = sql`l.person_id = ${person.id} and l.dimension = 'relevance' and l.kind <> 'retraction' and (${projectId}::uuid is null or l.project_id = ${projectId}::uuid)`
    const { rows } =
      await sql<Raw>`select l.project_id as "projectId", l.assignment_id as "assignmentId", l.result_id as "resultId", q.text as query,
        case when r.treatment in ('T0', 'T1') then r.title else '' end as title, l.value as own, s.value as decided, s.clause, s.reason, s.at,
        case when k.answered_at is not null then 'answered' when k.at is not null then 'open' when l.value is not distinct from s.value then 'no' else 'possible' end as contest
      ${decided} join result r on r.project_id = l.project_id and r.id = l.result_id join query q on q.project_id = r.project_id and q.id = r.query_id
      left join contest k on k.project_id = l.project_id and k.result_id = l.result_id and k.person_id = l.person_id
      where ${mine} order by s.at desc, r.id limit 100`.execute(db)
    const sums = (
      by: ReturnType<typeof sql>,
    ) => sql`select ${by} as key, count(*)::int as decided, count(*) filter (where l.value is not distinct from s.value)::int as confirmed
      ${decided} where ${mine}`
    const weeks = await sql<{
      key: string
      decided: number
      confirmed: number
    }>`${sums(sql`to_char(date_trunc('week', s.at), 'YYYY-MM-DD')`)} group by 1 order by 1 desc limit 12`.execute(db)
    const clauses = await sql<{
      key: string
      decided: number
      confirmed: number
    }>`${sums(sql`s.clause`)} and s.clause is not null group by 1 order by 2 desc limit 50`.execute(db)
    return {
      rows: await Promise.all(
        rows.map(async ({ resultId, at, ...row }) => ({
          ...row,
          at: at.toISOString(),
          subject: await scopedId(secret, row.assignmentId, resultId),
        })),
      ),
      weeks: weeks.rows.map(({ key, ...row }) => ({ week: key, ...row })).reverse(),
      clauses: clauses.rows.map(({ key, ...row }) => ({ clause: key, ...row })),
    }
  })

  on('contest.create', async ({ db, params, body, person, now, secret }) => {
    await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{
        project_id: string
        task_id: string
        result_id: string
      }>`select l.project_id, a.task_id, l.result_id ${decided}
        where l.assignment_id = ${params.assignmentId} and l.person_id = ${person.id} and l.dimension = 'relevance' and l.kind <> 'retraction' and l.value is distinct from s.value`.execute(
        trx,
      )
      const scoped = await Promise.all(
        rows.map(async (row) => ({ row, id: await scopedId(secret, params.assignmentId, row.result_id) })),
      )
      const { row } = found(scoped.find(({ id }) => id === body.subject))
      const made = await trx
        .insertInto('contest')
        .values({
          project_id: row.project_id,
          result_id: row.result_id,
          person_id: person.id,
          reason: body.reason,
          at: now(),
          answered_at: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('at')
        .executeTakeFirst()
      if (!made) throw new ApiError('contest-used', 'A decision can be contested once.')
      await refreshReview(trx, row.project_id, now(), [row.task_id])
    })
    return { ok: true }
  })
}
