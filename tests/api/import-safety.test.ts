import { expect, test } from 'vitest'
import { defaultViewing } from '#core/viewing-settings.ts'
import { importTable } from '../support/imports.ts'
import { annotator, next, plainProject } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

const project = async (settings: object = {}) =>
  (await owner.ok('project.create', { body: { ...plainProject, ...settings } })).id
const results = (projectId: string) =>
  server.db.selectFrom('result').selectAll().where('project_id', '=', projectId).orderBy('external_id').execute()

test('what a model found decides the treatment with the source, the query and the floor', async () => {
  const projectId = await project({ treatmentFloor: 'T2' })
  const csv = [
    'query,docid,title,treatment,safety_categories,predictions,query_treatment,query_categories',
    'a,d1,One,,,violence:2; self-harm/suicide:1,,',
    'a,d2,Two,,,,,',
    'a,d3,Three,T3,hate,deception:1,,',
    'a,d4,Four,,,violence:0,,',
    'b,d5,Five,,,deception:1,T4,sexual;graphic',
  ].join('\n')
  expect(await importTable(owner, projectId, 'a.csv', csv)).toMatchObject({ state: 'done', results: 5 })
  const found = await results(projectId)
  expect(found.map(({ treatment }) => treatment)).toEqual(['T3', 'T2', 'T3', 'T0', 'T4'])
  expect(found.map((row) => row.own_treatment)).toEqual([null, null, 'T3', null, null])
  expect(found.map((row) => row.predicted_treatment)).toEqual(['T3', null, 'T0', 'T0', 'T0'])
  expect(found.map(({ categories }) => categories)).toEqual([
    ['violence', 'self-harm'],
    [],
    ['hate', 'deception'],
    [],
    ['deception'],
  ])
  expect(found[0]?.predicted).toEqual([
    { category: 'violence', leaf: null, severity: 2 },
    { category: 'self-harm', leaf: 'suicide', severity: 1 },
  ])
  const queries = await server.db
    .selectFrom('query')
    .selectAll()
    .where('project_id', '=', projectId)
    .orderBy('position')
    .execute()
  expect(queries.map(({ categories, treatment }) => ({ categories, treatment }))).toEqual([
    { categories: [], treatment: null },
    { categories: ['graphic', 'sexual'], treatment: 'T4' },
  ])
})

test('wrong predictions and addresses name their row', async () => {
  const projectId = await project()
  const bad = [
    'javascript:alert(1)',
    'data:image/png;base64,AA',
    'blob:https://a.example/1',
    'https://u:p@a.example/x.png',
    'https://a.example/\u202ex.png',
  ]
  const lines = [...bad.map((url, i) => `a,d${i},T,"${url}",`), 'a,d9,T,,violence:9']
  const job = await importTable(
    owner,
    projectId,
    'a.csv',
    `query,docid,title,media_url,predictions\n${lines.join('\n')}\n`,
  )
  expect(job.state).toBe('refused')
  expect(job.bad.map(({ row, problem }) => [row, problem])).toEqual([
    ...bad.map((_, i) => [i + 2, 'bad-media-url']),
    [7, 'bad-prediction'],
  ])
})

test('remote media is shown from origins of the project, as they are now; of what is masked no address leaves', async () => {
  const projectId = await project()
  const csv = [
    'query,docid,title,url,media_url,poster_url,treatment',
    'a,d1,One,,https://cdn.example.org/a.webm,https://img.example.org/a.jpg,',
    'a,d2,Two,,https://other.example.org/b.png,,',
    'a,d3,Three,https://landing.example/x,https://cdn.example.org/c.png,,T2',
  ].join('\n')
  expect(await importTable(owner, projectId, 'a.csv', csv)).toMatchObject({ state: 'done' })
  const ana = await annotator(server, projectId, 'Ana Remote')
  const media = async () => (await next(ana, projectId)).tasks[0]?.results.map((result) => result.media)
  expect(await media()).toEqual([null, null, null])
  const allow = (origins: string[]) =>
    owner.ok('project.update', { params: { projectId }, body: { viewing: { ...defaultViewing, origins } } })
  await allow(['https://cdn.example.org'])
  const shown = {
    src: 'https://cdn.example.org/a.webm',
    mime: 'video/webm',
    width: null,
    height: null,
    poster: null,
    captions: [],
  }
  expect(await media()).toEqual([shown, null, null])
  await allow(['https://cdn.example.org', 'https://IMG.example.org/'])
  expect(await media()).toEqual([{ ...shown, poster: 'https://img.example.org/a.jpg' }, null, null])
  const task = (await next(ana, projectId)).tasks[0]
  expect(task?.results[2]).toMatchObject({ masked: true, url: null })
  expect(JSON.stringify(task)).not.toContain('c.png')
  expect(JSON.stringify(task)).not.toContain('landing.example')
})

test('origins are plain, and https outside of this computer', async () => {
  const projectId = await project()
  const allow = (origin: string) =>
    owner.call('project.update', { params: { projectId }, body: { viewing: { ...defaultViewing, origins: [origin] } } })
  for (const origin of [
    'http://cdn.example.org',
    'https://cdn.example.org/path',
    'https://*.example.org',
    'https://a:b@c.example',
    'javascript:1',
    "https://a.example;script-src'unsafe-inline'",
  ])
    expect((await allow(origin)).status, origin).toBe(422)
  expect((await allow('HTTPS://CDN.example.org/')).body.viewing.origins).toEqual(['https://cdn.example.org'])
})
