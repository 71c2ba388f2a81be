import { type Kysely, sql } from 'kysely'
import type { Alarm, Risk } from '#contract/watch.ts'
import { type Measured, triggerValue } from '#core/watch/standards.ts'
import type { Database } from '../db/schema.ts'

type RawAlarm = Omit<Alarm, 'since' | 'until'> & { since: Date; until: Date | null }

/** Alarms of a project: those that go on, then the latest fifty that are over. */
export async function presentAlarms(db: Kysely<Database>, projectId: string): Promise<Alarm[]> {
  const { rows } =
    await sql<RawAlarm>`select a.id, a.metric, a.language, a.value::float8 as value, a.standard::float8 as standard, a.evidence, a.currency, a.since, a.until, u.name as "seenBy", a.note
    from alarm a left join person p on p.id = a.seen_by left join auth_user u on u.id = p.user_id where a.project_id = ${projectId}
    order by a.until desc nulls first, a.since desc limit 100`.execute(db)
  return rows.map(({ since, until, ...alarm }) => ({
    ...alarm,
    ...{ since: since.toISOString(), until: until?.toISOString() ?? null },
  }))
}

type RawRisk = Omit<Risk, 'raisedAt' | 'value'> & { raisedAt: Date | null }

/** The register: raised ones first, then by likelihood times impact; closed ones last. */
export async function presentRisks(
  db: Kysely<Database>,
  projectId: string,
  measured: readonly Measured[],
): Promise<Risk[]> {
  const { rows } =
    await sql<RawRisk>`select r.id, r.title, r.likelihood, r.impact, r.owner_id as "ownerId", u.name as owner, r.response, r.trigger, r.state, r.raised_at as "raisedAt", r.raised_value::float8 as "raisedValue"
    from risk r left join person p on p.id = r.owner_id left join auth_user u on u.id = p.user_id where r.project_id = ${projectId}
    order by array_position(array['raised', 'open', 'closed'], r.state), r.likelihood * r.impact desc, r.made_at`.execute(
      db,
    )
  return rows.map(({ raisedAt, ...risk }) => ({
    ...risk,
    raisedAt: raisedAt?.toISOString() ?? null,
    value: risk.trigger ? triggerValue(risk.trigger, measured) : null,
  }))
}
