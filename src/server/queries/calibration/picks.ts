import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Candidate, PickRequest } from '#contract/calibration.ts'
import type { Database } from '../../db/schema.ts'
import { isThere, shownQuery, shownTitle } from '../hold-back.ts'

/** Candidates that are told at a time. */
const most = 50

/** Labels of people on `result r`: how many grades, the lowest and the highest by their places on the scale in force. */
const graded = sql`left join lateral (select count(*)::int as labels, coalesce(max(x.place) - min(x.place), 0)::int as spread, percentile_disc(0.5) within group (order by x.place) as middle,
    coalesce(array_agg(l.value), '{}') as given
  from current_label l join project p on p.id = l.project_id join scale s on s.project_id = p.id and s.version = p.scale_version
    cross join lateral jsonb_array_elements(s.grades) with ordinality as x(grade, place)
  where l.project_id = r.project_id and l.result_id = r.id and l.dimension = 'relevance' and l.kind = 'value' and (x.grade ->> 'value')::int = l.value) v on true`

/** What is never an item: what nobody may see, and gold in use, which a room would give away. */
const canBeItem = sql`${isThere} and r.form = 'document' and not exists (select 1 from gold g where g.project_id = r.project_id and g.result_id = r.id and g.retired_at is null)`

function wanted(request: PickRequest): { where: RawBuilder<unknown>; order: RawBuilder<unknown> } {
  const place = sql`q.position, r.rank, r.id`
  switch (request.pick) {
    case 'search': {
      const like = `%${request.text.replace(/[\\%_]/g, '\\$&')}%`
      return {
        where: sql`(q.text ilike ${like} or r.external_id ilike ${like} or (r.treatment in ('T0', 'T1') and r.title ilike ${like}))`,
        order: place,
      }
    }
    case 'disagreement':
      return { where: sql`v.spread > 0`, order: sql`v.spread desc, v.labels desc, ${place}` }
    case 'clause':
      return {
        where: sql`(exists (select 1 from settled s where s.project_id = r.project_id and s.result_id = r.id and s.clause = ${request.clause})
          or exists (select 1 from gold g where g.project_id = r.project_id and g.result_id = r.id and g.clause = ${request.clause})
          or exists (select 1 from calibration_item i where i.project_id = r.project_id and i.result_id = r.id and i.clause = ${request.clause}))`,
        order: sql`v.spread desc, ${place}`,
      }
    case 'confusion': {
      const [low, high] = request.values
      return {
        where: sql`${low}::int = any(v.given) and ${high}::int = any(v.given)`,
        order: sql`v.spread desc, v.labels desc, ${place}`,
      }
    }
    case 'random':
      // One of each language and middle grade after the other.
      return {
        where: sql`true`,
        order: sql`row_number() over (partition by q.language, v.middle order by md5(${String(request.seed)} || r.id::text)), md5(r.id::text || ${String(request.seed)})`,
      }
  }
}

const columns = sql`r.id as "resultId", ${shownQuery} as query, q.language, q.market, r.external_id as "docId", ${shownTitle} as title, coalesce(v.labels, 0) as labels, coalesce(v.spread, 0) as spread`

/** Results that can be items, the likeliest first; those that are `used` already are left out. */
export async function candidatesFor(
  db: Kysely<Database>,
  projectId: string,
  request: PickRequest,
  used: readonly string[] = [],
): Promise<Candidate[]> {
  const { where, order } = wanted(request)
  const { rows } =
    await sql<Candidate>`select ${columns} from result r join query q on q.project_id = r.project_id and q.id = r.query_id
    join task t on t.project_id = r.project_id and t.id = r.task_id and t.kind in ('pointwise', 'page') ${graded}
    where r.project_id = ${projectId} and ${canBeItem} and not r.id = any(${used}::uuid[]) and ${where} order by ${order} limit ${most}`.execute(
      db,
    )
  return rows
}

/** The results named, as candidates, in their order; `isGone` where nobody may see them any more. */
export async function namedCandidates(
  db: Kysely<Database>,
  projectId: string,
  ids: readonly string[],
): Promise<(Candidate & { isGone: boolean; isFit: boolean })[]> {
  const { rows } = await sql<
    Candidate & { isGone: boolean; isFit: boolean }
  >`select ${columns}, not (${isThere}) as "isGone", (${canBeItem}) and t.kind in ('pointwise', 'page') as "isFit"
    from result r join query q on q.project_id = r.project_id and q.id = r.query_id join task t on t.project_id = r.project_id and t.id = r.task_id ${graded}
    where r.project_id = ${projectId} and r.id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], r.id)`.execute(
    db,
  )
  return rows
}
