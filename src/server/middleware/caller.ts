import type { Context } from 'hono'
import { getCookie, getSignedCookie } from 'hono/cookie'
import { type Kysely, sql } from 'kysely'
import type { Membership } from '#contract/people.ts'
import { roles } from '#contract/words.ts'
import { type Auth, renewedAfterDays, sessionDays } from '../auth/auth.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import type { Env, Person } from '../env.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Who calls, and their place in a project, or null where it is none of theirs; a server owner is an owner of every project. */
export interface Caller {
  person: Person
  membership: Membership | null
}

/** People with their account, and with their place in the project, where there is one of this id. */
function people(db: Kysely<Database>, projectId: string | undefined) {
  const id = projectId && uuid.test(projectId) ? projectId : null
  return db
    .selectFrom('person')
    .innerJoin('auth_user', 'auth_user.id', 'person.user_id')
    .leftJoin('project', (join) => join.on('project.id', '=', id))
    .leftJoin('membership', (join) =>
      join.onRef('membership.project_id', '=', 'project.id').onRef('membership.person_id', '=', 'person.id'),
    )
    .select([
      'person.id',
      'person.server_owner as serverOwner',
      'person.officer',
      'person.settings',
      'project.id as project',
    ])
    .select(['auth_user.id as userId', 'auth_user.name', 'auth_user.email'])
    .select(['membership.roles', 'membership.languages', 'membership.markets'])
}

type Row = Awaited<ReturnType<ReturnType<typeof people>['executeTakeFirstOrThrow']>>

function callerOf({ project, roles: given, languages, markets, ...person }: Row): Caller {
  if (!project || (!given && !person.serverOwner)) return { person, membership: null }
  const held = new Set([...(given ?? []), ...(person.serverOwner ? (['owner'] as const) : [])])
  const ofRoles = roles.filter((role) => held.has(role))
  return { person, membership: { roles: ofRoles, languages: languages ?? [], markets: markets ?? [] } }
}

/** Most sessions whose cookies are known to be ours. */
const mostKnown = 2000

/**
 * Makes the function that answers the token of a session from the cookie, where it bears our signature. A signature is looked at once, not
 * at every request; whether the session still stands is asked each time.
 */
function signedTokens() {
  const known = new Map<string, string>()
  return async (c: Context<Env>, secret: string, name: string): Promise<string | null> => {
    const cookie = getCookie(c, name) ?? ''
    const before = known.get(cookie)
    if (before) return before
    const token = await getSignedCookie(c, secret, name)
    if (!token) return null
    if (known.size >= mostKnown) known.delete(known.keys().next().value as string)
    known.set(cookie, token)
    return token
  }
}

/** Answers who calls, from the session cookie; null for whoever is not signed in. */
export type FindCaller = (c: Context<Env>, projectId: string | undefined) => Promise<Caller | null>

/**
 * Makes the function that finds out who calls. A session that is neither over nor due to be renewed is read along with the person
 * in one statement, at every request, so that a session that was ended is ended at once; all others are better-auth's to judge.
 */
export function findCallers(auth: Auth, { db, secret }: Pick<Deps, 'db' | 'secret'>): FindCaller {
  const tokenOf = signedTokens()
  return async (c, projectId) => {
    c.set('session', null)
    if (!c.req.header('cookie')) return null
    const { sessionToken } = (await auth.$context).authCookies
    const token = await tokenOf(c, secret, sessionToken.name)
    if (token) {
      // The clock of sessions is better-auth's own, which is not the one of `deps`.
      const isFresh = sql<boolean>`auth_session."expiresAt" > now() + make_interval(days => ${sessionDays - renewedAfterDays})`
      const row = await people(db, projectId)
        .innerJoin('auth_session', 'auth_session.userId', 'auth_user.id')
        .where('auth_session.token', '=', token)
        .where(isFresh)
        .executeTakeFirst()
      if (row) {
        c.set('session', token)
        return callerOf(row)
      }
    }
    const session = await auth.api.getSession({ headers: c.req.raw.headers })
    if (!session) return null
    c.set('session', session.session.token)
    const row = await people(db, projectId).where('person.user_id', '=', session.user.id).executeTakeFirst()
    return row ? callerOf(row) : null
  }
}
