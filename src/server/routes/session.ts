import { ApiError } from '../api-error.ts'
import { hashPassword, setPassword, signIn } from '../auth/accounts.ts'
import type { Auth } from '../auth/auth.ts'
import { hasOwner } from '../auth/links.ts'
import { inTransaction } from '../db/in-transaction.ts'
import { presentMe } from '../present-person.ts'
import { keepAway, keptAway } from '../queries/kept-away.ts'
import { personByUser } from '../queries/people.ts'
import type { On } from '../router.ts'

/** Signing in and out, and a person's own settings. */
export function sessionRoutes(on: On, auth: Auth): void {
  on('session.get', async ({ person, db, server }) => ({
    me: person && presentMe(person),
    setupNeeded: !person && !(await hasOwner(db)),
    server,
  }))

  on('session.create', async ({ body, db, c }) => {
    const cookies = await signIn(auth, body.email, body.password, c.req.raw.headers)
    const person = cookies && (await personByUser(db, body.email.toLowerCase()))
    if (!person) throw new ApiError('wrong-credentials', 'The address or the password is wrong.')
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    return presentMe(person)
  })

  on('session.delete', async ({ c }) => {
    const answer = await auth.api.signOut({ headers: c.req.raw.headers, asResponse: true })
    for (const cookie of answer.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
    return { ok: true }
  })

  on('me.update', async ({ body, person, db }) => {
    const { name, ...changes } = body
    const settings = { ...person.settings, ...changes }
    await db.transaction().execute(async (trx) => {
      await trx
        .updateTable('person')
        .set({ settings: JSON.stringify(settings) })
        .where('id', '=', person.id)
        .execute()
      if (name) await trx.updateTable('auth_user').set({ name }).where('id', '=', person.userId).execute()
    })
    return presentMe({ ...person, name: name ?? person.name, settings })
  })

  on('me.keptAway', ({ person, db }) => keptAway(db, person.id))

  on('me.keepAway', async ({ body, person, db, now }) => {
    await inTransaction(db, (trx) => keepAway(trx, person.id, body, now()))
    return keptAway(db, person.id)
  })

  on('me.password', async ({ body, person, db, newId, c }) => {
    const known = await signIn(auth, person.email, body.current, new Headers())
    if (!known) throw new ApiError('wrong-credentials', 'The present password is wrong.')
    await setPassword(db, person.userId, await hashPassword(auth, body.next, [person.name, person.email]), newId())
    // Whoever else is signed in with the old password is signed out; this browser gets a new session.
    await db.deleteFrom('auth_session').where('userId', '=', person.userId).execute()
    const cookies = (await signIn(auth, person.email, body.next, c.req.raw.headers)) ?? []
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
    return { ok: true }
  })
}
