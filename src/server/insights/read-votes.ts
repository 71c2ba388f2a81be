import { type Kysely, sql } from 'kysely'
import { growingInts, numbering } from '#core/growing.ts'
import { bothBad } from '#core/preference.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { isThere } from '../queries/hold-back.ts'
import type { ProjectVotes } from './project-votes.ts'

/** Labels read at a time: few enough that reading them holds nobody up. */
const page = 4000

/**
 * Labels that figures are made of: of submitted production sittings, and of sources that the owner lets count; of what nobody may
 * see (TX) none. Surplus
 * labels take part in agreement; whether one makes the consensus is `counts`.
 */
export const takesPart = sql`(a.purpose = 'production' and (a.state = 'submitted' or a.submitted_at is not null)) or c.counts`

interface Row {
  result_id: string
  by: string
  rater: string
  kind: 'value' | 'cannot-judge'
  value: number
  scale_version: number
  counts: boolean
  takes_part: boolean
  is_source: boolean
  month: number
  query_id: string
  language: string
  market: string
  clause: string | null
}

/** What to narrow the labels to. */
export interface Narrow {
  language?: string | undefined
  market?: string | undefined
  /** Only labels that came from this moment on. */
  since?: Date | undefined
  /** Only labels that have a place in the order of the scale: "both bad" is counted among those left out. */
  isOrdered?: boolean
}

const nobody = '00000000-0000-0000-0000-000000000000'

async function readPage(
  db: Kysely<Database>,
  projectId: string,
  { since }: Narrow,
  after: { result_id: string; by: string },
) {
  const { rows } =
    await sql<Row>`select l.result_id, l.by, coalesce(l.person_id, l.source_id) as rater, l.kind, l.value, l.scale_version, not l.surplus and not coalesce(a.surplus, false) as counts,
      coalesce(${takesPart}, false) and ${isThere} and (${since ?? null}::timestamptz is null or l.at >= ${since ?? null}) as takes_part, l.source_id is not null as is_source,
      (extract(year from l.at at time zone 'utc') * 12 + extract(month from l.at at time zone 'utc') - 1)::int as month,
      r.query_id, q.language, q.market, s.clause
    from (select * from current_label where project_id = ${projectId} and (result_id, by) > (${after.result_id}, ${after.by})
        and dimension = 'relevance' order by result_id, by limit ${page}) l
    join result r on r.project_id = l.project_id and r.id = l.result_id join query q on q.project_id = r.project_id and q.id = r.query_id
    left join assignment a on a.project_id = l.project_id and a.id = l.assignment_id
    left join source c on c.project_id = l.project_id and c.id = l.source_id
    left join settled s on s.project_id = l.project_id and s.result_id = l.result_id
    order by l.result_id, l.by`.execute(db)
  return rows
}

interface ReadScale {
  version: number
  grades: number[]
  /** Whether its highest number stands for "both bad". */
  hasApart: boolean
}

/** The scale in force and the numbers of its grades in rising order. */
async function scaleOf(db: Kysely<Database>, projectId: string): Promise<ReadScale> {
  const row = found(
    await db
      .selectFrom('project')
      .innerJoin('scale', (join) =>
        join.onRef('scale.project_id', '=', 'project.id').onRef('scale.version', '=', 'project.scale_version'),
      )
      .select(['scale.version', 'scale.grades', 'scale.kind'])
      .where('project.id', '=', projectId)
      .executeTakeFirst(),
  )
  const grades = row.grades.map(({ value }) => value).sort((a, b) => a - b)
  return { version: row.version, grades, hasApart: row.kind === 'preference-3' }
}

function gathering({ language, market, isOrdered = false }: Narrow, scale: ReadScale) {
  const [unit, rater, value, counts, month] = [
    growingInts(),
    growingInts(),
    growingInts(),
    growingInts(),
    growingInts(),
  ]
  const [ofQuery, ofLanguage, ofMarket, ofClause] = [growingInts(), growingInts(), growingInts(), growingInts()]
  const [people, queries, languages, markets, clauses] = [
    numbering(),
    numbering(),
    numbering(),
    numbering(),
    numbering(),
  ]
  const sources = new Set<string>()
  const resultIds: string[] = []
  const leftOut = { otherScale: 0, cannotJudge: 0, bothBad: 0 }
  const leavesOut = isOrdered && scale.hasApart
  const grades = leavesOut ? scale.grades.filter((grade) => grade !== bothBad) : scale.grades
  const places = new Map(grades.map((grade, at) => [grade, at]))

  /** Rows come in the order of their results, so a new unit begins where the result changes. */
  function unitOf(row: Row): number {
    if (resultIds.at(-1) !== row.result_id) {
      resultIds.push(row.result_id)
      ofQuery.push(queries.numberOf(row.query_id))
      ofLanguage.push(languages.numberOf(row.language))
      ofMarket.push(markets.numberOf(row.market))
      ofClause.push(row.clause === null ? -1 : clauses.numberOf(row.clause))
    }
    return resultIds.length - 1
  }

  return {
    add(row: Row) {
      if (!row.takes_part) return
      if ((language !== undefined && row.language !== language) || (market !== undefined && row.market !== market))
        return
      if (row.kind === 'cannot-judge') leftOut.cannotJudge++
      if (row.kind !== 'value') return
      if (leavesOut && row.value === bothBad && row.scale_version === scale.version) {
        leftOut.bothBad++
        return
      }
      const place = row.scale_version === scale.version ? places.get(row.value) : undefined
      if (place === undefined) {
        leftOut.otherScale++
        return
      }
      unit.push(unitOf(row))
      rater.push(people.numberOf(row.rater))
      if (row.is_source) sources.add(row.rater)
      value.push(place)
      counts.push(row.counts ? 1 : 0)
      month.push(row.month)
    },
    done: (): ProjectVotes => ({
      scaleVersion: scale.version,
      grades,
      apart: scale.hasApart && !leavesOut ? grades.indexOf(bothBad) : null,
      votes: {
        units: resultIds.length,
        raters: people.names.length,
        categories: grades.length,
        unit: unit.done(),
        rater: rater.done(),
        value: value.done(),
      },
      counts: Uint8Array.from(counts.done()),
      month: month.done(),
      resultIds,
      query: ofQuery.done(),
      language: ofLanguage.done(),
      market: ofMarket.done(),
      clause: ofClause.done(),
      queries: queries.names.length,
      languages: languages.names,
      markets: markets.names,
      clauses: clauses.names,
      raters: people.names.map((id) => ({ id, isSource: sources.has(id) })),
      leftOut,
    }),
  }
}

/**
 * The labels of a project on the scale in force, a page at a time into typed arrays. Labels on another version of the scale
 * and those that no grade could be given to are counted, not mixed in.
 */
export async function readVotes(db: Kysely<Database>, projectId: string, narrow: Narrow = {}): Promise<ProjectVotes> {
  const all = gathering(narrow, await scaleOf(db, projectId))
  let after = { result_id: nobody, by: nobody }
  for (;;) {
    const rows = await readPage(db, projectId, narrow, after)
    for (const row of rows) all.add(row)
    const last = rows.at(-1)
    if (!last) return all.done()
    after = last
  }
}
