import { sql } from 'kysely'
import type { HistoryRow } from '#contract/labelling.ts'
import { found } from '../api-error.ts'
import { isClosed } from '../queries/closed-sitting.ts'
import { isThere, shownQuery } from '../queries/hold-back.ts'
import type { On } from '../router.ts'

/** Rows of one page. */
const page = 50

type Raw = Omit<HistoryRow, 'lastAt'> & { lastAt: Date }

/** A person's own tasks, latest first, and today's and all-time counts in the person's time zone. */
export function historyRoutes(on: On): void {
  on('history.get', async ({ query, person, db, now }) => {
    const zone = person.settings.timeZone ?? 'UTC'
    const [at, id] = query.after?.split('~') ?? []
    const { rows } =
      await sql<Raw>`select a.id as "assignmentId", a.project_id as "projectId", p.name as "projectName", ${shownQuery} as query, q.language, a.state,
        (select count(*)::int from result r where r.project_id = a.project_id and r.task_id = a.task_id and ${isThere}) as results,
        (select count(distinct l.result_id)::int from current_label l where l.project_id = a.project_id and l.assignment_id = a.id and l.kind <> 'retraction'
          and l.dimension in ('relevance', 'safety')) as labels,
        a.last_at as "lastAt", not ${isClosed} as correctable
      from assignment a join task t on t.project_id = a.project_id and t.id = a.task_id join query q on q.project_id = t.project_id and q.id = t.query_id
      join project p on p.id = a.project_id where a.person_id = ${person.id} and a.begun_at is not null
        and (${query.projectId ?? null}::uuid is null or a.project_id = ${query.projectId ?? null}::uuid)
        and (${at ?? null}::timestamptz is null or (a.last_at, a.id) < (${at ?? null}::timestamptz, ${id ?? null}::uuid))
      order by a.last_at desc, a.id desc limit ${page}`.execute(db)
    const counts = await sql<Record<'tasks' | 'labels' | 'tasksToday' | 'labelsToday', number>>`with day as (
        select date_trunc('day', ${now()}::timestamptz at time zone ${zone}) at time zone ${zone} as start)
      select (select count(*)::int from assignment where person_id = ${person.id} and state = 'submitted') as tasks,
        (select count(*)::int from assignment, day where person_id = ${person.id} and state = 'submitted' and submitted_at >= day.start) as "tasksToday",
        (select count(*)::int from label where person_id = ${person.id} and kind <> 'retraction') as labels,
        (select count(*)::int from label, day where person_id = ${person.id} and kind <> 'retraction' and received_at >= day.start) as "labelsToday"`.execute(
      db,
    )
    const { tasks, labels, tasksToday, labelsToday } = found(counts.rows[0])
    const last = rows.length === page ? rows.at(-1) : undefined
    return {
      rows: rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString() })),
      next: last ? `${last.lastAt.toISOString()}~${last.assignmentId}` : null,
      today: { tasks: tasksToday, labels: labelsToday },
      total: { tasks, labels },
    }
  })
}
