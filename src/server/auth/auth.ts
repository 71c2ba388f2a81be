import { betterAuth } from 'better-auth'
import { longestPassword, shortestPassword } from '#core/password.ts'
import type { Deps } from '../deps.ts'

const day = 86_400
/** How long a session lasts, and after how long its next use makes it last that long again. */
export const [sessionDays, renewedAfterDays] = [30, 1]

/** Sign-in by password with sessions in the database; nobody can register by themselves. */
export function createAuth({ db, secret, origin }: Pick<Deps, 'db' | 'secret' | 'origin'>) {
  return betterAuth({
    appName: 'Touchstone',
    secret,
    baseURL: origin ?? 'http://localhost',
    basePath: '/api/auth',
    telemetry: { enabled: false },
    experimental: { instrumentation: { enabled: false } },
    logger: { disabled: true },
    database: { db, type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
    },
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: sessionDays * day, updateAge: renewedAfterDays * day },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    advanced: {
      cookiePrefix: 'touchstone',
      // A session comes with its user in one statement.
      database: { joins: true },
      useSecureCookies: origin?.startsWith('https:') ?? false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
    },
  })
}

export type Auth = ReturnType<typeof createAuth>
