import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Kysely, sql } from 'kysely'
import type { Membership } from '#contract/people.ts'
import type { Endpoint } from '#contract/policy.ts'
import { roles } from '#contract/words.ts'
import { ApiError } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import type { Env, Person } from '../env.ts'

/** The person's place in a project, or null; a server owner is an owner of every project. */
export async function membershipOf(
  db: Kysely<Database>,
  projectId: string,
  person: Person,
): Promise<Membership | null> {
  const row = await db
    .selectFrom('project')
    .leftJoin('membership', (join) =>
      join.onRef('membership.project_id', '=', 'project.id').on('membership.person_id', '=', person.id),
    )
    .select(['membership.roles', 'membership.languages', 'membership.markets'])
    .where('project.id', '=', projectId)
    .executeTakeFirst()
  if (!row || (!row.roles && !person.serverOwner)) return null
  const held = new Set([...(row.roles ?? []), ...(person.serverOwner ? (['owner'] as const) : [])])
  return { roles: roles.filter((role) => held.has(role)), languages: row.languages ?? [], markets: row.markets ?? [] }
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

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

async function authorise(
  db: Kysely<Database>,
  policy: Endpoint['policy'],
  person: Person | null,
  projectId: string | undefined,
) {
  if (policy.who === 'anyone') return null
  if (!person) throw new ApiError('not-signed-in', 'Sign in first.')
  if (policy.who === 'server-owner' && !person.serverOwner)
    throw new ApiError('forbidden', 'Only an owner of the server may do this.')
  if (policy.who !== 'member') return null
  if (!projectId || !uuid.test(projectId)) throw new ApiError('not-found', 'There is no such project.')
  const membership = await membershipOf(db, projectId, person)
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
    const person = c.get('person')
    if (policy.limit) {
      const who = policy.who === 'anyone' ? c.get('address') : (person?.id ?? c.get('address'))
      const wait = await overLimit(db, `${id}:${who}`, now(), policy.limit)
      if (wait > 0) {
        c.header('retry-after', String(wait))
        throw new ApiError('too-many-requests', `Try again in ${wait} s.`, { seconds: wait })
      }
    }
    c.set('membership', await authorise(db, policy, person, c.req.param('projectId')))
    return limitBody(c, next)
  }
}
