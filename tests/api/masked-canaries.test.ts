import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type EndpointId, endpoints } from '#contract/endpoints.ts'
import type { TaskView } from '#contract/labelling.ts'
import type { Endpoint } from '#contract/policy.ts'
import { newId } from '#server/deps.ts'
import type { Client } from '../support/api.ts'
import { makeGold } from '../support/gold.ts'
import { canary, maskedProject, memberWith } from '../support/masked.ts'
import { annotator, labelFor, next } from '../support/projects.ts'
import { decision } from '../support/review.ts'
import { served } from '../support/served.ts'
import { unzip } from '../support/unzip.ts'

let people: Record<'annotator' | 'reviewer' | 'trainer' | 'owner', Client>
let projectId: string
let task: TaskView
let params: Record<string, string>
const { server, owner } = await served()

const all = Object.entries(endpoints) as [EndpointId, Endpoint][]
// Exported files name the query of every grade, whatever its words are; of results they are tested below.
const isFile = (id: string) => id.startsWith('export.')
const reads = all.filter(([id, { method }]) => method === 'get' && id !== 'viewing.file' && !isFile(id))
/** Questions that an endpoint is asked beside the bare one, so that all of its answers are seen. */
const asked: Partial<Record<EndpointId, string[]>> = {
  'project.progress': ['by=query', 'by=language', 'by=person'],
  'gold.candidates': ['text=query', 'text=doc'],
}

beforeAll(async () => {
  projectId = await maskedProject(server, owner, { queries: 4, overlap: 2, goldShare: 0.5 })
  const ana = await annotator(server, projectId, 'Ana Unseen')
  const ben = await annotator(server, projectId, 'Ben Unseen')
  people = {
    annotator: ana,
    reviewer: await memberWith(server, projectId, 'Rea Unseen', ['reviewer']),
    trainer: await memberWith(server, projectId, 'Tom Unseen', ['trainer']),
    owner,
  }
  for (const [at, client] of [ana, ben].entries())
    for (let i = 0; i < 3; i++) {
      task = (await next(client, projectId)).tasks[0] as TaskView
      const labels = task.results.map((_, n) => labelFor(task, n, { value: (at * 3 + n) % 4, activeMs: 40 }))
      await client.ok('label.save', { body: { labels } })
      if (client === ana && i === 2) break
      const body = { outcome: 'submit' as const, madeAt: '2026-11-24T09:00:00.000Z' }
      await client.ok('assignment.finish', { params: { assignmentId: task.assignmentId }, body })
    }
  const { groups } = await owner.ok('review.next', { params: { projectId }, body: { want: 1, have: [] } })
  const [item] = groups.flatMap(({ items }) => items)
  await owner.ok('review.decide', { params: { projectId }, body: { decisions: [decision(item)], bulk: false } })
  const images = await sql<{
    id: string
  }>`select id from result where project_id = ${projectId} and kind = 'image' order by id`.execute(server.db)
  const resultId = images.rows[0]?.id ?? ''
  await makeGold(owner, projectId, { [images.rows[1]?.id ?? '']: 2 })
  // One query is harmful itself: its words stay here as well.
  await sql`update query set text = ${`${canary} query`}, treatment = 'T3' where project_id = ${projectId} and position = (select min(position) from query where project_id = ${projectId})`.execute(
    server.db,
  )
  const open = (await next(ana, projectId)).tasks[0] as TaskView
  params = {
    projectId,
    resultId,
    assignmentId: open.assignmentId,
    subject: open.results[1]?.id ?? '',
    token: 'x'.repeat(32),
    number: '0',
  }
  for (const name of [
    'personId',
    'sourceId',
    'linkId',
    'uploadId',
    'importId',
    'batchId',
    'runId',
    'attemptId',
    'viewingId',
    'reportId',
    'reporterId',
  ])
    params[name] = name === 'personId' ? ana.id : newId()
})

const path = (endpoint: Endpoint, part: string) =>
  endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'part' ? part : (params[name] ?? name)))

const clean = (text: string) => expect(text.match(/.{0,60}canary.{0,60}/is)?.[0]).toBeUndefined()

describe.each(['annotator', 'reviewer', 'trainer', 'owner'] as const)('to the %s', (role) => {
  test.each(reads)('%s tells nothing of what is masked', async (id, endpoint) => {
    const parts = endpoint.path.includes('{part}') ? ['preview', 'media', 'poster', 'captions-en', 'hls-a'] : ['']
    for (const part of parts)
      for (const query of asked[id] ?? ['']) {
        const answer = await people[role].request(`${path(endpoint, part)}?${query}`)
        expect(answer.status).not.toBe(500)
        clean(Buffer.from(await answer.arrayBuffer()).toString('latin1'))
        clean(JSON.stringify([...answer.headers]))
      }
  })

  test('nor do tasks, reviews and previews of bulk actions', async () => {
    const post = async (address: string, body: object) => {
      const answer = await people[role].request(address, { method: 'POST', body: JSON.stringify(body) })
      const text = await answer.text()
      clean(text)
      return { status: answer.status, text }
    }
    const want = { want: 5, have: [] }
    await post(`/api/projects/${projectId}/tasks/next`, want)
    await post('/api/tasks/next', want)
    const review = await post(`/api/projects/${projectId}/review/next`, want)
    if (role === 'reviewer' || role === 'owner') expect(review.text).toContain('"masked":true')
    await post(`/api/projects/${projectId}/bulk/preview`, { action: { kind: 'stale', filter: { grade: 0 } } })
    // What goes wrong tells nothing either.
    const reveal = `/api/assignments/${params.assignmentId}/results/${params.subject}/reveal`
    for (const body of [{ level: 9, part: 'media' }, { level: 3, part: 'text' }, { level: 1, part: 'text' }, {}])
      await post(reveal, body)
    await post('/api/viewings', { grant: 'nothing' })
  })
})

test('the tables do hold it, and it is there for whoever raises it', async () => {
  const { annotator: ana } = people
  const { grant } = await ana.ok('assignment.reveal', {
    params: { assignmentId: params.assignmentId ?? '', subject: params.subject ?? '' },
    body: { level: 5, part: 'text' },
  })
  expect(JSON.stringify(await ana.ok('viewing.open', { body: { grant } }))).toContain(canary)
})

test.each(['csv', 'csv?rule=each', 'qrels'])('the exported %s has grades, and no words of results', async (file) => {
  const answer = await people.owner.request(`/api/projects/${projectId}/exports/${file}`)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  const text = file === 'qrels' ? JSON.stringify(unzip(bytes)) : new TextDecoder().decode(bytes)
  expect(text).toContain('doc 1')
  clean(text.replaceAll(`${canary} query`, ''))
})

test('the log has nothing of it, and no grant', () => {
  expect(server.log.length).toBeGreaterThan(100)
  clean(JSON.stringify(server.log))
  expect(new Set(server.log.map(({ path }) => path))).toContain('/api/viewings')
})
