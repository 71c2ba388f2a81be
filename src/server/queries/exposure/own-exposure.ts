import { type Kysely, sql } from 'kysely'
import type { OwnExposure } from '#contract/exposure.ts'
import { startOfDay, zoneOf } from '#core/day.ts'
import { enough } from '#core/enough.ts'
import { groupBy } from '#core/group-by.ts'
import type { Database } from '../../db/schema.ts'
import { decidedAt } from './decided-at.ts'
import { usedToday } from './used.ts'

const dayMs = 86_400_000

interface Seen {
  items: number
  hard: number
  seconds: number
}

const sums = sql`count(distinct v.content_key)::int as items, count(distinct v.content_key) filter (where v.treatment in ('T3', 'T4'))::int as hard,
  coalesce(sum(v.weight), 0)::float8 as seconds`

/** At which level most of a person's own labels were decided, by category, since a moment. */
async function ownEnough(db: Kysely<Database>, personId: string, since: Date): Promise<OwnExposure['enough']> {
  const { rows } = await sql<{
    category: OwnExposure['enough'][number]['category']
    level: number
    labels: number
  }>`select c as category, l.reveal_level as level, count(*)::int as labels ${decidedAt(
    sql`w.person_id = ${personId} and w.at >= ${since}`,
  )} group by 1, 2`.execute(db)
  return [...groupBy(rows, ({ category }) => category)].flatMap(([category, own]) => {
    const level = enough(Object.fromEntries(own.map((row) => [row.level, row.labels])))
    return level === null ? [] : [{ category, level, labels: own.reduce((sum, row) => sum + row.labels, 0) }]
  })
}

/** What a person looked at in the last eight weeks, for that person alone. */
export async function ownExposure(
  db: Kysely<Database>,
  { id, timeZone, now }: { id: string; timeZone: string | null | undefined; now: Date },
): Promise<OwnExposure> {
  const zone = zoneOf(timeZone)
  const since = startOfDay(new Date(now.getTime() - 55 * dayMs), zone)
  const of = sql`from viewing v where v.person_id = ${id} and v.opened_at >= ${since} and v.level > 0`
  const local = sql`v.opened_at at time zone ${zone}`
  const start = startOfDay(now, zone)
  const [today, todaysItems, days, weeks, byCategory, byLevel] = await Promise.all([
    usedToday(db, id, now),
    sql<{
      items: number
    }>`select count(distinct v.content_key)::int as items ${of} and v.opened_at >= ${start}`.execute(db),
    sql<
      Seen & { day: string }
    >`select to_char(${local}, 'YYYY-MM-DD') as day, ${sums} ${of} group by 1 order by 1 desc`.execute(db),
    sql<
      Seen & { week: string }
    >`select to_char(date_trunc('week', ${local}), 'YYYY-MM-DD') as week, ${sums} ${of} group by 1 order by 1 desc`.execute(
      db,
    ),
    sql<Seen & { category: OwnExposure['byCategory'][number]['category'] }>`select c as category, ${sums}
      from viewing v cross join lateral unnest(v.categories) c where v.person_id = ${id} and v.opened_at >= ${since} and v.level > 0 group by 1 order by 4 desc, 1`.execute(
      db,
    ),
    sql<
      Seen & { level: OwnExposure['byLevel'][number]['level'] }
    >`select v.level, ${sums} ${of} group by 1 order by 1`.execute(db),
  ])
  const { seconds, hard, secondsPerDay, hardPerDay } = today
  return {
    today: { items: todaysItems.rows[0]?.items ?? 0, hard, seconds, secondsPerDay, hardPerDay },
    days: days.rows,
    weeks: weeks.rows,
    byCategory: byCategory.rows,
    byLevel: byLevel.rows,
    enough: await ownEnough(db, id, new Date(now.getTime() - 28 * dayMs)),
  }
}
