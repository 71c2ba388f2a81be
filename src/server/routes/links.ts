import type { Selectable, Transaction } from 'kysely'
import type { LinkAccept } from '#contract/session.ts'
import { ApiError, found } from '../api-error.ts'
import { createAccount, hashPassword, setPassword, signIn } from '../auth/accounts.ts'
import type { Auth } from '../auth/auth.ts'
import { hasOwner, openLink, useLink } from '../auth/links.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import type { Person } from '../env.ts'
import { presentMe } from '../present-person.ts'
import { joinProject, personByUser } from '../queries/people.ts'
import type { On } from '../router.ts'

type Link = Selectable<Database['link']>

function needed<T>(value: T | undefined, field: string): T {
  if (value === undefined)
    throw new ApiError('bad-request', `${field} is missing.`, [{ path: field, message: 'missing' }])
  return value
}

async function accountOf(db: Deps['db'], personId: string | null) {
  const row = await db
    .selectFrom('person')
    .innerJoin('auth_user', 'auth_user.id', 'person.user_id')
    .select(['auth_user.id as userId', 'auth_user.email', 'auth_user.name'])
    .where('person.id', '=', personId)
    .executeTakeFirst()
  return found(row)
}

/** A new password: every session of the person ends, since a reset may follow a theft. */
async function resetPassword(trx: Transaction<Database>, link: Link, hash: string, newId: Deps['newId']) {
  const account = await accountOf(trx, link.person_id)
  await setPassword(trx, account.userId, hash, newId())
  await trx.deleteFrom('auth_session').where('userId', '=', account.userId).execute()
  return account.email
}

async function join(trx: Transaction<Database>, link: Link, personId: string, now: Date) {
  await trx.updateTable('link').set({ used_by: personId }).where('id', '=', link.id).execute()
  if (!link.project_id || !link.membership) return
  await joinProject(trx, { ...link.membership, project_id: link.project_id, person_id: personId, created_at: now })
}

async function takeUp(deps: Deps, auth: Auth, link: Link, person: Person | null, body: LinkAccept): Promise<string> {
  const { db, now, newId } = deps
  const joinsAsSelf = link.kind === 'invitation' && person && body.password === undefined
  const about =
    link.kind === 'reset' ? [(await accountOf(db, link.person_id)).email] : [body.name ?? '', body.email ?? '']
  const hash = joinsAsSelf ? '' : await hashPassword(auth, needed(body.password, 'password'), about)
  return db.transaction().execute(async (trx) => {
    await useLink(trx, link.id, now())
    if (link.kind === 'reset') return resetPassword(trx, link, hash, newId)
    if (link.kind === 'setup' && (await hasOwner(trx)))
      throw new ApiError('already-set-up', 'This server has an owner.')
    if (joinsAsSelf) {
      await join(trx, link, person.id, now())
      return person.email
    }
    const account = { name: needed(body.name, 'name'), email: needed(body.email, 'email'), uiLanguage: body.uiLanguage }
    const id = await createAccount(trx, deps, { ...account, hash, serverOwner: link.kind === 'setup' })
    await join(trx, link, id, now())
    return account.email.toLowerCase()
  })
}

/** One-time links: first owner, invitation, new password. */
export function linkRoutes(on: On, auth: Auth): void {
  on('link.get', async ({ params, db, now }) => {
    const link = await openLink(db, params.token, now())
    const project = link.project_id
      ? await db.selectFrom('project').select('name').where('id', '=', link.project_id).executeTakeFirst()
      : undefined
    const account = link.kind === 'reset' ? await accountOf(db, link.person_id) : undefined
    return {
      kind: link.kind,
      projectName: project?.name ?? null,
      roles: link.membership?.roles ?? [],
      email: account?.email ?? null,
      personName: account?.name ?? null,
      expiresAt: link.expires_at.toISOString(),
    }
  })

  on('link.accept', async (call) => {
    const { params, body, db, now, person, c } = call
    const link = await openLink(db, params.token, now())
    const email = await takeUp(call, auth, link, person, body)
    if (body.password !== undefined) {
      const cookies = (await signIn(auth, email, body.password, c.req.raw.headers)) ?? []
      for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    }
    return { me: presentMe(found(await personByUser(db, email))), projectId: link.project_id }
  })
}
