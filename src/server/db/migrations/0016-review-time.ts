import { type Kysely, sql } from 'kysely'

/** How long a decision took, null where nobody measured it; it is work like any other. An alarm keeps the currency of its amounts. */
const times = `
alter table decision add column active_ms integer;
create function add_review_work() returns trigger language plpgsql as $$ begin
  insert into work_day (project_id, day, language, market, person_id, purpose, labels, active_ms)
    select d.project_id, (d.decided_at at time zone 'UTC')::date, t.language, t.market, d.decided_by, 'review', 0, sum(d.active_ms)
    from fresh d join result r on r.project_id = d.project_id and r.id = d.result_id join task t on t.project_id = r.project_id and t.id = r.task_id
    where d.active_ms > 0 group by 1, 2, 3, 4, 5
    on conflict (project_id, day, language, market, person_id, purpose) do update set active_ms = work_day.active_ms + excluded.active_ms;
  return null; end $$;
create trigger decision_work after insert on decision referencing new table as fresh for each statement execute function add_review_work();
alter table alarm add column currency text;
delete from watch_facts;
`

/** Decisions take time, and that costs. */
export const reviewTime = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(times).execute(db)
  },
}
