import { type Kysely, sql } from 'kysely'

/**
 * Courses are attempts too: one round of a course is one attempt of kind `training`. A task whose results are gold of a course or
 * a test is set aside: closed for production until it is taken out again.
 */
const courses = `
alter table project add column course_pass_mark real not null default 0.8 check (course_pass_mark between 0 and 1),
  add column course_window int not null default 10 check (course_window between 1 and 100);
alter table task add column set_aside boolean not null default false;
create index task_set_aside on task (project_id) where set_aside;
alter table attempt add column kind text not null default 'qualification' check (kind in ('training','qualification')),
  add column pass_mark real not null default 0.8, add column clauses text[] not null default '{}';
drop index attempt_running;
create unique index attempt_running on attempt (project_id, person_id, language, kind) where state = 'running';
`

/** The first label of a round on each result of the course: it counts, whatever is changed after reading why. */
const answers = `
create table course_answer (project_id uuid not null, attempt_id uuid not null, result_id uuid not null, assignment_id uuid not null, value int, is_right boolean not null,
  seq bigint not null, primary key (project_id, attempt_id, result_id), foreign key (project_id, attempt_id) references attempt(project_id, id),
  foreign key (project_id, result_id) references result(project_id, id), foreign key (project_id, assignment_id) references assignment(project_id, id));
create index course_answer_sitting on course_answer (project_id, assignment_id, result_id);
create table extra_attempt (project_id uuid not null references project(id), id uuid not null, person_id uuid not null references person(id), language text not null, reason text not null,
  given_by uuid not null references person(id), at timestamptz not null, primary key (project_id, id));
create index extra_attempt_person on extra_attempt (project_id, person_id, language);
`

/** Courses and tests before the work. */
export const training = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const part of [courses, answers]) await sql.raw(part).execute(db)
  },
}
