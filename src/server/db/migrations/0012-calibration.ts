import { type Kysely, sql } from 'kysely'

/**
 * Sessions. `step` counts the trainer's acts, so that a repeated one does nothing; `roster` counts the changes of the list of seats. What was
 * settled stands on the item; `round` grows when an item is voted on once more.
 */
const sessions = `
create table calibration_session (project_id uuid not null references project(id), id uuid not null, title text not null, goal text not null default '',
  kind text not null check (kind in ('live','open')), asks text not null check (asks in ('relevance','safety','both')), names text not null check (names in ('never','ask')),
  pass_mark real not null, closes_at timestamptz, phase text not null default 'planned' check (phase in ('planned','open','lobby','vote','reveal','talk','settle','summary','cancelled')),
  n int, step int not null default 0, roster int not null default 0, trainer_id uuid references person(id), timer_at timestamptz, timer_seconds int, pointer jsonb,
  created_by uuid not null references person(id), created_at timestamptz not null, began_at timestamptz, ended_at timestamptz, report jsonb, primary key (project_id, id));
create table calibration_item (project_id uuid not null, session_id uuid not null, n int not null, result_id uuid not null, pick text not null, round int not null default 0,
  voted_at timestamptz, revealed_at timestamptz, settled_at timestamptz, settled_by uuid references person(id), value int, tolerance int not null default 0, reason text not null default '', clause text,
  safety jsonb, primary key (project_id, session_id, n), foreign key (project_id, session_id) references calibration_session(project_id, id) on delete cascade,
  foreign key (project_id, result_id) references result(project_id, id));
create unique index calibration_item_result on calibration_item (project_id, session_id, result_id);
create index calibration_result on calibration_item (project_id, result_id);
`

/** Who has a seat, who is connected now (one row a connection, over all processes), and every vote ever cast: the highest \`seq\` of an item, round and person counts. */
const people = `
create table calibration_seat (project_id uuid not null, session_id uuid not null, person_id uuid not null references person(id), seat int not null, agrees boolean, joined_at timestamptz,
  primary key (project_id, session_id, person_id), unique (project_id, session_id, seat), foreign key (project_id, session_id) references calibration_session(project_id, id) on delete cascade);
create index calibration_seat_person on calibration_seat (person_id);
create table calibration_connection (project_id uuid not null, session_id uuid not null, id uuid not null, person_id uuid not null references person(id), until timestamptz not null,
  primary key (project_id, session_id, id));
create table calibration_vote (project_id uuid not null, session_id uuid not null, n int not null, round int not null, person_id uuid not null references person(id), seq int not null, id uuid not null,
  mode text not null check (mode in ('blind','late','alone')), value int, reason text, safety jsonb, explanation text not null default '', clause text, reveal_level int not null default 0,
  body_hash text not null, at timestamptz not null, primary key (project_id, session_id, n, person_id, seq), unique (project_id, session_id, id),
  foreign key (project_id, session_id, n) references calibration_item(project_id, session_id, n) on delete cascade);
`

/** What follows: changes of the guideline drafted in a session, retests hidden in the normal work, and what gold was before (no value: it was taken back). */
const after = `
create table guideline_draft (project_id uuid not null references project(id), id uuid not null, session_id uuid, n int, based_on int not null, clause text not null, texts jsonb not null,
  note text not null default '', state text not null default 'draft' check (state in ('draft','published','dropped')), drafted_by uuid not null references person(id), drafted_at timestamptz not null,
  settled_by uuid references person(id), settled_at timestamptz, version int, recheck int, primary key (project_id, id));
create table calibration_retest (project_id uuid not null, session_id uuid not null, n int not null, person_id uuid not null references person(id), days int not null, due_at timestamptz not null,
  task_id uuid, result_id uuid, value int, tolerance int, assignment_id uuid, answered_at timestamptz, answer int, is_right boolean, given_up boolean not null default false,
  primary key (project_id, person_id, session_id, n, days));
create index calibration_retest_session on calibration_retest (project_id, session_id);
create index calibration_retest_due on calibration_retest (project_id, person_id, due_at) where answered_at is null and not given_up;
create table gold_history (project_id uuid not null, result_id uuid not null, seq int not null, value int, tolerance int not null, reason text not null, clause text, by uuid references person(id),
  at timestamptz not null, session_id uuid, primary key (project_id, result_id, seq), foreign key (project_id, result_id) references result(project_id, id));
`

/** Calibration sessions, their rooms, and what follows from them. */
export const calibrating = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statements of [sessions, people, after]) await sql.raw(statements).execute(db)
  },
}
