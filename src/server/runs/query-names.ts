import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'
import { shownQuery } from '../queries/hold-back.ts'

/** What a query is told by. */
export interface QueryName {
  query: string
  language: string
  market: string
}

/** What a query that is no longer there is told by. */
export const nameless: QueryName = { query: '', language: 'und', market: '' }

/** The names of queries by id, without the words that stay on the server; of all of a project where no ids are told. */
export async function queryNames(
  db: Kysely<Database>,
  projectId: string,
  ids?: readonly string[],
): Promise<Map<string, QueryName>> {
  const { rows } = await sql<
    QueryName & { id: string }
  >`select q.id, ${shownQuery} as query, q.language, q.market from query q
    where q.project_id = ${projectId} and ${ids ? sql<boolean>`q.id = any(${ids}::uuid[])` : sql<boolean>`true`}`.execute(
    db,
  )
  return new Map(rows.map(({ id, ...name }) => [id, name]))
}
