import { type Kysely, sql } from 'kysely'

/** What a project asks of those who label, and how many labels a result gets. */
const settings = `
alter table project add column gold_share real not null default 0 check (gold_share between 0 and 0.5),
  add column skill_standard real not null default 0 check (skill_standard between 0 and 1),
  add column below_standard text not null default 'tell' check (below_standard in ('tell','retrain','pause')),
  add column require_training boolean not null default false, add column require_qualification boolean not null default false,
  add column dynamic_overlap boolean not null default false, add column confidence real not null default 0.8 check (confidence > 0 and confidence < 1),
  add column max_overlap int not null default 5 check (max_overlap between 1 and 50);
`

/**
 * Dynamic overlap sends only the undecided results of a task out again: \`subset\` names them, null means all. A random part of
 * the tasks (\`exhaustive\`) always goes to the largest overlap, so that the saving is measured and not guessed.
 */
const handingOut = `
alter table task add column exhaustive boolean not null default false;
alter table assignment add column subset uuid[];
alter table result add column categories text[] not null default '{}';
create table opt_out (person_id uuid not null references person(id) on delete cascade, category text not null, since timestamptz not null, primary key (person_id, category));
create table own_author (person_id uuid not null references person(id) on delete cascade, author text not null, primary key (person_id, author));
`

/**
 * Gold: results whose grade is known. A person's first label on one is scored, once; \`production\` gold is hidden among the
 * work, \`training\` explains itself, \`qualification\` stays vague. Nobody is served gold that they settled.
 */
const gold = `
create table gold (project_id uuid not null, result_id uuid not null, pool text not null check (pool in ('production','training','qualification')), value int not null,
  tolerance int not null default 0 check (tolerance between 0 and 10), reason text not null default '', clause text, origin text not null default 'manual',
  settled_by uuid[] not null default '{}', scale_version int not null, created_by uuid references person(id), created_at timestamptz not null, retired_at timestamptz,
  primary key (project_id, result_id), foreign key (project_id, result_id) references result(project_id, id));
create index gold_pool on gold (project_id, pool) where retired_at is null;
create table gold_answer (project_id uuid not null, person_id uuid not null references person(id), result_id uuid not null, assignment_id uuid not null, label_id uuid not null,
  pool text not null, language text not null, value int not null, is_correct boolean not null, at timestamptz not null, primary key (project_id, person_id, result_id),
  foreign key (project_id, result_id) references gold(project_id, result_id), foreign key (project_id, assignment_id) references assignment(project_id, id));
create index gold_answer_result on gold_answer (project_id, result_id);
`

/** Whether a person may work in a language of a project, and since when; a missing row means what the project asks for at first. */
const standing = `
create table standing (project_id uuid not null references project(id), person_id uuid not null references person(id), language text not null,
  state text not null check (state in ('training','working','paused')), reason text not null default '', qualified_at timestamptz, evaluated int not null default 0,
  since timestamptz not null, primary key (project_id, person_id, language));
create table qualification (project_id uuid not null references project(id), language text not null, pass_mark real not null check (pass_mark between 0 and 1),
  attempts int not null check (attempts between 1 and 20), items int not null check (items between 1 and 200), created_at timestamptz not null, primary key (project_id, language));
create table attempt (project_id uuid not null, id uuid not null, person_id uuid not null references person(id), language text not null,
  state text not null check (state in ('running','passed','failed')), asked int not null default 0, correct int not null default 0, started_at timestamptz not null, ended_at timestamptz,
  primary key (project_id, id));
create index attempt_person on attempt (project_id, person_id, language);
create unique index attempt_running on attempt (project_id, person_id, language) where state = 'running';
alter table assignment add column attempt_id uuid;
create index assignment_attempt on assignment (project_id, attempt_id) where attempt_id is not null;
`

/** Who may label what and how well they do it: gold, training, qualification, dynamic overlap, opt-outs. */
export const quality = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [settings, handingOut, gold, standing]) await sql.raw(part).execute(db)
  },
}
