import { type Kysely, type RawBuilder, sql } from 'kysely'
import { found } from '../../api-error.ts'
import { scopedId } from '../../crypto.ts'
import type { Database } from '../../db/schema.ts'
import type { Deps } from '../../deps.ts'
import { alike } from '../alike.ts'
import { isThere } from '../hold-back.ts'
import { resultColumns, resultJoins, type StoredResult } from '../stored-result.ts'
import { type StoredViewer, viewerColumns, viewerJoins } from '../viewer.ts'

/** Where a result is. */
export interface Place {
  projectId: string
  resultId: string
}

/** The result that an own assignment shows under an id; 404 for what is not in it, not the person's, or treated TX. */
export async function resultBySubject(
  { db, secret }: Pick<Deps, 'db' | 'secret'>,
  { assignmentId, subject }: { assignmentId: string; subject: string },
  personId: string,
): Promise<Place> {
  const { rows } = await sql<Place>`select r.project_id as "projectId", r.id as "resultId" from assignment a
    join task t on t.project_id = a.project_id and t.id = a.task_id join result r on r.project_id = a.project_id and (r.task_id = a.task_id
      or (r.query_id = t.query_id and r.form = 'seed') or r.id in (select m.result_id from result j join result_member m on m.project_id = j.project_id
        and m.subject_id = j.id where j.project_id = a.project_id and j.task_id = a.task_id))
    where ${isThere} and a.id = ${assignmentId} and a.person_id = ${personId}`.execute(db)
  for (const row of rows) if ((await scopedId(secret, assignmentId, row.resultId)) === subject) return row
  return found<Place>(null)
}

/** A result, and the person who wants to see it. */
export interface Wanted extends StoredResult, StoredViewer {
  project_id: string
  language: string
  asset_hash: string | null
  media_url: string | null
  /** Whether the person opted out of a category that anybody or anything says this is of. */
  opted_out: boolean
  /** The time zone that the person's day goes by. */
  zone: string | null
}

/** Nothing under suspicion, and nothing that a person once reported by mistake, is ever sent. */
const isFree = (personId: string): RawBuilder<boolean> => sql`${isThere}
  and not exists (select 1 from quarantine z where z.content_key = r.content_key and z.state in ('held', 'confirmed'))
  and not exists (select 1 from never_again z where z.content_key = r.content_key and z.person_id = ${personId})`

const isOptedOut = (
  personId: string,
): RawBuilder<boolean> => sql`exists (select 1 from opt_out o where o.person_id = ${personId}
  and (o.category = any(r.categories) or o.category = any(q.categories)
    or exists (select 1 from jsonb_array_elements(r.predicted) f where f ->> 'category' = o.category and (f ->> 'severity')::int > 0)
    or exists (select 1 from ${alike(sql`r.content_key`)} k join verdict v on v.content_key = k.key, jsonb_array_elements(v.findings) f
      where f ->> 'category' = o.category and (f ->> 'severity')::int > 0)))`

/**
 * Selects a result with all that decides how far the person sees it; `more` are columns beside, `from` are tables that name the
 * result before it, and nothing is found that is not there for this person.
 */
export const selectWanted = (
  personId: string,
  { more = sql``, from = sql`result r` }: { more?: RawBuilder<unknown>; from?: RawBuilder<unknown> },
  where: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`select ${more} r.project_id, r.rank, r.task_id, q.language, r.asset_hash, r.media_url, ${isOptedOut(personId)} as opted_out,
    (select own.settings ->> 'timeZone' from person own where own.id = ${personId}) as zone, ${resultColumns}, ${viewerColumns}
  from ${from} ${resultJoins} ${viewerJoins(personId)} where ${where} and ${isFree(personId)}`

/** A result with all that decides how far the person sees it; 404 where there is none, or none for this person. */
export async function wantedResult(
  db: Kysely<Database>,
  { projectId, resultId }: Place,
  personId: string,
): Promise<Wanted> {
  const { rows } =
    await sql<Wanted>`${selectWanted(personId, {}, sql`r.project_id = ${projectId} and r.id = ${resultId}`)}`.execute(
      db,
    )
  return found(rows[0])
}
