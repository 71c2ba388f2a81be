import { type Kysely, sql } from 'kysely'

/**
 * Labels are summed as work is counted: one for each result of a sitting that is answered, in the question that makes it done. Corrections, and
 * answers to what else is asked of the same result, take time and are no more labels. What is in force already was counted when it came.
 */
const work = `
create or replace function add_work() returns trigger language plpgsql as $$ begin
  insert into work_day (project_id, day, language, market, person_id, purpose, labels, active_ms)
    select l.project_id, (l.received_at at time zone 'UTC')::date, t.language, t.market, l.person_id, a.purpose,
      (count(distinct (l.assignment_id, l.result_id)) filter (where l.kind <> 'retraction' and l.dimension = case when p.safety ->> 'mode' = 'only' then 'safety' else 'relevance' end
        and not exists (select 1 from current_label c where c.project_id = l.project_id and c.result_id = l.result_id and c.by = l.assignment_id and c.dimension = l.dimension)))::int,
      coalesce(sum(l.active_ms), 0)
    from fresh l join assignment a on a.project_id = l.project_id and a.id = l.assignment_id join task t on t.project_id = a.project_id and t.id = a.task_id join project p on p.id = l.project_id
    where l.person_id is not null group by 1, 2, 3, 4, 5, 6
    on conflict (project_id, day, language, market, person_id, purpose) do update set labels = work_day.labels + excluded.labels, active_ms = work_day.active_ms + excluded.active_ms;
  return null; end $$;
update work_day set labels = 0;
update work_day w set labels = n.labels from (select f.project_id, (f.received_at at time zone 'UTC')::date as day, t.language, t.market, f.person_id, a.purpose, count(*)::int as labels
  from (select distinct on (l.project_id, l.assignment_id, l.result_id) l.* from label l join project p on p.id = l.project_id
      where l.person_id is not null and l.kind <> 'retraction' and l.dimension = case when p.safety ->> 'mode' = 'only' then 'safety' else 'relevance' end
      order by l.project_id, l.assignment_id, l.result_id, l.seq) f
    join assignment a on a.project_id = f.project_id and a.id = f.assignment_id join task t on t.project_id = a.project_id and t.id = a.task_id group by 1, 2, 3, 4, 5, 6) n
  where (w.project_id, w.day, w.language, w.market, w.person_id, w.purpose) = (n.project_id, n.day, n.language, n.market, n.person_id, n.purpose);
delete from watch_facts;
`

/** Work counted by the result. */
export const counting = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(work).execute(db)
  },
}
