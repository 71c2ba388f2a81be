import type { MiddlewareHandler } from 'hono'
import type { Auth } from '../auth/auth.ts'
import type { Env } from '../env.ts'

/** Reads the session cookie, if there is one, and sets `account`; who that is, and where, the guard finds out. */
export function identify(auth: Auth): MiddlewareHandler<Env> {
  return async function identifyAccount(c, next) {
    c.set('account', null)
    c.set('person', null)
    c.set('membership', null)
    if (c.req.header('cookie')) {
      const session = await auth.api.getSession({ headers: c.req.raw.headers })
      if (session) {
        const { id: userId, name, email } = session.user
        c.set('account', { userId, name, email })
      }
    }
    await next()
  }
}
