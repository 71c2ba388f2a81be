import { beforeAll, describe, expect, test } from 'vitest'
import { type EndpointId, endpoints } from '#contract/endpoints.ts'
import type { Endpoint } from '#contract/policy.ts'
import { migrations } from '#server/db/migrations.ts'
import { newId } from '#server/deps.ts'
import type { Client } from '../support/api.ts'
import { annotator, makeProject, next } from '../support/projects.ts'
import { served } from '../support/served.ts'

let ana: Client
let stranger: Client
let outsider: Client
let params: Record<string, string>
const { server, owner } = await served()

beforeAll(async () => {
  const projectId = await makeProject(server, owner)
  const other = await makeProject(server, owner)
  ana = await annotator(server, projectId, 'Ana Policy')
  outsider = await annotator(server, other, 'Otto Outside')
  stranger = server.stranger()
  const task = (await next(ana, projectId)).tasks[0]
  const result = task?.results[0]?.id ?? ''
  params = {
    projectId,
    assignmentId: task?.assignmentId ?? '',
    subject: result,
    part: 'media',
    n: '0',
    token: 'x'.repeat(32),
    number: '0',
    version: '1',
    name: 'card.json',
  }
  for (const name of [
    'personId',
    'sourceId',
    'linkId',
    'uploadId',
    'importId',
    'batchId',
    'resultId',
    'reportId',
    'itemId',
    'reporterId',
    'draftId',
    'shareId',
    'alarmId',
    'riskId',
    'queryId',
    'sessionId',
  ])
    params[name] = newId()
})

const all = Object.entries(endpoints) as [EndpointId, Endpoint][]
const path = (endpoint: Endpoint) => endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? name)
const ask = async (client: Client, endpoint: Endpoint, init: RequestInit = {}) => {
  const writes = endpoint.method !== 'get'
  return client.request(path(endpoint), {
    method: endpoint.method.toUpperCase(),
    ...(writes && { body: '{}' }),
    ...init,
  })
}

describe.each(all.filter(([, endpoint]) => endpoint.policy.who !== 'anyone'))('%s', (_, endpoint) => {
  test('nobody signed in: 401', async () => {
    expect((await ask(stranger, endpoint)).status).toBe(401)
  })

  test('a person without the part it needs: 403 or 404, and nothing told', async () => {
    const { who, roles } = endpoint.policy
    const needsMore =
      who === 'server-owner' || who === 'officer' || (who === 'member' && roles && !roles.includes('annotator'))
    if (needsMore) expect((await ask(ana, endpoint)).status).toBe(403)
    const isTheirs = who === 'member' || endpoint.path.includes('{assignmentId}')
    if (isTheirs) expect([400, 404]).toContain((await ask(outsider, endpoint)).status)
    if (who === 'member') expect((await ask(outsider, endpoint)).status).toBe(404)
  })
})

describe('writes', () => {
  const writes = all.filter(([, endpoint]) => endpoint.method !== 'get')
  test.each(writes)('%s from another site is refused', async (_, endpoint) => {
    const init = { method: endpoint.method.toUpperCase(), body: '{}', headers: { 'sec-fetch-site': 'cross-site' } }
    expect(await (await owner.request(path(endpoint), init)).json()).toMatchObject({ id: 'cross-site' })
    const bare = await server.app.request(path(endpoint), {
      method: init.method,
      body: '{}',
      headers: { cookie: owner.cookie },
    })
    expect(bare.status).toBe(403)
  })

  test('an unknown field in a body is refused, and so is a body that is no JSON', async () => {
    const settings = await owner.request('/api/me', { method: 'PATCH', body: JSON.stringify({ serverOwner: true }) })
    expect([settings.status, await settings.json()]).toMatchObject([400, { id: 'bad-request' }])
    expect((await owner.request('/api/me', { method: 'PATCH', body: '{' })).status).toBe(400)
  })

  test('a body that is too large is refused', async () => {
    const answer = await owner.request('/api/me', {
      method: 'PATCH',
      body: JSON.stringify({ name: 'x'.repeat(300_000) }),
    })
    expect([answer.status, await answer.json()]).toMatchObject([413, { id: 'too-large' }])
  })
})

describe('every answer', () => {
  test('carries the headers that keep it private', async () => {
    const answer = await ana.request('/api/session')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('no-store, private')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe/)
  })

  test('an unknown endpoint is a 404 with an id', async () => {
    const answer = await ana.request('/api/nothing')
    expect([answer.status, await answer.json()]).toMatchObject([404, { id: 'not-found' }])
  })

  test('is logged as one line with the pattern of its path, and no content', async () => {
    server.log.length = 0
    await ana.request(`/api/links/${'secret-token-'.repeat(3)}`)
    expect(server.log).toHaveLength(1)
    expect(server.log[0]).toMatchObject({
      method: 'GET',
      path: '/api/links/:token',
      status: 404,
      error: 'not-found',
      person: ana.id,
    })
    expect(JSON.stringify(server.log)).not.toContain('secret-token')
  })
})

describe('what the API says of itself', () => {
  test('OpenAPI names every endpoint with its policy', async () => {
    const document = (await (await stranger.request('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, { operationId: string; description: string }>>
    }
    const named = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((operation) => operation.operationId),
    )
    expect(named.sort()).toEqual(Object.keys(endpoints).sort())
    expect(document.paths['/api/labels']?.post?.description).toContain('"who":"person"')
  })

  test('health tells the state of the database', async () => {
    const { body } = await stranger.call('health.get')
    expect(body).toMatchObject({ status: 'ok', database: { ok: true, migration: Object.keys(migrations).at(-1) } })
  })
})
