import { type Kysely, type RawBuilder, sql } from 'kysely'
import { treatments } from '#contract/words.ts'
import { exposureOf, heartbeat, levels } from '#core/viewing.ts'
import type { Database } from '../../db/schema.ts'

/** The condition on `viewing v` that no sign of life came for too long. */
export const isDead = (now: Date): RawBuilder<boolean> =>
  sql`v.beat_at < ${new Date(now.getTime() - heartbeat.most * 1000)}`

/** What a second of each level and treatment weighs. */
const weights = JSON.stringify(
  levels.flatMap((level) =>
    treatments.map((treatment) => ({ level, treatment, weight: exposureOf(1, level, treatment) })),
  ),
)

/**
 * Closes those of the open viewings `v` of which `which` holds, and writes down how much was seen: until now, but no longer than a
 * minute after the last sign of life. Two at once count nothing twice.
 */
export async function closeViewings(db: Kysely<Database>, which: RawBuilder<boolean>, now: Date): Promise<void> {
  const end = sql`least(${now}::timestamptz, v.beat_at + make_interval(secs => ${sql.lit(heartbeat.most)}))`
  await sql`update viewing v set closed_at = ${end}, weight = greatest(0, extract(epoch from ${end} - v.opened_at)::float8) * w.weight
    from jsonb_to_recordset(${weights}::jsonb) as w(level int, treatment text, weight float8)
    where w.level = v.level and w.treatment = v.treatment and v.closed_at is null and ${which}`.execute(db)
}

/** Closes what a person's pages left open without a sign of life, so that the ledger is whole. */
export function sweepViewings(db: Kysely<Database>, personId: string, now: Date): Promise<void> {
  return closeViewings(db, sql<boolean>`v.person_id = ${personId} and ${isDead(now)}`, now)
}
