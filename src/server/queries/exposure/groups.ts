import { type Kysely, sql, type Transaction } from 'kysely'
import type { GroupExposure, GroupWeek } from '#contract/exposure.ts'
import { enough } from '#core/enough.ts'
import { groupBy } from '#core/group-by.ts'
import { fewest, groupsOf } from '#core/groups.ts'
import type { Database } from '../../db/schema.ts'
import { categoriesOf } from './decided-at.ts'

type Trx = Transaction<Database>

/** Weeks begin on Monday, in UTC: one for all, so that two zones cannot be compared. */
const weekOf = (moment: ReturnType<typeof sql.ref>) => sql`date_trunc('week', ${moment} at time zone 'UTC')`

/** Whoever looked at something in the project and is in no group yet; leads are never in one, for they know their own part of a sum. */
async function waiting(trx: Trx, projectId: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`select distinct v.person_id as person from viewing v
    join membership m on m.project_id = v.project_id and m.person_id = v.person_id and m.roles = '{annotator}' join person p on p.id = v.person_id and not p.server_owner
    where v.project_id = ${projectId} and not exists (select 1 from exposure_group g where g.project_id = v.project_id and g.person_id = v.person_id)`.execute(
    trx,
  )
  return rows.map(({ person }) => person)
}

/** Makes new groups of those who wait, once there are enough of them. */
async function form(trx: Trx, projectId: string, now: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`groups ${projectId}`}, 0))`.execute(trx)
  const people = await waiting(trx, projectId)
  if (people.length < fewest) return
  const { rows } = await sql<{
    top: number
  }>`select coalesce(max(number), 0)::int as top from exposure_group where project_id = ${projectId}`.execute(trx)
  const places = crypto.getRandomValues(new Uint32Array(people.length))
  const groups = groupsOf(people, (person) => places[people.indexOf(person)] ?? 0)
  const members = groups.flatMap((group, at) =>
    group.map((person_id) => ({ project_id: projectId, number: (rows[0]?.top ?? 0) + at + 1, person_id, since: now })),
  )
  await trx.insertInto('exposure_group').values(members).execute()
}

type Cell = Omit<GroupWeek, 'enough'>

/** Sums of whole weeks after a group was formed, by category; only where five of it or more took part. */
async function sumsOf(db: Kysely<Database>, projectId: string, now: Date): Promise<Cell[]> {
  const week = weekOf(sql.ref('v.opened_at'))
  const { rows } = await sql<Cell>`select g.number as "group", to_char(${week}, 'YYYY-MM-DD') as week, c as category,
      count(distinct (v.person_id, v.content_key))::int as items, count(distinct (v.person_id, v.content_key)) filter (where v.treatment in ('T3', 'T4'))::int as hard, sum(v.weight)::float8 as seconds
    from viewing v join exposure_group g on g.project_id = v.project_id and g.person_id = v.person_id cross join lateral unnest(v.categories) c
    where v.project_id = ${projectId} and v.level > 0 and v.closed_at is not null and ${week} > g.since at time zone 'UTC' and ${week} + interval '8 days' <= ${now}::timestamptz at time zone 'UTC'
      and v.opened_at > ${now}::timestamptz - interval '84 days'
    group by 1, 2, 3 having count(distinct v.person_id) >= ${fewest} order by 2 desc, 1, 3`.execute(db)
  return rows
}

/** By group, week and category: how many labels were decided at each level; only where five of the group or more gave some. */
async function decided(db: Kysely<Database>, projectId: string) {
  const week = weekOf(sql.ref('l.received_at'))
  const { rows } = await sql<{ key: string; level: number; labels: number }>`with given as (
      select g.number || ' ' || to_char(${week}, 'YYYY-MM-DD') || ' ' || c as key, l.reveal_level as level, l.person_id
      from label l join exposure_group g on g.project_id = l.project_id and g.person_id = l.person_id
        join result r on r.project_id = l.project_id and r.id = l.result_id join query q on q.project_id = r.project_id and q.id = r.query_id
        cross join lateral unnest(${categoriesOf}) c
      where l.project_id = ${projectId} and l.kind <> 'retraction' and l.reveal_level is not null and l.dimension in ('relevance', 'safety') and r.treatment in ('T2', 'T3', 'T4')),
    told as (select key from given group by key having count(distinct person_id) >= ${fewest})
    select key, level, count(*)::int as labels from given where key in (select key from told) group by key, level`.execute(
    db,
  )
  return groupBy(rows, ({ key }) => key)
}

/**
 * What leads are told of what people looked at. Groups of five to nine are drawn at random, never change, and count only from the week after
 * they were made; weeks are told whole, a day after they ended, and never again otherwise; and a cell says something only when five of the
 * group or more took part in it. So no two answers differ by one person. There are no totals, from which small cells could be worked out.
 */
export async function groupExposure(db: Kysely<Database>, projectId: string, now: Date): Promise<GroupExposure> {
  await db.transaction().execute((trx) => form(trx, projectId, now))
  const any = await db
    .selectFrom('exposure_group')
    .select('number')
    .where('project_id', '=', projectId)
    .limit(1)
    .execute()
  const [cells, levels] = [await sumsOf(db, projectId, now), await decided(db, projectId)]
  const key = ({ group, week, category }: Cell) => `${group} ${week} ${category}`
  return {
    isEnough: any.length > 0,
    weeks: cells.map((cell) => ({
      ...cell,
      enough: enough(Object.fromEntries((levels.get(key(cell)) ?? []).map(({ level, labels }) => [level, labels]))),
    })),
  }
}
