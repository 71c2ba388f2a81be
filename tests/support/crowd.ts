import type { TestServer } from './api.ts'
import { Client } from './api.ts'

async function sign(value: string, secret: string): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const bytes = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(value))
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}

/** People with a session but without a password, made at once: for tests that need many of them. */
export async function makeCrowd(server: TestServer, secret: string, size: number): Promise<Client[]> {
  const { db, clock } = server
  const ids = Array.from({ length: size }, () => crypto.randomUUID())
  const until = new Date(clock.now.getTime() + 20 * 86_400_000 + Date.now())
  await db
    .insertInto('auth_user')
    .values(ids.map((id) => ({ id: `crowd-${id}`, name: `Crowd ${id.slice(0, 8)}`, email: `${id}@example.org` })))
    .execute()
  await db
    .insertInto('auth_session')
    .values(ids.map((id) => ({ id: `session-${id}`, token: `token-${id}`, userId: `crowd-${id}`, expiresAt: until })))
    .execute()
  await db
    .insertInto('person')
    .values(ids.map((id) => ({ id, user_id: `crowd-${id}`, server_owner: false, created_at: clock.now })))
    .execute()
  return Promise.all(
    ids.map(async (id) => {
      const client = new Client(server.app)
      client.id = id
      const token = `token-${id}`
      client.cookie = `touchstone.session_token=${encodeURIComponent(`${token}.${await sign(token, secret)}`)}`
      return client
    }),
  )
}

/** Makes all of them annotators of a project, in all its languages and markets unless told. */
export async function joinAll(
  server: TestServer,
  projectId: string,
  people: readonly Client[],
  membership: { languages?: string[]; markets?: string[] } = {},
): Promise<void> {
  const rows = people.map(({ id }) => ({
    ...{ project_id: projectId, person_id: id, roles: ['annotator' as const] },
    ...{ languages: [], markets: [], created_at: server.clock.now, ...membership },
  }))
  await server.db.insertInto('membership').values(rows).execute()
}
