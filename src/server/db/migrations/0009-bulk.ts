import { type Kysely, sql } from 'kysely'

/**
 * A place that was given back because labels of its sitting went stale: the sitting stays submitted and what is left of it counts,
 * but it fills no place any more. `requeue` says which results whoever fills the place next is to label; null means all.
 */
const places = `
alter table assignment add column freed boolean not null default false;
create table requeue (project_id uuid not null, assignment_id uuid not null, task_id uuid not null, person_id uuid not null, subset uuid[], again boolean not null,
  since timestamptz not null, taken_by uuid, primary key (project_id, assignment_id),
  foreign key (project_id, assignment_id) references assignment(project_id, id));
create index requeue_task on requeue (project_id, task_id);
create index requeue_person on requeue (project_id, person_id);
create index requeue_taken on requeue (project_id, taken_by) where taken_by is not null;
`

/**
 * What an owner did to many labels or tasks at once. The targets are fixed when it is asked for and worked through in chunks; each
 * keeps the row as it was, so that undo puts back exactly that.
 */
const batches = `
create table bulk_batch (project_id uuid not null references project(id), id uuid not null, kind text not null check (kind in ('stale','reassign','places')), action jsonb not null,
  reason text not null, state text not null check (state in ('running','done','undoing','undone')), counts jsonb not null, total int not null default 0, moved int not null default 0,
  skipped int not null default 0, restored int not null default 0, relabelled int not null default 0, taken int not null default 0, redecided int not null default 0,
  made_by uuid not null references person(id), made_at timestamptz not null, undone_by uuid references person(id), undone_at timestamptz, primary key (project_id, id));
create index bulk_batch_latest on bulk_batch (project_id, made_at desc);
create table bulk_target (project_id uuid not null, batch_id uuid not null, n bigint not null, task_id uuid not null, assignment_id uuid, result_id uuid, by uuid, dimension text,
  label_id uuid, state text not null default 'waiting' check (state in ('waiting','moved','skipped','restored','kept')), old jsonb, new_id uuid, primary key (project_id, batch_id, n),
  foreign key (project_id, batch_id) references bulk_batch(project_id, id));
create index bulk_target_open on bulk_target (project_id, batch_id, state, task_id);
create index bulk_target_sitting on bulk_target (project_id, assignment_id) where state = 'moved';
create table bulk_result (project_id uuid not null, batch_id uuid not null, result_id uuid not null, task_id uuid not null, item jsonb, settled jsonb, decisions uuid[] not null default '{}',
  primary key (project_id, batch_id, result_id), foreign key (project_id, batch_id) references bulk_batch(project_id, id));
`

/** Marking labels stale, reassigning tasks, changing priority and overlap of many tasks. */
export const bulk = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [places, batches]) await sql.raw(part).execute(db)
  },
}
