import { sql } from 'kysely'
import type { TaskKind } from '#contract/project.ts'
import type { FeedbackRow } from '#contract/review.ts'
import { ApiError, found } from '../api-error.ts'
import { scopedId } from '../crypto.ts'
import { decidedLabels } from '../queries/decided-labels.ts'
import { isThere, shownQuery, shownTitle } from '../queries/hold-back.ts'
import { refreshReview } from '../queries/refresh-review.ts'
import { turned } from '../queries/task-parts.ts'
import type { On } from '../router.ts'

type Raw = Omit<FeedbackRow, 'at' | 'subject'> & { at: Date; resultId: string; kind: TaskKind }

interface Sum {
  key: string
  decided: number
  confirmed: number
}

const sums = sql`count(*)::int as decided, count(*) filter (where d.own is not distinct from d.decided)::int as confirmed`

/** What became of a person's own labels, and contesting a decision. */
export function feedbackRoutes(on: On): void {
  on('feedback.get', async ({ db, query, person, secret }) => {
    const only = query.projectId ? sql`and d.project_id = ${query.projectId}` : sql``
    const mine = sql`from ${decidedLabels(person.id)} d where d.kind <> 'retraction' ${only}`
    const { rows } =
      await sql<Raw>`select p.kind, d.project_id as "projectId", p.name as "projectName", d.assignment_id as "assignmentId", d.result_id as "resultId", ${shownQuery} as query,
        ${shownTitle} as title, d.own, d.decided, d.clause, d.reason, d.at,
        case when k.answered_at is not null then 'answered' when k.at is not null then 'open' when d.own is not distinct from d.decided then 'no' else 'possible' end as contest
      from (select d.* ${mine}) d join project p on p.id = d.project_id join result r on r.project_id = d.project_id and r.id = d.result_id
      join query q on q.project_id = r.project_id and q.id = r.query_id
      left join contest k on k.project_id = d.project_id and k.result_id = d.result_id and k.person_id = d.person_id
      where ${isThere} order by d.at desc, d.assignment_id, r.id limit 100`.execute(db)
    const total = await sql<Sum>`select '' as key, ${sums} ${mine}`.execute(db)
    const weeks =
      await sql<Sum>`select to_char(date_trunc('week', d.at), 'YYYY-MM-DD') as key, ${sums} ${mine} group by 1 order by 1 desc limit 12`.execute(
        db,
      )
    const clauses = await sql<
      Sum & { projectId: string }
    >`select d.clause as key, d.project_id as "projectId", ${sums} ${mine} and d.clause is not null group by 1, 2 order by 3 desc, 1 limit 50`.execute(
      db,
    )
    return {
      rows: await Promise.all(
        rows.map(async ({ resultId, at, kind, ...row }) => ({
          ...row,
          // As the person saw the sides, not as they are stored.
          own: await turned(secret, kind, row.assignmentId, row.own),
          decided: await turned(secret, kind, row.assignmentId, row.decided),
          at: at.toISOString(),
          subject: await scopedId(secret, row.assignmentId, resultId),
        })),
      ),
      total: { decided: total.rows[0]?.decided ?? 0, confirmed: total.rows[0]?.confirmed ?? 0 },
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
      }>`select d.project_id, d.task_id, d.result_id from ${decidedLabels(person.id)} d
        where d.assignment_id = ${params.assignmentId} and d.kind <> 'retraction' and d.own is distinct from d.decided`.execute(
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
