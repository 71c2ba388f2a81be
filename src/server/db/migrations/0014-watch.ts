import { type Kysely, sql } from 'kysely'

/**
 * What was done, summed per day, language, market, person and purpose while labels come in, so that no page has to read them. `labels` are first
 * answers and corrections that give a value or say that none can be given; the rows of one person are touched by that person's requests alone, so nobody waits.
 */
const work = `
create table work_day (project_id uuid not null, day date not null, language text not null, market text not null, person_id uuid not null references person(id), purpose text not null,
  labels int not null, active_ms bigint not null, primary key (project_id, day, language, market, person_id, purpose));
create index work_day_person on work_day (person_id, day);
create function add_work() returns trigger language plpgsql as $$ begin
  insert into work_day (project_id, day, language, market, person_id, purpose, labels, active_ms)
    select l.project_id, (l.received_at at time zone 'UTC')::date, t.language, t.market, l.person_id, a.purpose, (count(*) filter (where l.kind <> 'retraction'))::int, coalesce(sum(l.active_ms), 0)
    from fresh l join assignment a on a.project_id = l.project_id and a.id = l.assignment_id join task t on t.project_id = a.project_id and t.id = a.task_id
    where l.person_id is not null group by 1, 2, 3, 4, 5, 6
    on conflict (project_id, day, language, market, person_id, purpose) do update set labels = work_day.labels + excluded.labels, active_ms = work_day.active_ms + excluded.active_ms;
  return null; end $$;
create trigger label_work after insert on label referencing new table as fresh for each statement execute function add_work();
insert into work_day select l.project_id, (l.received_at at time zone 'UTC')::date, t.language, t.market, l.person_id, a.purpose, (count(*) filter (where l.kind <> 'retraction'))::int, coalesce(sum(l.active_ms), 0)
  from label l join assignment a on a.project_id = l.project_id and a.id = l.assignment_id join task t on t.project_id = a.project_id and t.id = a.task_id
  where l.person_id is not null group by 1, 2, 3, 4, 5, 6;
`

/** What fell short of its standard and since when, and the register of risks; a risk with a trigger is raised by what is measured. */
const risks = `
create table alarm (project_id uuid not null references project(id), id uuid not null, metric text not null, language text, value real not null, standard real not null, evidence jsonb not null default '{}',
  since timestamptz not null, until timestamptz, seen_by uuid references person(id), seen_at timestamptz, note text not null default '', primary key (project_id, id));
create unique index alarm_open on alarm (project_id, metric, coalesce(language, '')) where until is null;
create table risk (project_id uuid not null references project(id), id uuid not null, title text not null, likelihood int not null check (likelihood between 1 and 5), impact int not null check (impact between 1 and 5),
  owner_id uuid references person(id), response text not null default '', trigger jsonb, state text not null default 'open' check (state in ('open','raised','closed')), raised_at timestamptz, raised_value real,
  made_by uuid not null references person(id), made_at timestamptz not null, closed_at timestamptz, primary key (project_id, id));
create table watch_facts (project_id uuid primary key references project(id), mark text not null, facts jsonb not null, computed_at timestamptz not null);
`

/** Work summed as it is done, alarms and risks. */
export const watching = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statements of [work, risks]) await sql.raw(statements).execute(db)
  },
}
