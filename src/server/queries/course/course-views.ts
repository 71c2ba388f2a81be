import { type Kysely, sql } from 'kysely'
import type { CourseView } from '#contract/training.ts'
import type { Database } from '../../db/schema.ts'

/** How far a person is in the course or test that each of the given assignments belongs to; nothing for all others. */
export async function courseViews(db: Kysely<Database>, ids: string[]): Promise<Map<string, CourseView>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<CourseView & { id: string }>`select a.id, t.kind, t.id as "attemptId",
      case when t.kind = 'training' then (select count(*)::int from course_answer c where c.project_id = t.project_id and c.attempt_id = t.id)
        else (select coalesce(sum(cardinality(s.subset)), 0)::int from assignment s where s.project_id = t.project_id and s.attempt_id = t.id and s.state = 'submitted') end as done,
      case when t.kind = 'training' then (select count(*)::int from gold g join result r on r.project_id = g.project_id and r.id = g.result_id
          join task k on k.project_id = r.project_id and k.id = r.task_id where g.project_id = t.project_id and g.pool = 'training' and g.retired_at is null
          and k.language = t.language and not t.person_id = any(g.settled_by)) else t.asked end as all
    from assignment a join attempt t on t.project_id = a.project_id and t.id = a.attempt_id where a.id = any(${ids})`.execute(
    db,
  )
  return new Map(rows.map(({ id, ...view }) => [id, view]))
}
