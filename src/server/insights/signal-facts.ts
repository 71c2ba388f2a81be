import { type Kysely, sql } from 'kysely'
import type { ClosePair } from '#core/signals/close-pairs.ts'
import { leastTimeParts } from '#core/signals/least-time.ts'
import { signalLimits } from '#core/signals/limits.ts'
import type { Pace } from '#core/signals/speed.ts'
import type { Database } from '../db/schema.ts'

const { press, perCharacter, mostReading, perSecondOfClip, mostWatching } = leastTimeParts
/** How much there is to read on the result `r`. */
export const characters = sql`length(r.title || r.snippet || r.text)`
/** `leastTime` of core/signals for the database: milliseconds that a label on the result `r` plausibly takes at least. */
export const leastMs = sql`(${press}::float8 + least(${mostReading}::float8, ${characters} * ${perCharacter}::float8)
  + least(${mostWatching}::float8, coalesce(r.duration_seconds, 0) * ${perSecondOfClip}::float8))`

/** Labels of people that are looked at: the grades now in force of production sittings. */
const own = sql`l.dimension = 'relevance' and l.kind = 'value' and l.person_id is not null
  and exists (select 1 from assignment a where a.project_id = l.project_id and a.id = l.assignment_id and a.purpose = 'production')`

/** How quickly each person labels, from the time that the page measured. */
export async function readPaces(db: Kysely<Database>, projectId: string): Promise<Pace[]> {
  const { rows } = await sql<Pace>`select l.person_id as "personId", count(*)::int as labels,
      percentile_disc(0.5) within group (order by m.active_ms)::int as "medianMs", count(*) filter (where m.active_ms < ${leastMs})::int as "tooShort",
      sum(m.active_ms)::float8 as "activeMs", sum(coalesce(m.away_ms, 0))::float8 as "awayMs"
    from current_label l join label m on m.project_id = l.project_id and m.id = l.label_id join result r on r.project_id = l.project_id and r.id = l.result_id
    where l.project_id = ${projectId} and ${own} and m.active_ms is not null group by l.person_id order by l.person_id`.execute(
    db,
  )
  return rows
}

/** Explanations count as the same whatever their case and spaces. */
export const plainWords = (column: string) =>
  sql`lower(regexp_replace(btrim(${sql.raw(column)}), '[[:space:]]+', ' ', 'g'))`

/** What every two people have in common on the results that both labelled. */
export async function readClosePairs(db: Kysely<Database>, projectId: string): Promise<ClosePair[]> {
  const { wordsLength, afterSeconds } = signalLimits
  const { rows } = await sql<ClosePair>`with own as (select l.result_id, l.person_id, l.at,
        case when length(btrim(l.explanation)) >= ${wordsLength} then md5(${plainWords('l.explanation')}) end as words
      from current_label l where l.project_id = ${projectId} and ${own})
    select x.person_id as a, y.person_id as b, count(*)::int as results,
      count(*) filter (where abs(extract(epoch from x.at - y.at)) <= ${afterSeconds})::int as soon, count(*) filter (where x.words = y.words)::int as "sameWords"
    from own x join own y on y.result_id = x.result_id and y.person_id > x.person_id group by 1, 2 order by 3 desc, 1, 2`.execute(
    db,
  )
  return rows
}
