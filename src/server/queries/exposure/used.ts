import { type Kysely, sql } from 'kysely'
import type { Treatment } from '#contract/basics.ts'
import type { ViewingPreferences } from '#contract/viewing.ts'
import { startOfDay, zoneOf } from '#core/day.ts'
import { exposureOf, heartbeat, type Level } from '#core/viewing.ts'
import { limitsOf, organisationOf } from '#core/viewing-settings.ts'
import type { Database } from '../../db/schema.ts'

/** What a person looked at today, in their own zone: weighted seconds, and how many different T3 and T4 items. */
export interface Used {
  seconds: number
  hard: number
}

/** A person's day: what was looked at, and what the limits are; null: no limit. */
export interface Today extends Used {
  secondsPerDay: number | null
  hardPerDay: number | null
  /** Whether the item that was asked about is among those looked at. */
  isKnown: boolean
}

/** What the limits of a person's day follow from: what they chose, what the organisation set (as stored), and where they are. */
export interface DayOf {
  own_preferences: Partial<ViewingPreferences> | null
  organisation: string | null
  zone: string | null
}

/** A viewing that has not ended; times as ISO 8601. */
interface Open {
  treatment: Treatment
  level: number
  opened: string
  beat: string
}

/** The condition on `viewing v` that it is the person's, of the day that began at `start`, and shows more than a card. */
const ofDay = (personId: string, start: Date) =>
  sql`v.person_id = ${personId} and v.opened_at >= ${start} and v.level > 0`

/** What the person looked at since `start`. Open viewings count until now, but no longer than without a sign of life. */
async function usedSince(db: Kysely<Database>, personId: string, start: Date, now: Date, key: string | null) {
  const { rows } = await sql<Used & { isKnown: boolean; open: Open[] }>`select
      coalesce(sum(v.weight) filter (where v.closed_at is not null), 0)::float8 as seconds,
      count(distinct v.content_key) filter (where v.treatment in ('T3', 'T4'))::int as hard,
      coalesce(bool_or(v.content_key = ${key} and v.treatment in ('T3', 'T4')), false) as "isKnown",
      coalesce(jsonb_agg(jsonb_build_object('treatment', v.treatment, 'level', v.level, 'opened', v.opened_at, 'beat', v.beat_at)) filter (where v.closed_at is null), '[]') as open
    from viewing v where ${ofDay(personId, start)}`.execute(db)
  const running = (rows[0]?.open ?? []).map(({ treatment, level, opened, beat }) => {
    const end = Math.min(now.getTime(), Date.parse(beat) + heartbeat.most * 1000)
    return exposureOf(Math.max(0, end - Date.parse(opened)) / 1000, level as Level, treatment)
  })
  const { open: _, ...closed } = rows[0] ?? { seconds: 0, hard: 0, isKnown: false, open: [] }
  return { ...closed, seconds: running.reduce((sum, one) => sum + one, closed.seconds) }
}

/** What a person looked at today and how much they may; `contentKey` names an item to be told whether it is among it. */
export async function usedToday(
  db: Kysely<Database>,
  personId: string,
  now: Date,
  contentKey: string | null = null,
): Promise<Today> {
  const { rows } =
    await sql<DayOf>`select (select preferences from viewing_preference where person_id = p.id) as own_preferences,
      (select value from server_setting where key = 'viewing') as organisation, p.settings ->> 'timeZone' as zone
    from person p where p.id = ${personId}`.execute(db)
  const day = rows[0] ?? { own_preferences: null, organisation: null, zone: null }
  return usedOnDay(db, personId, day, now, contentKey)
}

async function usedOnDay(
  db: Kysely<Database>,
  personId: string,
  { own_preferences: own, organisation, zone }: DayOf,
  now: Date,
  contentKey: string | null,
): Promise<Today> {
  const limits = limitsOf(
    { secondsPerDay: own?.secondsPerDay ?? null, hardPerDay: own?.hardPerDay ?? null },
    organisationOf(organisation),
  )
  return { ...limits, ...(await usedSince(db, personId, startOfDay(now, zoneOf(zone)), now, contentKey)) }
}

/** The limit of the day that keeps a person from being shown an item of this treatment now; null where none does. */
export function reached(
  { seconds, hard, secondsPerDay, hardPerDay, isKnown }: Today,
  treatment: Treatment,
): 'seconds' | 'hard' | null {
  if (secondsPerDay !== null && seconds >= secondsPerDay) return 'seconds'
  // What was looked at today counts once, however often it is raised again.
  const isHard = (treatment === 'T3' || treatment === 'T4') && !isKnown
  return isHard && hardPerDay !== null && hard >= hardPerDay ? 'hard' : null
}

/**
 * Whether today's limit keeps a person from being shown an item, and which; `content_key` is the item's, so that it counts once. What the
 * limits follow from was read along with the item.
 */
export async function overLimit(
  db: Kysely<Database>,
  personId: string,
  item: DayOf & { treatment: Treatment; content_key: string },
  now: Date,
): Promise<'seconds' | 'hard' | null> {
  return reached(await usedOnDay(db, personId, item, now, item.content_key), item.treatment)
}
