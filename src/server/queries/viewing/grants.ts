import { type Kysely, sql } from 'kysely'
import type { Grant, RevealAsk } from '#contract/viewing.ts'
import { grantSeconds } from '#core/viewing.ts'
import { ApiError, found } from '../../api-error.ts'
import { randomToken, sha256 } from '../../crypto.ts'
import type { Database } from '../../db/schema.ts'
import { type Place, selectWanted, type Wanted } from './find-result.ts'

/** Who is shown something: a person, in one session of theirs, perhaps in an assignment. */
export interface Seer {
  personId: string
  sessionHash: string
}

/** What a grant stands for. */
export interface Granted extends Place, RevealAsk {
  assignmentId: string | null
}

/** Grants one step of a result: good for a minute, once, in the same session. Grants long over are cleared away. */
export async function issueGrant(
  db: Kysely<Database>,
  { personId, sessionHash }: Seer,
  { projectId, resultId, assignmentId, level, part }: Granted,
  now: Date,
): Promise<Grant> {
  const grant = randomToken(32)
  const expires = new Date(now.getTime() + grantSeconds * 1000)
  await sql`with over as (delete from reveal_grant where expires_at < ${new Date(now.getTime() - 3_600_000)})
    insert into reveal_grant (token_hash, person_id, session_hash, project_id, result_id, assignment_id, level, part, expires_at)
    values (${await sha256(grant)}, ${personId}, ${sessionHash}, ${projectId}, ${resultId}, ${assignmentId}, ${level}, ${part}, ${expires})`.execute(
    db,
  )
  return { grant, level, part, expiresAt: expires.toISOString() }
}

/** A picture, still or clip that was made for a level. */
export interface MadePicture {
  n: number
  mime: string
  width: number
  height: number
}

/** A grant that was used up, with the result it is for and what was made of its media for the level. */
export interface Redeemed {
  granted: Granted
  result: Wanted
  made: MadePicture[]
}

interface Row extends Omit<Wanted, 'id'> {
  id: string | null
  granted: Granted
  made: MadePicture[] | null
}

/**
 * Uses up a grant; throws `grant-void` for one that is used, late, of another session or person, or never was, and 404 where the
 * result is not there for this person any more.
 */
export async function redeemGrant(
  db: Kysely<Database>,
  { personId, sessionHash }: Seer,
  grant: string,
  now: Date,
): Promise<Redeemed> {
  const it = sql`r.project_id = g.project_id and r.id = g.result_id`
  const { rows } = await sql<Row>`with g as (update reveal_grant set used_at = ${now}
      where token_hash = ${await sha256(grant)} and used_at is null and expires_at > ${now} and session_hash = ${sessionHash} and person_id = ${personId}
      returning project_id, result_id, assignment_id, level, part)
    select w.*, jsonb_build_object('projectId', g.project_id, 'resultId', g.result_id, 'assignmentId', g.assignment_id, 'level', g.level, 'part', g.part) as granted,
      (select jsonb_agg(jsonb_build_object('n', v.n, 'mime', v.mime, 'width', v.width, 'height', v.height) order by v.n)
        from preview v where g.part = 'media' and v.asset_hash = w.asset_hash and v.level = g.level) as made
    from g left join lateral (${selectWanted(personId, {}, it)}) w on true`.execute(db)
  const [row] = rows
  if (!row) throw new ApiError('grant-void', 'This grant is good for nothing any more.')
  const { granted, made, ...result } = row
  return { granted, made: made ?? [], result: { ...result, id: found(result.id) } }
}
