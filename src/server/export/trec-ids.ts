import { type Kysely, sql } from 'kysely'
import { fitsTrec, trecDocId, trecQueryId } from '#core/formats/trec-ids.ts'
import { queryIdMaker } from '#core/identity.ts'
import type { Database } from '../db/schema.ts'

/** How ids are written: most stand as they are; those with white space cannot, and are listed. */
export interface TrecIds {
  queries: Map<string, string>
  docs: Map<string, string>
}

async function column(
  db: Kysely<Database>,
  table: 'query' | 'result',
  projectId: string,
  match: string,
): Promise<string[]> {
  // Queries in the order they came, so that a later import leaves the numbers given before as they are.
  const order = table === 'query' ? sql`min(position)` : sql`external_id collate "C"`
  const { rows } = await sql<{ id: string }>`select external_id as id from ${sql.table(table)}
    where project_id = ${projectId} and external_id ~ ${match} ${table === 'result' ? sql`and treatment <> 'TX'` : sql``} group by external_id order by ${order}`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/** The ids of a project that read otherwise in TREC files, by the id that the project has. */
export async function trecIds(db: Kysely<Database>, projectId: string): Promise<TrecIds> {
  const space = '[[:space:][:cntrl:]]'
  const queries = (await column(db, 'query', projectId, space)).filter((id) => !fitsTrec(id))
  const docs = (await column(db, 'result', projectId, space)).filter((id) => !fitsTrec(id))
  // Only ids with a per cent sign, or numbered like ours, could be what another id turns into.
  const taken = new Set(docs.length > 0 ? await column(db, 'result', projectId, '%') : [])
  const numbered = new Set(queries.length > 0 ? await column(db, 'query', projectId, '^q[0-9]+$') : [])
  const newId = queryIdMaker((id) => numbered.has(id))
  return {
    queries: new Map(queries.map((id) => [id, trecQueryId(id, newId)])),
    docs: new Map(docs.map((id) => [id, trecDocId(id, taken)])),
  }
}
