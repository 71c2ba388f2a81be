import { type Kysely, sql } from 'kysely'

/**
 * What is judged besides single results. A whole page, a pair and two lists side by side are rows of `result` too, so that
 * labels, undo, review and consensus keep one shape; `result_member` says what such a row is made of. The documents of pairs
 * and lists belong to no task, and the seed of a query that has no words is a document of the query.
 */
const kinds = `
alter table project add column kind text not null default 'pointwise' check (kind in ('pointwise','page','sides','pairwise'));
alter table result add column form text not null default 'document' check (form in ('document','page','pair','sides','seed'));
alter table result alter column task_id drop not null;
alter table result drop constraint result_project_id_query_id_external_id_key;
create unique index result_identity on result (project_id, query_id, form, external_id);
create table result_member (project_id uuid not null, subject_id uuid not null, side smallint not null check (side in (1, 2)), place int not null, result_id uuid not null,
  source text not null default '', primary key (project_id, subject_id, side, place), foreign key (project_id, subject_id) references result(project_id, id),
  foreign key (project_id, result_id) references result(project_id, id));
create index result_member_result on result_member (project_id, result_id);
`

/** Pages, pairs, two lists side by side, and queries without words. */
export const taskKinds = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(kinds).execute(db)
  },
}
