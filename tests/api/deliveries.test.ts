import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { emptyPlan } from '#core/plan.ts'
import { openFile } from '#server/delivery/store-file.ts'
import { annotator, gradeQueries, ingest, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

/** Two queries in English and one in German with two results each, the English ones graded by one person. */
async function graded() {
  const german = stageRows(1, 2, { language: 'de' }).map((row) => ({ ...row, query: 'frage 1' }))
  const projectId = await makeProject(server, owner, { overlap: 2, rows: [...stageRows(2, 2), ...german] })
  const request = { ...emptyPlan.request, asker: 'Search team', model: 'ranker-7' }
  await owner.ok('plan.update', {
    params: { projectId },
    body: { basedOn: 0, plan: { ...emptyPlan, request }, note: '' },
  })
  const name = `Dora Delivered ${projectId.slice(-6)}`
  const dora = await annotator(server, projectId, name, { languages: ['en'] })
  const values = [
    [3, 0],
    [2, 1],
  ]
  await gradeQueries(dora, projectId, values, { explanation: 'It fits.' })
  return { projectId, dora, name }
}

const deliver = (projectId: string, body = { note: 'First cut.', limitations: 'English only.' }) =>
  owner.call('delivery.create', { params: { projectId }, body })

async function fileOf(projectId: string, version: number, name: string): Promise<string> {
  const answer = await owner.request(
    `/api/projects/${projectId}/deliveries/${version}/files/${encodeURIComponent(name)}`,
  )
  expect(answer.status).toBe(200)
  return answer.text()
}
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

describe('a delivery', () => {
  test('holds qrels and topics per language, grades and labels, each with its hash, and a list of them with its own', async () => {
    const { projectId, name } = await graded()
    const { body: delivery } = await deliver(projectId)
    expect(delivery).toMatchObject({ version: 1, state: 'ready', by: 'Olive Owner', change: null })
    expect(delivery.counts).toEqual({ queries: 3, results: 6, graded: 4, labels: 4, people: 1 })
    expect(delivery.files.map((file) => file.name)).toEqual([
      ...['de.topics.tsv', 'de.qrels.txt', 'en.topics.tsv', 'en.qrels.txt', 'grades.jsonl'],
      ...['docids.tsv', 'labels.jsonl', 'card.json'],
    ])
    for (const file of delivery.files) {
      const text = await fileOf(projectId, 1, file.name)
      expect(hashOf(text), file.name).toBe(file.sha256)
      expect([Buffer.byteLength(text), text.split('\n').length - 1]).toEqual([file.bytes, file.lines])
    }
    const manifest = await fileOf(projectId, 1, 'manifest.json')
    expect(hashOf(manifest)).toBe(delivery.manifestHash)
    expect(JSON.parse(manifest)).toMatchObject({ version: 1, hash: 'SHA-256', files: delivery.files })
    expect(await fileOf(projectId, 1, 'en.qrels.txt')).toBe(
      't1 0 doc%201 3\nt1 0 doc%202 0\nt2 0 doc%201 2\nt2 0 doc%202 1\n',
    )
    const labels = (await fileOf(projectId, 1, 'labels.jsonl')).trim().split('\n')
    expect(labels).toHaveLength(4)
    expect(JSON.parse(labels[0] ?? '')).toMatchObject({ query_id: 't1', doc_id: 'doc 1', kind: 'value', value: 3 })
    // People by pseudonym, and what was judged by its id alone.
    expect(labels.join('')).not.toMatch(new RegExp(`${name}|Title|query 1`))
  })

  test('has a card that says what it is, and from what', async () => {
    const { projectId } = await graded()
    await deliver(projectId)
    const card = await owner.ok('delivery.card', { params: { projectId, version: '1' } })
    expect(card).toMatchObject({
      ...{ project: 'Bikes', version: 1, note: 'First cut.', limitations: 'English only.', rule: 'majority' },
      request: { asker: 'Search team', model: 'ranker-7' },
      counts: { queries: 3, results: 6, graded: 4, labels: 4, people: 1 },
      places: [
        { language: 'de', market: 'US', queries: 1, results: 2, graded: 0 },
        { language: 'en', market: 'US', queries: 2, results: 4, graded: 4 },
      ],
      scale: { version: 1, grades: [{ value: 0, name: 'Not relevant' }, {}, {}, {}] },
      ...{ guidelines: [{ version: 0, labels: 4 }], overlap: { wanted: 2, isDynamic: false, mean: 1 } },
      ...{ gold: { answers: 0, right: null }, treatments: [{ treatment: 'T0', results: 6 }] },
    })
    expect(card.agreement.find(({ measure }) => measure === 'alpha-ordinal')).toMatchObject({ value: null })
    expect(JSON.parse(await fileOf(projectId, 1, 'card.json'))).toEqual(card)
  })

  test('does not change by what is labelled later; the next one says what has', async () => {
    const { projectId } = await graded()
    const { body: first } = await deliver(projectId)
    const before = await Promise.all(first.files.map(({ name }) => fileOf(projectId, 1, name)))
    const ben = await annotator(server, projectId, `Ben Later ${projectId.slice(-6)}`)
    await gradeQueries(ben, projectId, [
      [0, 0],
      [0, 0],
    ])
    await ingest(server, projectId, stageRows(3, 2))
    const { body: second } = await deliver(projectId, { note: 'Both languages.', limitations: '' })
    expect(second).toMatchObject({ version: 2, change: { queries: 1, results: 2, graded: 2, labels: 6, people: 1 } })
    expect(second.manifestHash).not.toBe(first.manifestHash)
    expect(await Promise.all(first.files.map(({ name }) => fileOf(projectId, 1, name)))).toEqual(before)
    const { deliveries } = await owner.ok('delivery.list', { params: { projectId } })
    expect(deliveries).toEqual([second, first])
    const change = sql`update delivery_part set bytes = 'x' where project_id = ${projectId}`
    await expect(change.execute(server.db)).rejects.toThrow('does not change')
  })

  test('is hashed again on request, and what was tampered with is named', async () => {
    const { projectId } = await graded()
    await deliver(projectId)
    const check = () => owner.ok('delivery.check', { params: { projectId, version: '1' } })
    expect((await check()).isSame).toBe(true)
    await sql`alter table delivery_part disable trigger delivery_part_frozen`.execute(server.db)
    await sql`update delivery_part set bytes = bytes || 'x' where project_id = ${projectId} and name = 'en.qrels.txt'`.execute(
      server.db,
    )
    await sql`alter table delivery_part enable trigger delivery_part_frozen`.execute(server.db)
    const { isSame, files } = await check()
    expect([isSame, files.filter((file) => !file.isSame)]).toEqual([false, [{ name: 'en.qrels.txt', isSame: false }]])
  })

  test('is made in production only, one at a time, and what was lost on the way is replaced', async () => {
    const { projectId } = await graded()
    const state = (value: 'pilot' | 'production') =>
      server.db.updateTable('project').set({ state: value }).where('id', '=', projectId).execute()
    await state('pilot')
    expect((await deliver(projectId)).error).toMatchObject({ id: 'wrong-state' })
    await state('production')
    const now = server.clock.now
    const lost = { project_id: projectId, version: 1, state: 'making' as const, rule: 'majority' as const }
    const times = {
      made_by: owner.id,
      made_at: now,
      heartbeat_at: now,
      card: null,
      manifest: null,
      manifest_hash: null,
    }
    await server.db
      .insertInto('delivery')
      .values({ ...lost, ...times })
      .execute()
    expect((await deliver(projectId)).error).toMatchObject({ id: 'conflict' })
    server.pass(3)
    const { deliveries } = await owner.ok('delivery.list', { params: { projectId } })
    expect(deliveries).toMatchObject([{ version: 1, state: 'failed', counts: null, files: [] }])
    expect((await deliver(projectId)).body).toMatchObject({ version: 2, state: 'ready', change: null })
    const step = { to: 'delivered' as const, note: 'Handed over.' }
    expect((await owner.call('life.step', { params: { projectId }, body: step })).status).toBe(200)
  })

  test('leaves out what nobody may see any more, and is for owners', async () => {
    const { projectId, dora } = await graded()
    await server.db
      .updateTable('result')
      .set({ treatment: 'TX' })
      .where('project_id', '=', projectId)
      .where('external_id', '=', 'doc 1')
      .execute()
    expect((await deliver(projectId)).body.counts).toMatchObject({ results: 3, graded: 2, labels: 2 })
    for (const name of ['labels.jsonl', 'grades.jsonl', 'en.qrels.txt'])
      expect(await fileOf(projectId, 1, name)).not.toMatch(/doc.1/)
    const params = { projectId, version: '1' }
    expect((await dora.call('delivery.list', { params: { projectId } })).status).toBe(403)
    expect((await dora.call('delivery.card', { params })).status).toBe(403)
    expect((await owner.call('delivery.card', { params: { ...params, version: '9' } })).status).toBe(404)
    expect((await owner.call('delivery.card', { params: { ...params, version: 'x' } })).status).toBe(400)
    expect((await owner.request(`/api/projects/${projectId}/deliveries/1/files/none`)).status).toBe(404)
  })

  test('larger than one piece, it comes out as it went in', async () => {
    const { projectId } = await graded()
    await deliver(projectId)
    // Two bytes each, so that pieces end in the middle of a letter.
    const text = `x${'é'.repeat(1_500_000)}\n`
    const file = openFile(server.db, { projectId, version: 1 }, 'large')
    for (let at = 0; at < text.length; at += 77_777) await file.write(text.slice(at, at + 77_777))
    expect(await file.close(99)).toEqual({ name: 'large', bytes: 3_000_002, lines: 1, sha256: hashOf(text) })
    expect(await fileOf(projectId, 1, 'large')).toBe(text)
  })
})
