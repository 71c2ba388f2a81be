import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Evidence, SignalKind } from '#contract/insights.ts'
import { leastTime } from '#core/signals/least-time.ts'
import { signalLimits } from '#core/signals/limits.ts'
import type { Database } from '../db/schema.ts'
import { isThere, shownQuery, titleOrNull } from '../queries/hold-back.ts'
import { characters, leastMs, plainWords } from './signal-facts.ts'

/** Labels shown beside a question. */
const shown = 6

/** What a signal is about: one person, or two. */
export interface About {
  kind: SignalKind
  personId: string
  otherId: string | null
  grade: number | null
}

interface Row {
  query: string
  language: string
  title: string | null
  value: number
  otherValue: number | null
  activeMs: number | null
  awayMs: number | null
  characters: number
  seconds: number | null
  gapMs: number | null
  explanation: string
  at: Date
}

const ofOne: Record<
  'too-fast' | 'away' | 'same-grade',
  (about: About) => { where: RawBuilder<unknown>; order: RawBuilder<unknown> }
> = {
  'too-fast': () => ({ where: sql`m.active_ms is not null`, order: sql`m.active_ms - ${leastMs}` }),
  away: () => ({ where: sql`m.active_ms is not null`, order: sql`m.active_ms + coalesce(m.away_ms, 0) desc` }),
  'same-grade': ({ grade }) => ({
    where: sql`l.value = ${grade} and exists (select 1 from current_label o where o.project_id = l.project_id and o.result_id = l.result_id and o.person_id is distinct from l.person_id
      and o.dimension = 'relevance' and o.kind = 'value' and o.value <> l.value)`,
    order: sql`l.at desc`,
  }),
}

const ofTwo: Record<
  'same-words' | 'too-alike' | 'right-after',
  { where: RawBuilder<unknown>; order: RawBuilder<unknown> }
> = {
  'same-words': {
    where: sql`length(btrim(l.explanation)) >= ${signalLimits.wordsLength} and ${plainWords('l.explanation')} = ${plainWords('o.explanation')}`,
    order: sql`length(l.explanation) desc`,
  },
  'too-alike': { where: sql`l.value = o.value`, order: sql`l.at desc` },
  'right-after': {
    where: sql`abs(extract(epoch from l.at - o.at)) <= ${signalLimits.afterSeconds}`,
    order: sql`abs(extract(epoch from l.at - o.at))`,
  },
}

async function rowsOf(db: Kysely<Database>, projectId: string, about: About): Promise<Row[]> {
  const { kind, personId, otherId } = about
  const isOfOne = kind === 'too-fast' || kind === 'away' || kind === 'same-grade'
  const { where, order } = isOfOne ? ofOne[kind](about) : ofTwo[kind]
  const { rows } =
    await sql<Row>`select ${shownQuery} as query, q.language, ${titleOrNull} as title, l.value, o.value as "otherValue", m.active_ms as "activeMs",
      m.away_ms::float8 as "awayMs", ${characters}::int as characters, r.duration_seconds as seconds, (abs(extract(epoch from l.at - o.at)) * 1000)::int as "gapMs", l.explanation, l.at
    from current_label l join label m on m.project_id = l.project_id and m.id = l.label_id join result r on r.project_id = l.project_id and r.id = l.result_id
    join query q on q.project_id = r.project_id and q.id = r.query_id join assignment a on a.project_id = l.project_id and a.id = l.assignment_id and a.purpose = 'production'
    left join current_label o on o.project_id = l.project_id and o.result_id = l.result_id and o.person_id = ${otherId} and o.dimension = 'relevance' and o.kind = 'value'
    where ${isThere} and l.project_id = ${projectId} and l.person_id = ${personId} and l.dimension = 'relevance' and l.kind = 'value'
      and (${otherId}::uuid is null or o.value is not null) and ${where} order by ${order}, l.result_id limit ${shown}`.execute(
      db,
    )
  return rows
}

/** A few labels that show what a question is about. */
export async function evidenceOf(db: Kysely<Database>, projectId: string, about: About): Promise<Evidence[]> {
  const { kind } = about
  const isTimed = kind === 'too-fast' || kind === 'away'
  return (await rowsOf(db, projectId, about)).map((row) => ({
    ...{ query: row.query, language: row.language, title: row.title },
    ...{ value: row.value, otherValue: row.otherValue, gapMs: row.gapMs, at: row.at.toISOString() },
    activeMs: isTimed ? row.activeMs : null,
    awayMs: kind === 'away' ? row.awayMs : null,
    floorMs: kind === 'too-fast' ? leastTime(row) : null,
    explanation: kind === 'same-words' ? row.explanation : null,
  }))
}
