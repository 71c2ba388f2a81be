import { type Kysely, sql } from 'kysely'

/** Finds out by a look at an index whether anything has changed since figures were worked out. */
const marks = `
create index label_received on label (project_id, received_at desc);
create index assignment_submitted on assignment (project_id, submitted_at desc) where submitted_at is not null;
create index decision_undone on decision (project_id, undone_at desc) where undone_at is not null;
`

/** Grades by rules that need all labels of a project at once, and what they were worked out from. */
const models = `
create table model_run (project_id uuid not null references project(id), rule text not null, mark text not null, computed_at timestamptz not null, primary key (project_id, rule));
create table model_grade (project_id uuid not null, rule text not null, result_id uuid not null, value int not null, confidence double precision not null,
  primary key (project_id, rule, result_id), foreign key (project_id, result_id) references result(project_id, id));
`

/** What a lead noted on a signal; \`signal\` is its kind with the people it is about. */
const signals = `
create table signal_note (project_id uuid not null references project(id), signal text not null, answer text not null check (answer in ('seen','explained')), text text not null default '',
  noted_by uuid not null references person(id), at timestamptz not null, primary key (project_id, signal));
`

/** Agreement, consensus by models, signals. */
export const insights = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [marks, models, signals]) await sql.raw(part).execute(db)
  },
}
