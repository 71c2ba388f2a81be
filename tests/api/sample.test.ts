import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSampleFiles } from '#server/hosts/node/files.ts'
import { type Client, type TestServer, testServer } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'
import { next } from '../support/projects.ts'

let server: TestServer
let owner: Client
const database = await freshDatabase()

beforeAll(async () => {
  server = await testServer(database.db, {
    sample: () => readSampleFiles(new URL('../../src/server/samples/first-look', import.meta.url)),
  })
  owner = await server.owner()
})
afterAll(() => database.drop())

test('the sample project can be labelled at once, with video, image and text in at least ten languages', async () => {
  const project = await owner.ok('project.sample')
  expect(project.counts?.queries).toBeGreaterThanOrEqual(40)
  expect(project.languages.length).toBeGreaterThanOrEqual(10)
  const perQuery = (project.counts?.results ?? 0) / (project.counts?.queries ?? 1)
  expect(perQuery).toBeGreaterThanOrEqual(8)
  const [task] = (await next(owner, project.id)).tasks
  const kinds = new Set(task?.results.map(({ kind }) => kind))
  expect([...kinds].sort()).toEqual(['image', 'text', 'video'])
  const { texts } = await owner.ok('guideline.get', { params: { projectId: project.id } })
  expect(Object.keys(texts).sort()).toEqual([...project.languages].sort())
})

test('a clip is served to its annotator in pieces; a masked result has no bytes; nobody else gets any', async () => {
  const { projects } = await owner.ok('project.list')
  const [task] = (await next(owner, projects[0]?.id ?? '')).tasks
  const clip = task?.results.find(({ media }) => media?.captions.length)
  const whole = await owner.request(clip?.media?.src ?? '')
  expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/webm'])
  const bytes = new Uint8Array(await whole.arrayBuffer())
  const part = await owner.request(clip?.media?.src ?? '', { headers: { range: 'bytes=100-199' } })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${bytes.byteLength}`])
  expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(100, 200))
  expect(await (await owner.request(clip?.media?.captions[0]?.src ?? '')).text()).toMatch(/^WEBVTT/)
  const masked = task?.results.find((result) => result.masked)
  expect(masked?.media).toBeNull()
  for (const part of ['media', 'poster']) {
    expect((await owner.request(`/api/assignments/${task?.assignmentId}/results/${masked?.id}/${part}`)).status).toBe(
      404,
    )
  }
  expect((await server.stranger().request(clip?.media?.src ?? '')).status).toBe(401)
})
