import { type Kysely, sql } from 'kysely'

/** Every version of the plan, and every step of the project; both only grow. `round` counts the pilots. */
const steps = `
create table project_plan (project_id uuid not null references project(id), version int not null, plan jsonb not null, note text not null default '',
  saved_by uuid not null references person(id), saved_at timestamptz not null, primary key (project_id, version));
create table project_step (project_id uuid not null references project(id), n int not null, from_state text, to_state text not null,
  decision text check (decision in ('pass','repeat','stop')), round int not null default 0, note text not null default '', person_id uuid not null references person(id),
  at timestamptz not null, primary key (project_id, n));
create function only_grows() returns trigger language plpgsql as $$ begin raise exception '% only grows', tg_table_name; end $$;
create trigger project_plan_grows before update or delete on project_plan for each row execute function only_grows();
create trigger project_step_grows before update or delete on project_step for each row execute function only_grows();
`

/** Data sets that have left: the bytes of every file as they were, in parts, with the hash of each file and of the list of them. */
const deliveries = `
create table delivery (project_id uuid not null references project(id), version int not null, state text not null check (state in ('making','ready')), rule text not null,
  note text not null default '', limitations text not null default '', card jsonb, manifest text, manifest_hash text, made_by uuid not null references person(id), made_at timestamptz not null,
  heartbeat_at timestamptz not null, primary key (project_id, version));
create table delivery_file (project_id uuid not null, version int not null, n int not null, name text not null, bytes bigint not null, lines bigint not null, sha256 text not null,
  primary key (project_id, version, name), foreign key (project_id, version) references delivery(project_id, version) on delete cascade);
create table delivery_part (project_id uuid not null, version int not null, name text not null, number int not null, bytes bytea not null, primary key (project_id, version, name, number),
  foreign key (project_id, version) references delivery(project_id, version) on delete cascade);
alter table delivery_part alter column bytes set storage external;
create function delivery_is_frozen() returns trigger language plpgsql as $$ begin raise exception 'what was delivered does not change'; end $$;
create trigger delivery_frozen before update on delivery for each row when (old.state = 'ready') execute function delivery_is_frozen();
create trigger delivery_file_frozen before update on delivery_file for each row execute function delivery_is_frozen();
create trigger delivery_part_frozen before update on delivery_part for each row execute function delivery_is_frozen();
`

/** What was learned, and links by which people without an account read the report; only the hash of a token is kept. */
const reviews = `
create table project_review (project_id uuid not null primary key references project(id), lessons text not null default '', saved_by uuid not null references person(id), saved_at timestamptz not null);
create table review_share (project_id uuid not null references project(id), id uuid not null, token_hash text not null unique, created_by uuid not null references person(id),
  created_at timestamptz not null, expires_at timestamptz not null, revoked_at timestamptz, primary key (project_id, id));
`

/** A project's life: plan, steps, deliveries, review. */
export const life = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [steps, deliveries, reviews]) await sql.raw(part).execute(db)
  },
}
