import { type RawBuilder, sql } from 'kysely'

/** Labels that count: of submitted production sittings whose place was theirs, and of sources that the owner lets count. */
export const countingLabels = sql`from current_label l left join assignment a on a.project_id = l.project_id and a.id = l.assignment_id
  left join source c on c.project_id = l.project_id and c.id = l.source_id`
/**
 * The same, looked up label by label: for the labels of a few results. Right after a project has begun the planner knows nothing of its
 * tables, and would read all sittings for each label.
 */
export const fewCountingLabels = sql`from current_label l
  left join lateral (select * from assignment a where a.project_id = l.project_id and a.id = l.assignment_id limit 1) a on true
  left join lateral (select * from source c where c.project_id = l.project_id and c.id = l.source_id limit 1) c on true`
/** The condition that goes with both; a flag counts as soon as it is raised, and in a sitting for gold too. */
export const counts = sql`l.kind <> 'retraction' and not l.surplus and ((a.purpose = 'production' and (a.state = 'submitted' or a.submitted_at is not null))
  or (l.dimension = 'flag' and a.purpose in ('production', 'gold')) or c.counts)`

/** The dimension whose labels make a result of the project done: safety where nothing else is asked. */
export const mainDimension = (projectId: string): RawBuilder<unknown> =>
  sql`(select case when safety ->> 'mode' = 'only' then 'safety' else 'relevance' end from project where id = ${projectId})`

/**
 * The condition that result `r` of task `t` has all the labels that are wanted of it: as many as the overlap, or it is none of those that
 * are still undecided.
 */
export function isFull(labels: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${labels} >= t.overlap or (t.undecided is not null and not r.id = any(t.undecided)))`
}
