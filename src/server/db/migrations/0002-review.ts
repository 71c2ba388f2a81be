import { type Kysely, sql } from 'kysely'

/** What a project says about review, and what a reviewer said to those who label. */
const settings = `
alter table project add column review_spread int not null default 1 check (review_spread between 0 and 10),
  add column review_sample real not null default 0 check (review_sample between 0 and 1);
alter table assignment add column note text not null default '', add column note_clause text;
alter table task add column sourced int not null default 0;
`

/**
 * What needs a decision, kept up to date with the labels it follows from, so that the queue is read by an index.
 * A decision keeps the labels it saw; the one in force is the latest that was not taken back.
 */
const review = `
create table review_item (project_id uuid not null, result_id uuid not null, task_id uuid not null, query_id uuid not null, reasons text[] not null, spread int not null default 0,
  disagreement real not null default 0, state text not null default 'waiting' check (state in ('waiting','passed','sent-back','decided')), since timestamptz not null,
  claimed_by uuid references person(id), claimed_until timestamptz, primary key (project_id, result_id),
  foreign key (project_id, result_id) references result(project_id, id), foreign key (project_id, task_id) references task(project_id, id));
create index review_item_open on review_item (project_id, state, disagreement desc, since) where state in ('waiting', 'passed');
create index review_item_query on review_item (project_id, query_id);
create index review_item_task on review_item (project_id, task_id);
create table decision (project_id uuid not null, id uuid not null, result_id uuid not null, kind text not null check (kind in ('grade','none','send-back','pass-up')), value int,
  clause text, reason text not null default '', seen jsonb not null, item jsonb not null, scale_version int not null, guideline_version int not null, bulk boolean not null default false,
  decided_by uuid not null references person(id), decided_at timestamptz not null, undone_at timestamptz, primary key (project_id, id),
  foreign key (project_id, result_id) references result(project_id, id));
create unique index decision_id on decision (id);
create index decision_result on decision (project_id, result_id, decided_at desc) where undone_at is null;
create index decision_at on decision (project_id, decided_at desc);
create table settled (project_id uuid not null, result_id uuid not null, decision_id uuid not null, value int, clause text, reason text not null, at timestamptz not null,
  primary key (project_id, result_id), foreign key (project_id, result_id) references result(project_id, id));
create table contest (project_id uuid not null, result_id uuid not null, person_id uuid not null references person(id), reason text not null, at timestamptz not null,
  answered_at timestamptz, primary key (project_id, result_id, person_id), foreign key (project_id, result_id) references result(project_id, id));
create index contest_open on contest (project_id, result_id) where answered_at is null;
`

/** What people are told: organisation-wide, since one inbox serves all projects. */
const notifications = `
create table notification (id uuid primary key, person_id uuid not null references person(id) on delete cascade, project_id uuid, kind text not null, detail jsonb not null default '{}',
  at timestamptz not null, read_at timestamptz);
create index notification_person on notification (person_id, at desc);
`

/** Review: the queue, decisions, contests, and the inbox. */
export const reviewing = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [settings, review, notifications]) await sql.raw(part).execute(db)
  },
}
