import { type Kysely, sql } from 'kysely'

/** Figures that take long to work out, with what they were worked out from; \`build\` is that of the server that did, since shapes change. */
const figures = `
create table figure (project_id uuid not null references project(id), key text not null, build text not null, basis text not null, mark text not null,
  value json not null, begun_at timestamptz not null, primary key (project_id, key));
`

/** Figures outlast the process. */
export const keeping = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(figures).execute(db)
  },
}
