import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstOwnerLink } from '#server/auth/links.ts'
import { newId } from '#server/deps.ts'
import { type Client, type TestServer, testServer } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'
import { annotator, makeProject } from '../support/projects.ts'

let server: TestServer
let owner: Client
const database = await freshDatabase()
const password = 'a long enough secret'
const tokenOf = (url: string) => url.split('/').at(-1) ?? ''

beforeAll(async () => {
  server = await testServer(database.db)
})
afterAll(() => database.drop())

describe('the first owner', () => {
  test('comes by a one-time link, and only once', async () => {
    const deps = { newId, now: () => server.clock.now }
    const link = await firstOwnerLink(server.db, deps)
    const token = tokenOf(link?.url ?? '')
    const client = server.stranger()
    expect((await client.ok('session.get')).setupNeeded).toBe(true)
    expect(await client.ok('link.get', { params: { token } })).toMatchObject({ kind: 'setup', projectName: null })
    const weak = await client.call('link.accept', {
      params: { token },
      body: { name: 'Olive', email: 'o@example.org', password: 'short' },
    })
    expect(weak).toMatchObject({ status: 422, error: { id: 'password-too-short' } })
    const { me } = await client.ok('link.accept', {
      params: { token },
      body: { name: 'Olive', email: 'O@example.org', password, uiLanguage: 'de' },
    })
    expect(me).toMatchObject({
      name: 'Olive',
      email: 'o@example.org',
      serverOwner: true,
      settings: { uiLanguage: 'de' },
    })
    expect((await client.ok('session.get')).me?.id).toBe(me.id)
    const again = await server
      .stranger()
      .call('link.accept', { params: { token }, body: { name: 'Eve', email: 'eve@example.org', password } })
    expect(again).toMatchObject({ status: 410, error: { id: 'link-used' } })
    expect(await firstOwnerLink(server.db, deps)).toBeNull()
    owner = client
  })

  test('the session cookie cannot be read by scripts or sent along from elsewhere', async () => {
    const answer = await server
      .stranger()
      .request('/api/session', { method: 'POST', body: JSON.stringify({ email: 'o@example.org', password }) })
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
  })
})

describe('signing in', () => {
  test('works with the right password only, and is slowed down', async () => {
    const client = server.stranger()
    const wrong = await client.call('session.create', {
      body: { email: 'o@example.org', password: 'not the password' },
    })
    expect(wrong).toMatchObject({ status: 401, error: { id: 'wrong-credentials' } })
    const unknown = await client.call('session.create', { body: { email: 'nobody@example.org', password } })
    expect(unknown.error).toEqual(wrong.error)
    expect((await client.call('session.create', { body: { email: 'O@Example.org', password } })).status).toBe(200)
    await client.ok('session.delete')
    expect((await client.ok('session.get')).me).toBeNull()
    for (let i = 0; i < 7; i++)
      await client.call('session.create', { body: { email: 'o@example.org', password: 'guess' } })
    const slowed = await client.call('session.create', { body: { email: 'o@example.org', password } })
    expect([slowed.status, slowed.error.id, slowed.headers.get('retry-after')]).toEqual([
      429,
      'too-many-requests',
      '60',
    ])
  })

  test('nobody can register by themselves', async () => {
    for (const path of ['/api/auth/sign-up/email', '/api/session/sign-up']) {
      const answer = await server
        .stranger()
        .request(path, { method: 'POST', body: JSON.stringify({ name: 'Eve', email: 'eve@example.org', password }) })
      expect(answer.status).toBe(404)
    }
  })
})

