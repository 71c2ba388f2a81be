import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Client } from '../support/api.ts'
import { password } from '../support/password.ts'
import { makePeople } from '../support/people.ts'
import { served } from '../support/served.ts'

const { server } = await served()

async function signedIn(email: string): Promise<Client> {
  const [client] = (await makePeople(server, [{ name: 'Sam', email }])) as [Client]
  return client
}

/** The same cookie in another browser, which does not hear of anything. */
function copyOf({ cookie }: Client): Client {
  return Object.assign(server.stranger(), { cookie })
}

const isIn = async (client: Client) => (await client.ok('session.get')).me !== null

/** Lets the only session of a person end so many days from now. */
async function endsIn(client: Client, days: number): Promise<void> {
  await sql`update auth_session s set "expiresAt" = now() + make_interval(hours => ${Math.round(days * 24)})
    from person p where p.id = ${client.id} and s."userId" = p.user_id`.execute(server.db)
}

async function daysLeft(client: Client): Promise<number[]> {
  const { rows } = await sql<{
    days: number
  }>`select (extract(epoch from s."expiresAt" - now()) / 86400)::float8 as days
    from auth_session s join person p on p.user_id = s."userId" where p.id = ${client.id}`.execute(server.db)
  return rows.map(({ days }) => Math.round(days * 10) / 10)
}

test('a session ends at once for every copy of its cookie', async () => {
  const client = await signedIn('out@example.org')
  const copy = copyOf(client)
  expect(await isIn(copy)).toBe(true)
  await client.ok('session.delete')
  expect(await isIn(copy)).toBe(false)
})

test('a new password ends the other sessions at once', async () => {
  const client = await signedIn('new@example.org')
  const copy = copyOf(client)
  expect(await isIn(copy)).toBe(true)
  await client.ok('me.password', { body: { current: password, next: 'quite another secret' } })
  expect([await isIn(client), await isIn(copy)]).toEqual([true, false])
})

test('a session that is over lets nobody in, and one in use is renewed a day after it was made', async () => {
  const client = await signedIn('long@example.org')
  await endsIn(client, 29.5)
  expect(await isIn(client)).toBe(true)
  expect(await daysLeft(client)).toEqual([29.5])
  await endsIn(client, 28.5)
  expect(await isIn(client)).toBe(true)
  expect(await daysLeft(client)).toEqual([30])
  await endsIn(client, -0.5)
  expect(await isIn(copyOf(client))).toBe(false)
  expect(await daysLeft(client)).toEqual([])
})

test('a cookie whose signature is not ours lets nobody in', async () => {
  const [mine, other] = [await signedIn('mine@example.org'), await signedIn('other@example.org')]
  const [name, value = ''] = mine.cookie.split('=')
  const [token] = decodeURIComponent(value).split('.')
  const signature = decodeURIComponent(other.cookie.split('=')[1] ?? '').split('.')[1]
  for (const forged of [`${token}.${signature}`, `${token}.`, token, '']) {
    const cookie = `${name}=${encodeURIComponent(forged ?? '')}`
    expect(await isIn(copyOf(Object.assign(server.stranger(), { cookie })))).toBe(false)
  }
  expect(await isIn(mine)).toBe(true)
})
