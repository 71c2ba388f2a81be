import type { MiddlewareHandler } from 'hono'
import type { Kysely } from 'kysely'
import type { Auth } from '../auth/auth.ts'
import type { Database } from '../db/schema.ts'
import type { Env } from '../env.ts'

/** Reads the session cookie, if there is one, and sets `person`. */
export function identify({ auth, db }: { auth: Auth; db: Kysely<Database> }): MiddlewareHandler<Env> {
  return async function identifyPerson(c, next) {
    c.set('person', null)
    c.set('membership', null)
    if (c.req.header('cookie')) {
      const session = await auth.api.getSession({ headers: c.req.raw.headers })
      if (session) {
        const row = await db
          .selectFrom('person')
          .select(['id', 'server_owner', 'settings'])
          .where('user_id', '=', session.user.id)
          .executeTakeFirst()
        if (row) {
          const { name, email, id: userId } = session.user
          c.set('person', { id: row.id, userId, name, email, serverOwner: row.server_owner, settings: row.settings })
        }
      }
    }
    await next()
  }
}