describe('a forgotten password', () => {
  test('is reset by a link of the owner, which ends every old session', async () => {
    const projectId = await makeProject(server, owner)
    const ana = await annotator(server, projectId, 'Ana Forgets')
    const link = await owner.ok('people.resetLink', { params: { personId: ana.id } })
    const client = server.stranger()
    const params = { token: tokenOf(link.url) }
    expect(await client.ok('link.get', { params })).toMatchObject({
      kind: 'reset',
      email: 'ana.forgets@example.org',
      personName: 'Ana Forgets',
    })
    await client.ok('link.accept', { params, body: { password: 'another good secret' } })
    expect((await ana.ok('session.get')).me).toBeNull()
    expect((await client.ok('session.get')).me?.id).toBe(ana.id)
    expect((await ana.call('session.create', { body: { email: 'ana.forgets@example.org', password } })).status).toBe(
      401,
    )
  })

  test('the link ends with its time', async () => {
    const link = await owner.ok('people.resetLink', {
      params: { personId: (await owner.ok('session.get')).me?.id ?? '' },
    })
    server.pass(24 * 60 + 1)
    const late = await server.stranger().call('link.get', { params: { token: tokenOf(link.url) } })
    expect(late).toMatchObject({ status: 410, error: { id: 'link-expired' } })
  })

  test('a person changes their own password, knowing the old one', async () => {
    const other = server.stranger()
    await other.ok('session.create', { body: { email: 'o@example.org', password } })
    expect((await owner.call('me.password', { body: { current: 'wrong', next: 'a new long secret' } })).status).toBe(
      401,
    )
    await owner.ok('me.password', { body: { current: password, next: 'a new long secret' } })
    expect((await other.ok('session.get')).me).toBeNull()
    expect((await owner.ok('session.get')).me).not.toBeNull()
  })
})

describe('invitations', () => {
  test('bring one person into one project with roles, languages and markets', async () => {
    const projectId = await makeProject(server, owner)
    const body = {
      roles: ['annotator' as const],
      languages: ['de'],
      markets: ['US'],
      note: 'for Greta',
      days: 3,
      count: 2,
    }
    const { links } = await owner.ok('invitation.create', { params: { projectId }, body })
    expect(links).toHaveLength(2)
    const greta = await server.join(links[0]?.url ?? '', 'Greta', 'greta@example.org')
    expect(await greta.ok('project.list')).toMatchObject({ projects: [{ id: projectId, roles: ['annotator'] }] })
    const taken = await server.stranger().call('link.accept', {
      params: { token: tokenOf(links[1]?.url ?? '') },
      body: { name: 'Greta 2', email: 'greta@example.org', password },
    })
    expect(taken).toMatchObject({ status: 409, error: { id: 'email-taken' } })
    const { invitations } = await owner.ok('invitation.list', { params: { projectId } })
    expect(invitations.map((invitation) => invitation.usedAt !== null).sort()).toEqual([false, true])
    const open = invitations.find((invitation) => !invitation.usedAt)
    await owner.ok('invitation.delete', { params: { projectId, linkId: open?.id ?? '' } })
    expect((await server.stranger().call('link.get', { params: { token: tokenOf(links[1]?.url ?? '') } })).status).toBe(
      404,
    )
  })

  test('someone with an account joins a second project in another role', async () => {
    const [one, two] = [await makeProject(server, owner), await makeProject(server, owner)]
    const rita = await annotator(server, one, 'Rita Roles')
    const body = { roles: ['reviewer' as const], languages: [], markets: [], note: '', days: 3, count: 1 }
    const { links } = await owner.ok('invitation.create', { params: { projectId: two }, body })
    await rita.ok('link.accept', { params: { token: tokenOf(links[0]?.url ?? '') }, body: {} })
    const { projects } = await rita.ok('project.list')
    expect(projects.map(({ id, roles }) => [id, roles])).toEqual([
      [one, ['annotator']],
      [two, ['reviewer']],
    ])
  })

  test('a project keeps an owner, and nobody raises their own role', async () => {
    const projectId = await makeProject(server, owner)
    const ana = await annotator(server, projectId, 'Ana Climbs')
    const params = { projectId, personId: ana.id }
    expect(
      (await ana.call('member.update', { params, body: { roles: ['owner'], languages: [], markets: [] } })).status,
    ).toBe(403)
    const me = (await owner.ok('session.get')).me?.id ?? ''
    const gone = await owner.call('member.remove', { params: { projectId, personId: me } })
    expect(gone).toMatchObject({ status: 409, error: { id: 'last-owner' } })
    await owner.ok('member.update', { params, body: { roles: ['owner', 'annotator'], languages: ['de'], markets: [] } })
    await owner.ok('member.remove', { params: { projectId, personId: me } })
    const { members } = await ana.ok('member.list', { params: { projectId } })
    expect(members).toMatchObject([{ personId: ana.id, roles: ['owner', 'annotator'], languages: ['de'] }])
  })
})
