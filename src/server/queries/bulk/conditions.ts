import { type RawBuilder, sql } from 'kysely'
import type { BulkAction, QueryFilter } from '#contract/bulk.ts'

type Sql = RawBuilder<unknown>
type Of<K extends BulkAction['kind']> = Extract<BulkAction, { kind: K }>

const all = (conditions: (Sql | false | undefined)[]): Sql =>
  sql.join([sql`true`, ...conditions.filter((one) => one !== false && one !== undefined)], sql` and `)

/** `query q` fits; the ranker is looked for in `result r` or, for whole tasks, among the results of `task t`. */
function queryFits(filter: QueryFilter, per: 'result' | 'task'): Sql {
  const { queryText, queryIds, language, market, ranker } = filter
  return all([
    queryText !== undefined && sql`position(lower(${queryText}) in lower(q.text)) > 0`,
    queryIds !== undefined && sql`q.external_id = any(${queryIds})`,
    language !== undefined && sql`q.language = ${language}`,
    market !== undefined && sql`q.market = ${market}`,
    ranker !== undefined &&
      (per === 'result'
        ? sql`r.source = ${ranker}`
        : sql`exists (select 1 from result r where r.project_id = t.project_id and r.task_id = t.id and r.source = ${ranker})`),
  ])
}

/** Everything after `from` for the labels that an action means: `l`, with `r`, `q`, `t`, `a`, `m` (as made), `s` (the decision). */
export function staleLabels(projectId: string, { filter }: Of<'stale'>, now: Date): Sql {
  const { clause, grade, olderThanDays, before, sourceId, personId, guidelineBefore, scaleVersion } = filter
  const moment = (date: string | Date) => new Date(date)
  const fits = all([
    queryFits(filter, 'result'),
    clause !== undefined &&
      sql`(s.clause = ${clause} or exists (select 1 from calibration_item i where i.project_id = r.project_id and i.result_id = r.id and i.clause = ${clause} and i.settled_at is not null))`,
    grade !== undefined && sql`l.kind = 'value' and l.value = ${grade}`,
    olderThanDays !== undefined && sql`l.at < ${new Date(now.getTime() - olderThanDays * 86_400_000)}`,
    before !== undefined && sql`l.at < ${moment(before)}`,
    sourceId === undefined ? sql`l.person_id is not null and a.purpose = 'production'` : sql`l.source_id = ${sourceId}`,
    personId !== undefined && sql`l.person_id = ${personId}`,
    guidelineBefore !== undefined && sql`m.guideline_version < ${guidelineBefore}`,
    scaleVersion !== undefined && sql`l.scale_version = ${scaleVersion}`,
  ])
  return sql`current_label l join result r on r.project_id = l.project_id and r.id = l.result_id
    join query q on q.project_id = r.project_id and q.id = r.query_id join task t on t.project_id = r.project_id and t.id = r.task_id
    join label m on m.project_id = l.project_id and m.id = l.label_id left join assignment a on a.project_id = l.project_id and a.id = l.assignment_id
    left join settled s on s.project_id = l.project_id and s.result_id = l.result_id
    where l.project_id = ${projectId} and l.dimension = 'relevance' and l.kind <> 'retraction' and ${fits}`
}

/** A sitting that somebody still has open; its labels are not marked, since they are still being made. */
export const isOpen = sql`coalesce(a.state in ('active', 'deferred'), false)`

/** Everything after `from` for the open tasks of a person: `a`, with `t` and `q`. */
export function openTasks(projectId: string, { filter, from }: Of<'reassign'>, now: Date): Sql {
  const { untouchedHours, progress } = filter
  const fits = all([
    queryFits(filter, 'task'),
    untouchedHours !== undefined && sql`a.last_at < ${new Date(now.getTime() - untouchedHours * 3_600_000)}`,
    progress === 'begun' && sql`a.begun_at is not null`,
    progress === 'untouched' && sql`a.begun_at is null`,
  ])
  return sql`assignment a join task t on t.project_id = a.project_id and t.id = a.task_id join query q on q.project_id = t.project_id and q.id = t.query_id
    where a.project_id = ${projectId} and a.person_id = ${from} and a.purpose = 'production' and not a.surplus and t.state = 'open'
      and (a.state in ('active', 'deferred') or (a.state = 'lapsed' and a.begun_at is not null)) and a.submitted_at is null and ${fits}`
}

/** Everything after `from` for the tasks whose priority or overlap changes: `t` with `q`. */
export function changedTasks(projectId: string, { filter, priority, overlap }: Of<'places'>): Sql {
  const differs = sql.join(
    [
      sql`false`,
      ...(priority === null ? [] : [sql`t.priority <> ${priority}`]),
      ...(overlap === null ? [] : [sql`t.overlap <> ${overlap}`]),
    ],
    sql` or `,
  )
  return sql`task t join query q on q.project_id = t.project_id and q.id = t.query_id
    where t.project_id = ${projectId} and ${queryFits(filter, 'task')} and (${differs})`
}
