import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultViewing } from '#core/viewing-settings.ts'
import { newId } from '#server/deps.ts'
import { fetchWaiting } from '#server/media/fetch-media.ts'
import { mediaOrigins } from '#server/queries/media-origins.ts'
import { type Client, type TestServer, testServer } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'
import { ingest, plainProject, stageRows } from '../support/projects.ts'
import { pngBytes, remoteServer, sends } from '../support/remote.ts'

let database: Awaited<ReturnType<typeof freshDatabase>>
let server: TestServer
let owner: Client
let remote: Awaited<ReturnType<typeof remoteServer>>
let flaky = 0

beforeAll(async () => {
  database = await freshDatabase()
  server = await testServer(database.db)
  owner = await server.owner()
  remote = await remoteServer({
    '/a.png': sends(pngBytes('one'), 'application/javascript'),
    '/a.mp4': sends(Buffer.from('00000018667479706d70343200000000', 'hex'), 'image/png'),
    '/list.m3u8': sends('#EXTM3U\n#EXTINF:1,\n/1.ts\n'),
    '/1.ts': sends('G segment'),
    '/page.png': sends('<html><script>alert(1)</script>', 'image/png'),
    '/picture.svg': sends('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'),
    '/flaky.png': (_, response) => {
      flaky += 1
      response.writeHead(flaky < 3 ? 503 : 200).end(flaky < 3 ? 'busy' : pngBytes('late'))
    },
  })
})
afterAll(async () => {
  remote.close()
  await database.drop()
})

const look = () =>
  fetchWaiting({
    ...{ db: server.db, now: () => server.clock.now, newId },
    rules: { mostBytes: 100_000, mostMs: 5000, isAllowed: (address) => address === '127.0.0.1' },
  })

async function project(paths: string[], differ: { ingest?: boolean; treatment?: 'T0' | 'T2' | 'TX' } = {}) {
  const viewing = { ...defaultViewing, origins: [remote.origin], ingest: differ.ingest ?? true }
  const { id } = await owner.ok('project.create', { body: { ...plainProject, viewing } })
  const rows = stageRows(1, paths.length).map((row, i) => {
    const path = paths[i] ?? ''
    return {
      ...row,
      treatment: differ.treatment ?? ('T0' as const),
      kind: 'image' as const,
      media_url: path.startsWith('http') ? path : remote.origin + path,
    }
  })
  await ingest(server, id, rows)
  return id
}
const results = (projectId: string) =>
  server.db
    .selectFrom('result')
    .leftJoin('asset', 'asset.hash', 'result.asset_hash')
    .select(['result.kind', 'asset.mime', 'asset_hash', 'treatment', 'content_key'])
    .where('project_id', '=', projectId)
    .orderBy('rank')
    .execute()
const fetches = (projectId: string) => owner.ok('media.fetches', { params: { projectId } })

test('media is fetched and named by its bytes; what is none is refused with the reason', async () => {
  const projectId = await project([
    '/a.png',
    '/a.mp4',
    '/list.m3u8',
    '/page.png',
    '/picture.svg',
    '/none.png',
    'https://elsewhere.example/a.png',
  ])
  await look()
  expect((await results(projectId)).map(({ kind, mime }) => [kind, mime])).toEqual([
    ['image', 'image/png'],
    ['video', 'video/mp4'],
    ['video', 'application/vnd.apple.mpegurl'],
    ...Array.from({ length: 4 }, () => ['image', null]),
  ])
  expect(await fetches(projectId)).toEqual({
    ...{ waiting: 0, done: 3, failed: 4 },
    problems: [
      { docId: 'doc 4', problem: 'wrong-type' },
      { docId: 'doc 5', problem: 'wrong-type' },
      { docId: 'doc 6', problem: 'refused' },
      { docId: 'doc 7', problem: 'not-listed' },
    ],
  })
  const parts = await server.db.selectFrom('asset_part').select(['mime']).execute()
  expect(parts).toEqual([{ mime: 'video/mp2t' }])
})

test('what fails for the moment is tried again, and by hand', async () => {
  const projectId = await project(['/flaky.png', '/none.png'])
  await look()
  expect(flaky).toBe(3)
  expect(await fetches(projectId)).toMatchObject({ done: 1, failed: 1 })
  expect(await owner.ok('media.retry', { params: { projectId }, body: {} })).toMatchObject({
    waiting: 1,
    failed: 0,
    problems: [],
  })
})

test('nothing is fetched for projects that do not ask for it, nor for what is treated TX', async () => {
  remote.asked.length = 0
  await project(['/a.png'], { ingest: false })
  await project(['/a.png'], { treatment: 'TX' })
  await look()
  expect(remote.asked.filter((path) => path === '/a.png')).toEqual([])
})

test('what is known of the very bytes holds once they are here', async () => {
  const first = await project(['/a.png'])
  await look()
  const [known] = await results(first)
  await server.db
    .insertInto('quarantine')
    .values({
      id: newId(),
      content_key: known?.content_key ?? '',
      state: 'held',
      reported_by: (await owner.ok('session.get')).me?.id ?? '',
      project_id: first,
      result_id: newId(),
      reported_at: server.clock.now,
    } as never)
    .execute()
  const second = await project(['/a.png'])
  expect((await results(second))[0]?.treatment).toBe('T0')
  await look()
  expect((await results(second))[0]?.treatment).toBe('TX')
})

test('what people said of an address holds for the bytes that come from it', async () => {
  const projectId = await project(['/a.mp4'])
  const [before] = await results(projectId)
  const me = (await owner.ok('session.get')).me?.id ?? ''
  const verdict = {
    policy_version: 1,
    market: 'US',
    person_id: me,
    project_id: projectId,
    result_id: newId(),
    label_id: newId(),
  }
  await server.db
    .insertInto('verdict')
    .values({
      ...verdict,
      content_key: before?.content_key ?? '',
      treatment: 'T3',
      severity: 2,
      findings: '[]',
      at: server.clock.now,
    } as never)
    .execute()
  await look()
  const [after] = await results(projectId)
  expect(after?.asset_hash).toBeTruthy()
  expect([after?.content_key === before?.content_key, after?.treatment]).toEqual([false, 'T3'])
})

test('pages may show media from the origins of all projects, as they are now', async () => {
  const { id } = await owner.ok('project.create', {
    body: { ...plainProject, viewing: { ...defaultViewing, origins: ['https://b.example'] } },
  })
  expect(await mediaOrigins(server.db)).toEqual([remote.origin, 'https://b.example'])
  await owner.ok('project.update', {
    params: { projectId: id },
    body: { viewing: { ...defaultViewing, origins: ['https://c.example'] } },
  })
  expect(await mediaOrigins(server.db)).toEqual([remote.origin, 'https://c.example'])
})
