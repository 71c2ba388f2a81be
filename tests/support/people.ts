import { inject } from 'vitest'
import { setPassword } from '#server/auth/accounts.ts'
import { newId } from '#server/deps.ts'
import { Client, type TestServer } from './api.ts'

async function sign(value: string, secret: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['sign'])
  const bytes = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(value))
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}

/** Makes somebody an officer, straight in the table. */
export async function makeOfficer({ db }: TestServer, { id }: Client): Promise<void> {
  await db.updateTable('person').set({ officer: true }).where('id', '=', id).execute()
}

/** People with an account, signed in, put straight into the tables; how a link makes an account is tested with the accounts. */
export async function makePeople(
  { app, db, clock, secret }: TestServer,
  wanted: readonly { name: string; email: string; isOwner?: boolean }[],
): Promise<Client[]> {
  const stored = inject('passwordHash')
  const until = new Date(Math.max(clock.now.getTime(), Date.now()) + 30 * 86_400_000)
  const people = wanted.map((who) => ({ ...who, id: newId(), user: newId(), token: newId() }))
  await db
    .insertInto('auth_user')
    .values(people.map(({ user, name, email }) => ({ id: user, name, email, emailVerified: true })))
    .execute()
  await Promise.all(people.map(({ user }) => setPassword(db, user, stored, newId())))
  await db
    .insertInto('auth_session')
    .values(people.map(({ user, token }) => ({ id: newId(), token, userId: user, expiresAt: until })))
    .execute()
  await db
    .insertInto('person')
    .values(
      people.map(({ id, user, isOwner = false }) => ({
        id,
        user_id: user,
        server_owner: isOwner,
        created_at: clock.now,
      })),
    )
    .execute()
  return Promise.all(
    people.map(async ({ id, token }) => {
      const client = new Client(app)
      client.id = id
      client.cookie = `touchstone.session_token=${encodeURIComponent(`${token}.${await sign(token, secret)}`)}`
      return client
    }),
  )
}

/** The owner of the server, signed in. */
export async function makeOwner(server: TestServer): Promise<Client> {
  const [owner] = await makePeople(server, [{ name: 'Olive Owner', email: 'owner@example.org', isOwner: true }])
  if (!owner) throw new Error('nobody was made')
  return owner
}
