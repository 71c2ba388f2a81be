import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { KeptFigures } from './workshop.ts'

/** So many figures are kept of a project: measures and narrowings that nobody asks for any more go. */
const most = 60

/** Keeps figures in the database, where they outlast the process and serve all others; those of another build may have another shape, and are not given. */
export function keptFigures({ db, build }: { db: Kysely<Database>; build: string }): KeptFigures {
  return {
    async read(projectId, key, after) {
      const row = await db
        .selectFrom('figure')
        .select(['basis', 'mark', 'value', 'begun_at'])
        .where('project_id', '=', projectId)
        .where('key', '=', key)
        .where('build', '=', build)
        .$if(after !== null, (query) => query.where('begun_at', '>', after as Date))
        .executeTakeFirst()
      return row ? { basis: row.basis, mark: row.mark, value: row.value, at: row.begun_at } : null
    },
    async write(projectId, key, { basis, mark, value, at }) {
      await sql`insert into figure (project_id, key, build, basis, mark, value, begun_at)
        values (${projectId}, ${key}, ${build}, ${basis}, ${mark}, ${JSON.stringify(value)}::json, ${at})
        on conflict (project_id, key) do update set build = excluded.build, basis = excluded.basis, mark = excluded.mark, value = excluded.value,
          begun_at = excluded.begun_at where figure.begun_at <= excluded.begun_at or figure.build <> excluded.build`.execute(
        db,
      )
      await sql`delete from figure where project_id = ${projectId} and key in
        (select key from figure where project_id = ${projectId} order by begun_at desc offset ${sql.lit(most)})`.execute(
        db,
      )
    },
  }
}
