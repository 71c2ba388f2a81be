import { type Kysely, sql } from 'kysely'
import type { Member } from '#contract/people.ts'
import { ApiError, found } from '../api-error.ts'
import { makeLink } from '../auth/links.ts'
import type { Database } from '../db/schema.ts'
import { audit } from '../queries/audit.ts'
import type { On } from '../router.ts'

async function members(db: Kysely<Database>, projectId: string): Promise<Member[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .leftJoin('auth_user', 'auth_user.id', 'person.user_id')
    .select([
      'person.id as personId',
      'auth_user.name',
      'auth_user.email',
      'roles',
      'languages',
      'markets',
      'membership.created_at',
    ])
    .where('project_id', '=', projectId)
    .orderBy('membership.created_at')
    .execute()
  return rows.map(({ created_at, name, ...row }) => ({ ...row, name: name ?? '', joinedAt: created_at.toISOString() }))
}

/** A project that nobody owns could not be changed any more. */
async function keepAnOwner(db: Kysely<Database>, projectId: string): Promise<void> {
  const { rows } =
    await sql`select 1 from membership where project_id = ${projectId} and 'owner' = any(roles) limit 1`.execute(db)
  if (rows.length === 0) throw new ApiError('last-owner', 'A project needs an owner.')
}

/** Members and invitations of a project. */
export function memberRoutes(on: On): void {
  on('member.list', async ({ params, db }) => ({ members: await members(db, params.projectId) }))

  on('member.update', async ({ params, body, db, person, now }) => {
    await db.transaction().execute(async (trx) => {
      const { roles, languages, markets } = body
      const changed = await trx
        .updateTable('membership')
        .set({ roles: [...new Set(roles)], languages, markets })
        .where('project_id', '=', params.projectId)
        .where('person_id', '=', params.personId)
        .returning('person_id')
        .executeTakeFirst()
      found(changed)
      await keepAnOwner(trx, params.projectId)
      await audit(trx, {
        at: now(),
        person_id: person.id,
        project_id: params.projectId,
        action: 'member.update',
        detail: { ...body, personId: params.personId },
      })
    })
    return found((await members(db, params.projectId)).find((member) => member.personId === params.personId))
  })

  on('member.remove', async ({ params, db, person, now }) => {
    await db.transaction().execute(async (trx) => {
      const gone = await trx
        .deleteFrom('membership')
        .where('project_id', '=', params.projectId)
        .where('person_id', '=', params.personId)
        .returning('person_id')
        .executeTakeFirst()
      found(gone)
      await keepAnOwner(trx, params.projectId)
      await audit(trx, {
        at: now(),
        person_id: person.id,
        project_id: params.projectId,
        action: 'member.remove',
        detail: { personId: params.personId },
      })
    })
    return { ok: true }
  })

  on('invitation.list', async ({ params, db }) => {
    const rows = await db
      .selectFrom('link')
      .select(['id', 'membership', 'note', 'created_at', 'expires_at', 'used_at'])
      .where('project_id', '=', params.projectId)
      .where('kind', '=', 'invitation')
      .orderBy('created_at', 'desc')
      .limit(500)
      .execute()
    return {
      invitations: rows.map(({ id, membership, note, created_at, expires_at, used_at }) => ({
        ...found(membership),
        id,
        note,
        createdAt: created_at.toISOString(),
        expiresAt: expires_at.toISOString(),
        usedAt: used_at?.toISOString() ?? null,
      })),
    }
  })

  on('invitation.create', async ({ params, body, db, person, now, newId }) => {
    const { days, count, note, ...membership } = body
    const purpose = { kind: 'invitation' as const, projectId: params.projectId, membership, note, createdBy: person.id }
    const links = await db.transaction().execute(async (trx) => {
      await audit(trx, {
        at: now(),
        person_id: person.id,
        project_id: params.projectId,
        action: 'invitation.create',
        detail: { count, ...membership },
      })
      return Promise.all(Array.from({ length: count }, () => makeLink(trx, { newId, now }, purpose, days * 24)))
    })
    return { links }
  })

  on('invitation.delete', async ({ params, db }) => {
    const gone = await db
      .deleteFrom('link')
      .where('project_id', '=', params.projectId)
      .where('id', '=', params.linkId)
      .where('used_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    found(gone)
    return { ok: true }
  })
}
