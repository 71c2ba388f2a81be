import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import { newId } from '#server/deps.ts'
import { storeAsset } from '#server/ingest/assets.ts'
import type { Client } from '../support/api.ts'
import { attacks, everythingOf } from '../support/attack.ts'
import { makeGold } from '../support/gold.ts'
import { memberWith, putPreviews, treat } from '../support/masked.ts'
import { makeOfficer } from '../support/people.ts'
import { annotator, doTask, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

// The word stands in all that the result says and in its file; whatever any role asks for, it must not come back.
const word = 'QUARANTINED'

let people: Record<string, Client>
let task: TaskView
let loot: Record<'projectId' | 'resultId' | 'assignmentId' | 'subject' | 'any', string> & Record<string, string>
const { server, owner } = await served()

/** Requests that would end what the test goes on with, or change what it is about. */
const leaving = [
  'session.delete',
  'session.create',
  'me.password',
  'link.accept',
  'suspect.report',
  'suspect.reportResult',
]

beforeAll(async () => {
  const bytes = new TextEncoder().encode(`${word} bytes`)
  const asset = await server.db
    .transaction()
    .execute((trx) =>
      storeAsset(trx, { kind: 'image', mime: 'image/png', bytes, width: 64, height: 48 }, server.clock.now),
    )
  await putPreviews(server, asset, 'image')
  const rows = stageRows(3, 2).map((row, i) =>
    i === 0
      ? {
          ...row,
          kind: 'image' as const,
          asset_hash: asset,
          poster_hash: asset,
          doc_id: word,
          title: `${word} title`,
          snippet: `${word} snippet`,
          text: `${word} text`,
          url: `https://${word.toLowerCase()}.example/`,
          author: word,
        }
      : row,
  )
  const projectId = await makeProject(server, owner, { rows, overlap: 3, reviewSample: 1, reviewSpread: 0 })
  const ana = await annotator(server, projectId, 'Ana Holds')
  const others = [await annotator(server, projectId, 'Ben Labels'), await annotator(server, projectId, 'Cem Labels')]
  task = (await next(ana, projectId)).tasks[0] as TaskView
  for (const [i, person] of others.entries())
    await doTask(person, (await next(person, projectId)).tasks[0] as TaskView, i * 3)
  await ana.ok('label.save', { body: { labels: [labelFor(task, 0, { explanation: 'why' }), labelFor(task, 1)] } })
  await ana.ok('assignment.finish', {
    params: { assignmentId: task.assignmentId },
    body: { outcome: 'submit', madeAt: '2026-11-24T09:00:00Z' },
  })
  const { rows: ids } = await sql<{
    id: string
    task: string
    query: string
  }>`select id, task_id as task, query_id as query from result where external_id = ${word}`.execute(server.db)
  const id = ids[0]?.id ?? ''
  await makeGold(owner, projectId, { [id]: 2 })
  people = {
    annotator: ana,
    reviewer: await memberWith(server, projectId, 'Rui Reviews', ['reviewer']),
    trainer: await memberWith(server, projectId, 'Tea Trains', ['trainer']),
    owner: await memberWith(server, projectId, 'Oda Owns', ['owner']),
    'owner of the server': owner,
  }
  loot = {
    projectId,
    resultId: id,
    assignmentId: task.assignmentId,
    subject: task.results[0]?.id ?? '',
    taskId: ids[0]?.task ?? '',
    personId: newId(),
    token: 'x'.repeat(32),
    number: '0',
    any: id,
    ids: id,
  }
}, 60_000)

/** What every endpoint answers to a person who knows all ids, for each part of the result that can be named. */
async function finds(person: Client): Promise<string[]> {
  const found = new Set<string>()
  for (const part of ['media', 'poster', 'preview'])
    for (const { id, path, init } of attacks({ ...loot, part }).filter((attack) => !leaving.includes(attack.id))) {
      if (part !== 'media' && !path.includes(part)) continue
      const said = await everythingOf(await person.request(path, init))
      if (said.toLowerCase().includes(word.toLowerCase())) found.add(id)
    }
  return [...found]
}

test('before it is reported, it is found in many places', async () => {
  const before = await finds(people['owner of the server'] as Client)
  expect(before).toEqual(expect.arrayContaining(['result.media', 'review.next', 'export.csv', 'gold.list']))
}, 120_000)

describe.each(['annotator', 'reviewer', 'trainer', 'owner', 'owner of the server'])('the %s', (role) => {
  test('has no path to a word or a byte of what was reported', async () => {
    const ana = people.annotator as Client
    await makeOfficer(server, owner)
    const { assignmentId, subject, resultId, projectId } = loot
    await ana.ok('suspect.report', { params: { assignmentId, subject } })
    const person = people[role] as Client
    expect(await finds(person)).toEqual([])
    for (const part of ['media', 'poster', 'preview', 'captions-en']) {
      expect((await ana.call('assignment.media', { params: { assignmentId, subject, part } })).status).toBe(404)
      const media = await person.call('result.media', { params: { projectId, resultId, part } })
      expect(media.status).toBe(['annotator', 'trainer'].includes(role) ? 403 : 404)
    }
  }, 120_000)
})

test('so it is with what a model or the source treats TX, and it comes to nobody', async () => {
  const rows = stageRows(2, 1).map((row, i) => ({
    ...row,
    title: `${word} other ${i}`,
    treatment: i === 0 ? ('TX' as const) : null,
  }))
  const projectId = await makeProject(server, owner, { rows })
  const dan = await annotator(server, projectId, 'Dan Looks')
  const { tasks } = await next(dan, projectId, 5)
  expect(tasks.flatMap(({ results }) => results.map(({ title }) => title))).toEqual([`${word} other 1`])
  await treat(server, projectId, 'TX')
  const { assignmentId } = tasks[0] as TaskView
  expect((await dan.call('assignment.get', { params: { assignmentId } })).status).toBe(404)
  expect((await next(dan, projectId, 5)).tasks).toEqual([])
})
