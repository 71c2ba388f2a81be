import { sql } from 'kysely'

/**
 * Whether a sitting (`assignment a` with `task t`) is closed by a reviewer's decisions. One for gold, often made from decided
 * results, is closed by what was decided after it was handed in, like any other; what was decided before leaves it open,
 * as if nobody had decided: else being closed at once would give the gold away.
 */
export const isClosed = sql`(t.state = 'adjudicated' and (a.purpose = 'production' or exists (select 1 from result decided
  join settled s on s.project_id = decided.project_id and s.result_id = decided.id
  where decided.project_id = t.project_id and decided.task_id = t.id and s.at >= a.submitted_at)))`
