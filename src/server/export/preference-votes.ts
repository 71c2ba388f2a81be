import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'
import { isThere, shownQuery } from '../queries/hold-back.ts'

/** One preference in force: of a pair (`first` and `second` are document ids) or of two lists (the rankers' names). */
export interface PreferenceVote {
  position: number
  queryId: string
  query: string
  /** The query's words as lists may show them. */
  shown: string
  language: string
  market: string
  subject: string
  first: string
  second: string
  personId: string | null
  source: string | null
  by: string
  value: number
  explanation: string
}

/** Queries of one page. */
const page = 400

/**
 * The preferences of a project, query by query: those that count, or with `all` also those of imported sources that do not.
 * Labels of places that others filled meanwhile are left out.
 */
export async function* preferenceVotes(
  db: Kysely<Database>,
  projectId: string,
  { all = false }: { all?: boolean } = {},
): AsyncGenerator<PreferenceVote> {
  let after = 0
  for (;;) {
    const { rows } =
      await sql<PreferenceVote>`select q.position, q.external_id as "queryId", q.text as query, ${shownQuery} as shown, q.language, q.market, r.id as subject,
        r.external_id::jsonb ->> 0 as first, r.external_id::jsonb ->> 1 as second, l.person_id as "personId", c.name as source, l.by, l.value, l.explanation
      from (select * from query where project_id = ${projectId} and position > ${after} order by position limit ${page}) q
      join result r on r.project_id = q.project_id and r.query_id = q.id and r.form in ('pair', 'sides')
      join current_label l on l.project_id = r.project_id and l.result_id = r.id and l.dimension = 'relevance' and l.kind = 'value' and not l.surplus
      left join assignment a on a.project_id = l.project_id and a.id = l.assignment_id
      left join source c on c.project_id = l.project_id and c.id = l.source_id
      where ${isThere} and ((a.purpose = 'production' and a.state in ('submitted', 'active', 'deferred')) or c.counts or (${all} and c.id is not null))
      order by q.position, r.rank, r.id, c.name nulls first, l.at, l.by`.execute(db)
    yield* rows
    const last = await sql<{
      position: number | null
    }>`select max(position) as position from (select position from query
      where project_id = ${projectId} and position > ${after} order by position limit ${page}) q`.execute(db)
    const position = last.rows[0]?.position
    if (position === null || position === undefined) return
    after = Number(position)
  }
}

/** The same in one piece per query, in order. */
export async function* votesByQuery(votes: AsyncIterable<PreferenceVote>): AsyncGenerator<PreferenceVote[]> {
  let group: PreferenceVote[] = []
  for await (const vote of votes) {
    if (group[0] && group[0].position !== vote.position) {
      yield group
      group = []
    }
    group.push(vote)
  }
  if (group.length > 0) yield group
}
