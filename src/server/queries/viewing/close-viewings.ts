import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Treatment } from '#contract/basics.ts'
import { exposureOf, heartbeat, type Level } from '#core/viewing.ts'
import type { Database } from '../../db/schema.ts'

interface Open {
  id: string
  level: Level
  treatment: Treatment
  opened_at: Date
  beat_at: Date
}

/** The condition on `viewing v` that no sign of life came for too long. */
export const isDead = (now: Date): RawBuilder<boolean> =>
  sql`v.beat_at < ${new Date(now.getTime() - heartbeat.most * 1000)}`

/**
 * Closes those of the open viewings `v` of which `which` holds, and writes down how much was seen: until now, but no longer than a
 * minute after the last sign of life. Two at once count nothing twice.
 */
export async function closeViewings(db: Kysely<Database>, which: RawBuilder<boolean>, now: Date): Promise<void> {
  const { rows } = await sql<Open>`select v.id, v.level, v.treatment, v.opened_at, v.beat_at from viewing v
    where v.closed_at is null and ${which}`.execute(db)
  if (rows.length === 0) return
  const ended = rows.map(({ id, level, treatment, opened_at, beat_at }) => {
    const end = Math.min(now.getTime(), beat_at.getTime() + heartbeat.most * 1000)
    const seconds = Math.max(0, end - opened_at.getTime()) / 1000
    return { id, closed_at: new Date(end), weight: exposureOf(seconds, level, treatment) }
  })
  await sql`update viewing v set closed_at = e.closed_at, weight = e.weight
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as e(id uuid, closed_at timestamptz, weight real)
    where v.id = e.id and v.closed_at is null`.execute(db)
}

/** Closes what a person's pages left open without a sign of life, so that the ledger is whole. */
export function sweepViewings(db: Kysely<Database>, personId: string, now: Date): Promise<void> {
  return closeViewings(db, sql<boolean>`v.person_id = ${personId} and ${isDead(now)}`, now)
}
