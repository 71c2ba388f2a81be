import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Kysely, sql } from 'kysely'
import type { Membership } from '#contract/people.ts'
import type { Endpoint } from '#contract/policy.ts'
import { roles } from '#contract/words.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import type { Account, Env, Person } from '../env.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Who calls, and their place in a project, or null where it is none of theirs; a server owner is an owner of every project. */
interface Caller {
  person: Person
  membership: Membership | null
}

async function callerOf(db: Kysely<Database>, account: Account, projectId: string | undefined): Promise<Caller | null> {
  const id = projectId && uuid.test(projectId) ? projectId : null
  const row = await db
    .selectFrom('person')
    .leftJoin('project', (join) => join.on('project.id', '=', id))
    .leftJoin('membership', (join) =>
      join.onRef('membership.project_id', '=', 'project.id').onRef('membership.person_id', '=', 'person.id'),
    )
    .select(['person.id', 'person.server_owner', 'person.settings', 'project.id as project'])
    .select(['membership.roles', 'membership.languages', 'membership.markets'])
    .where('person.user_id', '=', account.userId)
    .executeTakeFirst()
  if (!row) return null
  const person = { ...account, id: row.id, serverOwner: row.server_owner, settings: row.settings }
  if (!row.project || (!row.roles && !row.server_owner)) return { person, membership: null }
  const held = new Set([...(row.roles ?? []), ...(row.server_owner ? (['owner'] as const) : [])])
  const ofRoles = roles.filter((role) => held.has(role))
  return { person, membership: { roles: ofRoles, languages: row.languages ?? [], markets: row.markets ?? [] } }
}

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
  if (policy.who !== 'member') return null
  const { membership } = caller
  // A project that one has no part in does not exist for one.
  if (!membership) throw new ApiError('not-found', 'There is no such project.')
  if (policy.roles && !policy.roles.some((role) => membership.roles.includes(role))) {
    throw new ApiError('forbidden', `This needs the role ${policy.roles.join(' or ')} in the project.`)
  }
  return membership
}

/** Enforces an endpoint's policy: who, role in the project, rate, size of the body. */
export function guard(id: string, endpoint: Endpoint, { db, now }: Deps): MiddlewareHandler<Env> {
  const { policy } = endpoint
  const maxSize = policy.body ?? 262_144
  const limitBody = bodyLimit({
    maxSize,
    onError: () => {
      throw new ApiError('too-large', `At most ${maxSize} bytes.`, { bytes: maxSize })
    },
  })
  return async function guardEndpoint(c, next) {
    const account = c.get('account')
    const caller = account ? await callerOf(db, account, c.req.param('projectId')) : null
    c.set('person', caller?.person ?? null)
    if (policy.limit) {
      const who = policy.who === 'anyone' ? c.get('address') : (caller?.person.id ?? c.get('address'))
      const wait = await overLimit(db, `${id}:${who}`, now(), policy.limit)
      if (wait > 0) {
        c.header('retry-after', String(wait))
        throw new ApiError('too-many-requests', `Try again in ${wait} s.`, { seconds: wait })
      }
    }
    c.set('membership', authorise(policy, caller))
    return limitBody(c, next)
  }
}
