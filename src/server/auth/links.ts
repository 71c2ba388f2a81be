import type { Kysely, Transaction } from 'kysely'
import type { Membership, NewLink } from '#contract/people.ts'
import { ApiError, found } from '../api-error.ts'
import { randomToken, sha256 } from '../crypto.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'

const hour = 3_600_000

/** What a new one-time link is to do; only the hash of its token is stored. */
export type LinkPurpose =
  | { kind: 'setup' }
  | { kind: 'reset'; personId: string; createdBy: string }
  | { kind: 'invitation'; projectId: string; membership: Membership; note: string; createdBy: string }

/** Makes a one-time link good for `hours`; its path is told once, here. */
export async function makeLink(
  db: Kysely<Database>,
  { newId, now }: Pick<Deps, 'newId' | 'now'>,
  purpose: LinkPurpose,
  hours: number,
): Promise<NewLink> {
  const id = newId()
  const token = randomToken()
  const expires = new Date(now().getTime() + hours * hour)
  const invites = purpose.kind === 'invitation'
  await db
    .insertInto('link')
    .values({
      id,
      kind: purpose.kind,
      token_hash: await sha256(token),
      project_id: invites ? purpose.projectId : null,
      membership: invites ? JSON.stringify(purpose.membership) : null,
      note: invites ? purpose.note : '',
      person_id: purpose.kind === 'reset' ? purpose.personId : null,
      created_by: purpose.kind === 'setup' ? null : purpose.createdBy,
      created_at: now(),
      expires_at: expires,
    })
    .execute()
  return { id, url: `/link/${token}`, expiresAt: expires.toISOString() }
}

/** The link that a token stands for; throws when there is none, when it was used, or when its time is over. */
export async function openLink(db: Kysely<Database>, token: string, now: Date) {
  const link = found(
    await db
      .selectFrom('link')
      .selectAll()
      .where('token_hash', '=', await sha256(token))
      .executeTakeFirst(),
  )
  if (link.used_at) throw new ApiError('link-used', 'This link has been used.')
  if (link.expires_at <= now) throw new ApiError('link-expired', 'This link is no longer valid.')
  return link
}

/** Marks a link used within the transaction that does its work; of two at once only one gets through. */
export async function useLink(trx: Transaction<Database>, linkId: string, now: Date): Promise<void> {
  const used = await trx
    .updateTable('link')
    .set({ used_at: now })
    .where('id', '=', linkId)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (used.numUpdatedRows === 0n) throw new ApiError('link-used', 'This link has been used.')
}

/** The link for the first owner, made anew at each start until there is one; null afterwards. */
export async function firstOwnerLink(db: Kysely<Database>, deps: Pick<Deps, 'newId' | 'now'>): Promise<NewLink | null> {
  if (await hasOwner(db)) return null
  await db.deleteFrom('link').where('kind', '=', 'setup').where('used_at', 'is', null).execute()
  return makeLink(db, deps, { kind: 'setup' }, 24)
}

/** Whether this server has an owner yet. */
export async function hasOwner(db: Kysely<Database>): Promise<boolean> {
  return (
    (await db.selectFrom('person').select('id').where('server_owner', '=', true).limit(1).executeTakeFirst()) !==
    undefined
  )
}
