import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MediaFacts } from '#server/deps.ts'
import { type Client, type TestServer, testServer } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'
import { canaryBytes, maskedProject, treat } from '../support/masked.ts'
import { annotator } from '../support/projects.ts'

let server: TestServer
let owner: Client
let projectId: string
let facts: MediaFacts = { decoder: 'system', version: '7.1', pictures: true }
const database = await freshDatabase()

beforeAll(async () => {
  server = await testServer(database.db, { media: async () => facts })
  owner = await server.owner()
  projectId = await maskedProject(server, owner, { previews: false, files: { image: canaryBytes, video: canaryBytes } })
})
afterAll(() => database.drop())
beforeEach(() =>
  sql`update preview_job set state = 'waiting', problem = null, tries = 0, taken_at = null`.execute(server.db),
)

/** Sets the jobs of the project's pictures and clips, six in all; the order is that of their hashes. */
async function jobs(...states: [state: string, problem?: string][]) {
  const { rows } = await sql<{
    hash: string
  }>`select distinct asset_hash as hash from result where project_id = ${projectId} and asset_hash is not null order by 1`.execute(
    server.db,
  )
  for (const [i, [state, problem = null]] of states.entries())
    await sql`update preview_job set state = ${state}, problem = ${problem}, tries = 3 where asset_hash = ${rows[i]?.hash ?? ''}`.execute(
      server.db,
    )
}

describe('what can be read', () => {
  test('is what the host finds; the program that comes with the server is of 2018', async () => {
    facts = { decoder: 'system', version: '7.1', pictures: true }
    const asked = async () => {
      const { decoder, pictures } = await owner.ok('status.get')
      return { ...decoder, pictures: pictures.available }
    }
    expect(await asked()).toEqual({ name: 'system', version: '7.1', year2018: false, pictures: true })
    facts = { decoder: 'bundled', version: 'N-92722', pictures: false }
    expect(await asked()).toEqual({ name: 'bundled', version: 'N-92722', year2018: true, pictures: false })
  })

  test('is nothing where the host knows of nothing', async () => {
    const bare = await testServer(server.db)
    const client = Object.assign(bare.stranger(), { cookie: owner.cookie })
    expect(await client.ok('status.get')).toMatchObject({
      decoder: { name: 'none', version: null, year2018: false },
      pictures: { available: false },
    })
  })
})

describe('previews', () => {
  test('are counted; posters and captions that no result is made of, and what may never be shown, do not wait', async () => {
    expect((await owner.ok('status.get')).previews).toEqual({ waiting: 6, running: 0, done: 0, failed: 0 })
    const { rows } = await sql<{
      id: string
    }>`select id from result where project_id = ${projectId} and asset_hash is not null limit 1`.execute(server.db)
    await treat(server, projectId, 'TX', rows[0]?.id)
    expect((await owner.ok('status.get')).previews).toMatchObject({ waiting: 5 })
    await treat(server, projectId, 'T2', rows[0]?.id)
    await jobs(['done'], ['running'], ['failed', 'not-media'])
    expect((await owner.ok('status.get')).previews).toEqual({ waiting: 3, running: 1, done: 1, failed: 1 })
  })

  test('that failed are told by reason', async () => {
    await jobs(
      ['failed', 'cannot-decode'],
      ['failed', 'no-decoder'],
      ['failed', 'no-decoder'],
      ['failed', 'worker-died'],
      ['running', 'cannot-decode'],
    )
    const { previews, failures } = await owner.ok('status.get')
    expect(previews).toEqual({ waiting: 1, running: 1, done: 0, failed: 4 })
    expect(failures).toEqual([
      { problem: 'no-decoder', count: 2 },
      { problem: 'cannot-decode', count: 1 },
      { problem: 'worker-died', count: 1 },
    ])
  })

  test('that failed are made once more, and nothing else is', async () => {
    await jobs(['failed', 'cannot-decode'], ['done'], ['failed', 'worker-died'], ['running'])
    expect(await owner.ok('status.retry')).toEqual({ retried: 2 })
    expect(await owner.ok('status.get')).toMatchObject({
      previews: { waiting: 4, running: 1, done: 1, failed: 0 },
      failures: [],
    })
    const left =
      await sql`select 1 from preview_job where state = 'waiting' and (tries > 0 or problem is not null)`.execute(
        server.db,
      )
    expect(left.rows).toEqual([])
    const noted = await server.db
      .selectFrom('audit')
      .select(['detail', 'person_id'])
      .where('action', '=', 'status.retry')
      .execute()
    expect(noted).toEqual([{ detail: { retried: 2 }, person_id: owner.id }])
  })
})

test('only the owner of the server is told, and asks for it', async () => {
  const ana = await annotator(server, projectId, 'Ana Status')
  for (const [client, status] of [
    [ana, 403],
    [server.stranger(), 401],
  ] as const) {
    expect((await client.call('status.get')).status).toBe(status)
    expect((await client.call('status.retry')).status).toBe(status)
  }
})
