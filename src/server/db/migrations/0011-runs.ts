import { type Kysely, sql } from 'kysely'

/**
 * Runs of rankers, one row per query with its documents in the order that measures read them in. `side` names the two that are
 * compared; `weight` is what the decision on an item can do to that comparison: the chance to turn it round, then the size of the change.
 */
const runs = `
create table run (project_id uuid not null references project(id), id uuid not null, name text not null, side text check (side in ('a', 'b')), queries int not null, documents int not null,
  unknown int not null, uploaded_by uuid not null references person(id), uploaded_at timestamptz not null, primary key (project_id, id));
create unique index run_side on run (project_id, side) where side is not null;
create unique index run_name on run (project_id, name);
create table run_query (project_id uuid not null, run_id uuid not null, query_id uuid not null, doc_ids text[] not null, scores real[] not null,
  primary key (project_id, run_id, query_id), foreign key (project_id, run_id) references run(project_id, id) on delete cascade);
alter table review_item add column weight real;
`

/** Runs, and the order of review that follows from them. */
export const comparing = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(runs).execute(db)
  },
}
