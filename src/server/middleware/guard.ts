import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Kysely, sql } from 'kysely'
import type { Membership } from '#contract/people.ts'
import { type Endpoint, personHeader } from '#contract/policy.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import type { Env } from '../env.ts'
import type { Caller, FindCaller } from './caller.ts'

async function overLimit(db: Kysely<Database>, key: string, now: Date, limit: { requests: number; seconds: number }) {
  const resets = new Date(now.getTime() + limit.seconds * 1000)
  const { rows } = await sql<{ count: number; resets_at: Date }>`
    insert into rate (key, count, resets_at) values (${key}, 1, ${resets})
    on conflict (key) do update set count = case when rate.resets_at <= ${now} then 1 else rate.count + 1 end,
      resets_at = case when rate.resets_at <= ${now} then excluded.resets_at else rate.resets_at end
    returning count, resets_at`.execute(db)
  const row = rows[0]
  return row && row.count > limit.requests ? Math.ceil((row.resets_at.getTime() - now.getTime()) / 1000) : 0
}

/** The membership that the policy asks for, or null where it asks for none; throws what is in the way. */
function authorise(policy: Endpoint['policy'], caller: Caller | null): Membership | null {
  if (policy.who === 'anyone') return null
  if (!caller) throw new ApiError('not-signed-in', 'Sign in first.')
  if (policy.who === 'server-owner' && !caller.person.serverOwner)
    throw new ApiError('forbidden', 'Only an owner of the server may do this.')
  if (policy.who === 'officer' && !caller.person.officer)
    throw new ApiError('forbidden', 'Only an officer may do this.')
  if (policy.who !== 'member') return null
  const { membership } = caller
  // A project that one has no part in does not exist for one.
  if (!membership) throw new ApiError('not-found', 'There is no such project.')
  if (policy.roles && !policy.roles.some((role) => membership.roles.includes(role))) {
    throw new ApiError('forbidden', `This needs the role ${policy.roles.join(' or ')} in the project.`)
  }
  return membership
}

/** Enforces an endpoint's policy: who, role in the project, rate, size of the body; and that nothing made by one person is stored as another's who has signed in since. */
export function guard(
  id: string,
  endpoint: Endpoint,
  findCaller: FindCaller,
  { db, now }: Deps,
): MiddlewareHandler<Env> {
  const { policy } = endpoint
  const maxSize = policy.body ?? 262_144
  const limitBody = bodyLimit({
    maxSize,
    onError: () => {
      throw new ApiError('too-large', `At most ${maxSize} bytes.`, { bytes: maxSize })
    },
  })
  return async function guardEndpoint(c, next) {
    const caller = await findCaller(c, c.req.param('projectId'))
    c.set('person', caller?.person ?? null)
    if (policy.limit) {
      const who = policy.who === 'anyone' ? c.get('address') : (caller?.person.id ?? c.get('address'))
      const wait = await overLimit(db, `${id}:${who}`, now(), policy.limit)
      if (wait > 0) {
        c.header('retry-after', String(wait))
        throw new ApiError('too-many-requests', `Try again in ${wait} s.`, { seconds: wait })
      }
    }
    const meant = c.req.header(personHeader)
    if (meant && caller && meant !== caller.person.id)
      throw new ApiError('other-person', 'Somebody else is signed in in this browser.')
    c.set('membership', authorise(policy, caller))
    return limitBody(c, next)
  }
}
