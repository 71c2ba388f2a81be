import { type Kysely, sql } from 'kysely'
import type { Grant, RevealAsk } from '#contract/viewing.ts'
import { grantSeconds, type Level } from '#core/viewing.ts'
import { ApiError } from '../../api-error.ts'
import { randomToken, sha256 } from '../../crypto.ts'
import type { Database } from '../../db/schema.ts'
import type { Place } from './find-result.ts'

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

/** Uses up a grant; throws `grant-void` for one that is used, late, of another session or person, or never was. */
export async function redeemGrant(
  db: Kysely<Database>,
  { personId, sessionHash }: Seer,
  grant: string,
  now: Date,
): Promise<Granted> {
  const { rows } = await sql<Omit<Granted, 'level'> & { level: Level }>`update reveal_grant set used_at = ${now}
    where token_hash = ${await sha256(grant)} and used_at is null and expires_at > ${now} and session_hash = ${sessionHash} and person_id = ${personId}
    returning project_id as "projectId", result_id as "resultId", assignment_id as "assignmentId", level, part`.execute(
    db,
  )
  const [granted] = rows
  if (!granted) throw new ApiError('grant-void', 'This grant is good for nothing any more.')
  return granted
}
