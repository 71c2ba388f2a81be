import { type Kysely, sql } from 'kysely'
import type { Viewing } from '#contract/viewing.ts'
import { heartbeat, type Level } from '#core/viewing.ts'
import { ApiError, found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'
import { knownCategories } from '../view-range.ts'
import { closeViewings, isDead } from './close-viewings.ts'
import { type Place, selectWanted, type Wanted } from './find-result.ts'
import type { Redeemed, Seer } from './grants.ts'
import { requireStep } from './refusal.ts'
import { viewedMedia, viewedWords } from './viewed-parts.ts'

/** The path that the files of a viewing lie under. */
export const viewingBase = (id: string) => `/api/viewings/${id}`

/** Whether the words of a result are raised to the original for the same person and session: then captions may be shown as well. */
export async function showsWords(db: Kysely<Database>, seer: Seer, place: Place, now: Date): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`select 1 as one from viewing v
    where v.person_id = ${seer.personId} and v.session_hash = ${seer.sessionHash} and v.project_id = ${place.projectId} and v.result_id = ${place.resultId}
      and v.part = 'text' and v.level >= 4 and v.closed_at is null and not ${isDead(now)} limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Opens what was granted: checks it anew, closes what the person had open of the same part, and what was left open without a sign
 * of life, and answers what is shown. Throws as `requireStep`, and 404 for what is gone.
 */
export async function openViewing(
  db: Kysely<Database>,
  seer: Seer,
  { granted, result, made }: Redeemed,
  { now, newId }: { now: Date; newId: () => string },
): Promise<Viewing> {
  const { projectId, resultId, assignmentId, level, part } = granted
  const { personId, sessionHash } = seer
  await closeViewings(
    db,
    sql<boolean>`v.person_id = ${personId} and (${isDead(now)} or (v.project_id = ${projectId} and v.result_id = ${resultId} and v.part = ${part}))`,
    now,
  )
  await requireStep(db, result, { level, part, personId, now })
  const id = newId()
  const withCaptions = part === 'media' && result.captions.length > 0 && (await showsWords(db, seer, granted, now))
  const words = part === 'text' ? await viewedWords(db, result, level) : null
  const media = part === 'media' ? viewedMedia(result, { level, made, base: viewingBase(id), withCaptions }) : null
  await db
    .insertInto('viewing')
    .values({
      ...{ id, person_id: personId, session_hash: sessionHash, project_id: projectId, result_id: resultId },
      ...{ assignment_id: assignmentId, content_key: result.content_key, asset_hash: result.asset_hash },
      ...{ treatment: result.treatment, categories: knownCategories(result), level, part },
      ...{ opened_at: now, beat_at: now, closed_at: null },
    })
    .execute()
  return { id, level, part, words, media, beatSeconds: heartbeat.every }
}

interface Open extends Wanted {
  level: Level
  part: 'media' | 'text'
  closed: boolean
  dead: boolean
}

/** Whether the viewer still has a part in where they saw it: the task is theirs, they still review there, or sit in a room where it is looked at. */
const isStillTheirs = sql<boolean>`(exists (select 1 from assignment a where a.project_id = v.project_id and a.id = v.assignment_id and a.person_id = v.person_id)
  or (v.assignment_id is null and (exists (select 1 from membership m where m.project_id = v.project_id and m.person_id = v.person_id
    and m.roles && array['reviewer', 'trainer', 'owner']) or exists (select 1 from calibration_seat s join calibration_item i on i.project_id = s.project_id and i.session_id = s.session_id
      join calibration_session c on c.project_id = s.project_id and c.id = s.session_id and c.phase <> 'cancelled'
      where s.project_id = v.project_id and s.person_id = v.person_id and i.result_id = v.result_id) or exists (select 1 from person p where p.id = v.person_id and p.server_owner))))`

/** Closes one viewing of a person's. */
export async function closeViewing(db: Kysely<Database>, personId: string, id: string, now: Date): Promise<void> {
  await closeViewings(db, sql<boolean>`v.id = ${id} and v.person_id = ${personId}`, now)
}

/** What an open viewing shows. */
export interface Live {
  result: Wanted
  level: Level
  part: 'media' | 'text'
}

/**
 * An own viewing that is open, checked anew: 404 in another session or for another person, and where the result is gone meanwhile;
 * `viewing-over` once it is closed, no sign of life came for a minute, or what it shows may not be shown any more.
 */
export async function liveViewing(db: Kysely<Database>, seer: Seer, id: string, now: Date): Promise<Live> {
  const { personId, sessionHash } = seer
  const mine = sql<boolean>`v.id = ${id} and v.person_id = ${personId} and v.session_hash = ${sessionHash}`
  const more = sql`v.level, v.part, v.closed_at is not null as closed, ${isDead(now)} as dead,`
  const from = sql`viewing v join result r on r.project_id = v.project_id and r.id = v.result_id`
  const { rows } =
    await sql<Open>`${selectWanted(personId, { more, from }, sql`${mine} and ${isStillTheirs}`)}`.execute(db)
  const [open] = rows
  const over = new ApiError('viewing-over', 'This viewing is over.')
  try {
    const result = found(open)
    const { level, part } = result
    if (result.closed || result.dead) throw over
    await requireStep(db, result, { level, part, personId, now })
    return { result, level, part }
  } catch (error) {
    if (!open?.closed) await closeViewings(db, mine, now)
    throw error instanceof ApiError && error.id === 'reveal-refused' ? over : error
  }
}

/** Says that it is still shown, which keeps it open for another minute. */
export async function beatViewing(db: Kysely<Database>, seer: Seer, id: string, now: Date): Promise<void> {
  await liveViewing(db, seer, id, now)
  await sql`update viewing set beat_at = ${now} where id = ${id} and closed_at is null`.execute(db)
}
