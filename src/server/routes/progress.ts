import type { Kysely } from 'kysely'
import { type RawBuilder, sql } from 'kysely'
import type { ProgressRow } from '#contract/project.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { overlapSaving } from '../queries/assign/overlap-saving.ts'
import { mainDimension } from '../queries/counting-labels.ts'
import { shownQuery } from '../queries/hold-back.ts'
import { recountSources } from '../queries/source-counts.ts'
import type { On } from '../router.ts'

/** Rows of a page of the query table. */
const page = 200

const labelCounts = (
  projectId: string,
) => sql`count(l.*) filter (where l.kind <> 'retraction' and l.dimension = ${mainDimension(projectId)})::int as labels,
  count(l.*) filter (where l.kind = 'cannot-judge')::int as "cannotJudge",
  count(l.*) filter (where l.dimension = 'flag' and l.kind = 'value')::int as flags, max(l.at) as last`

/** As `labelCounts`, of tallies. */
const talliedCounts = (
  projectId: string,
) => sql`coalesce(sum(l.labels) filter (where l.kind <> 'retraction' and l.dimension = ${mainDimension(projectId)}), 0)::int as labels,
  coalesce(sum(l.labels) filter (where l.kind = 'cannot-judge'), 0)::int as "cannotJudge",
  coalesce(sum(l.labels) filter (where l.dimension = 'flag' and l.kind = 'value'), 0)::int as flags, max(l.last_at) filter (where l.labels > 0) as last
  from label_tally l where l.project_id = ${projectId} and l.is_person`

type Raw = Omit<ProgressRow, 'lastAt'> & { last: Date | null; position?: number }

function byQuery(projectId: string, after: number): RawBuilder<Raw> {
  return sql<Raw>`select q.id, ${shownQuery} as name, q.language, q.market, q.position, sum(t.overlap)::int as wanted, sum(least(t.done, t.overlap))::int as done, sum(t.held)::int as held, c.*
    from (select * from query where project_id = ${projectId} and position > ${after} order by position limit ${page}) q
    join task t on t.project_id = q.project_id and t.query_id = q.id
    cross join lateral (select ${labelCounts(projectId)} from result r join current_label l on l.project_id = r.project_id and l.result_id = r.id and l.person_id is not null
      where r.project_id = q.project_id and r.query_id = q.id) c
    group by q.id, q.text, q.treatment, q.language, q.market, q.position, c.labels, c."cannotJudge", c.flags, c.last order by q.position`
}

function byLanguage(projectId: string): RawBuilder<Raw> {
  return sql<Raw>`select t.language as id, t.language as name, t.language, null as market, t.wanted, t.done, t.held,
      coalesce(c.labels, 0) as labels, coalesce(c."cannotJudge", 0) as "cannotJudge", coalesce(c.flags, 0) as flags, c.last
    from (select language, sum(overlap)::int as wanted, sum(least(done, overlap))::int as done, sum(held)::int as held from task
      where project_id = ${projectId} group by language) t
    left join (select l.language, ${talliedCounts(projectId)} group by l.language) c using (language) order by t.language`
}

function byPerson(projectId: string): RawBuilder<Raw> {
  return sql<Raw>`select p.id, coalesce(u.name, '') as name, null as language, null as market, coalesce(a.wanted, 0) as wanted, coalesce(a.done, 0) as done,
      coalesce(a.held, 0) as held, coalesce(c.labels, 0) as labels, coalesce(c."cannotJudge", 0) as "cannotJudge", coalesce(c.flags, 0) as flags, c.last
    from membership m join person p on p.id = m.person_id left join auth_user u on u.id = p.user_id
    left join (select person_id, count(*)::int as wanted, count(*) filter (where state = 'submitted')::int as done,
      count(*) filter (where state in ('active', 'deferred'))::int as held from assignment where project_id = ${projectId} group by person_id) a on a.person_id = p.id
    left join (select l.rater_id, ${talliedCounts(projectId)} group by l.rater_id) c on c.rater_id = p.id
    where m.project_id = ${projectId} order by name, p.id`
}

async function totals(db: Kysely<Database>, projectId: string) {
  const { rows } = await sql<{
    wanted: number
    done: number
    held: number
    labels: number
  }>`select coalesce(sum(overlap), 0)::int as wanted,
    coalesce(sum(least(done, overlap)), 0)::int as done, coalesce(sum(held), 0)::int as held, (select coalesce(sum(labels), 0)::int from label_tally
      where project_id = ${projectId} and is_person and kind <> 'retraction' and dimension = ${mainDimension(projectId)}) as labels
    from task where project_id = ${projectId}`.execute(db)
  return found(rows[0])
}

/** How many labels of source `s` there are. */
const ofSource = sql<number>`(select coalesce(sum(l.labels), 0)::int from label_tally l where l.project_id = s.project_id and l.rater_id = s.id)`

/** How far a project is, for its owner. */
export function progressRoutes(on: On): void {
  on('project.progress', async ({ params, query, db }) => {
    const { projectId } = params
    const after = Number(query.after ?? 0) || 0
    const ask =
      query.by === 'query'
        ? byQuery(projectId, after)
        : query.by === 'language'
          ? byLanguage(projectId)
          : byPerson(projectId)
    const { rows } = await ask.execute(db)
    const last = query.by === 'query' && rows.length === page ? rows.at(-1) : undefined
    return {
      total: await totals(db, projectId),
      rows: rows.map(({ last, position: _, ...row }) => ({ ...row, lastAt: last?.toISOString() ?? null })),
      next: last?.position === undefined ? null : String(last.position),
    }
  })

  on('project.overlap', ({ params, db }) => overlapSaving(db, params.projectId))

  on('project.sources', async ({ params, db }) => {
    const { rows } = await sql<{
      id: string
      name: string
      counts: boolean
      labels: number
    }>`select s.id, s.name, s.counts,
      ${ofSource} as labels
      from source s where s.project_id = ${params.projectId} order by s.name`.execute(db)
    return { sources: rows }
  })

  on('project.updateSource', async ({ params, body, db, now }) => {
    const { rows } = await db.transaction().execute(async (trx) => {
      const updated = await sql<{
        id: string
        name: string
        counts: boolean
        labels: number
      }>`update source s set counts = ${body.counts}
      where project_id = ${params.projectId} and id = ${params.sourceId} returning s.id, s.name, s.counts,
      ${ofSource} as labels`.execute(trx)
      await recountSources(trx, params.projectId, now())
      return updated
    })
    return found(rows[0])
  })
}
