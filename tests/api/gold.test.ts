import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#server/deps.ts'
import type { Client } from '../support/api.ts'
import { answer, makeGold, plainGold, resultsOf } from '../support/gold.ts'
import { annotator, ingest, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let ana: Client
let projectId: string
let results: Awaited<ReturnType<typeof resultsOf>>
const { server, owner } = await served()

beforeEach(async () => {
  projectId = await makeProject(server, owner, { overlap: 3, rows: stageRows(4, 2) })
  ana = await annotator(server, projectId, `Ana ${projectId.slice(-6)}`)
  results = await resultsOf(server, projectId)
})

const id = (at: number) => results[at]?.id ?? ''
const task = async (client = ana) => {
  const [one] = (await next(client, projectId)).tasks
  if (!one) throw new Error('no task')
  return one
}
const scored = () =>
  server.db
    .selectFrom('gold_answer')
    .select(['result_id', 'person_id', 'value', 'is_correct', 'pool', 'language'])
    .where('project_id', '=', projectId)
    .orderBy('at')
    .orderBy('is_correct')
    .execute()
const list = (query = {}) => owner.ok('gold.list', { params: { projectId }, query })
const save = (...labels: ReturnType<typeof labelFor>[]) => ana.ok('label.save', { body: { labels } })

describe('scoring', () => {
  test('the first label scores once, within the tolerance, whatever follows it', async () => {
    await makeGold(owner, projectId, { [id(0)]: 3 })
    await makeGold(owner, projectId, { [id(1)]: 3 }, { tolerance: 1 })
    const one = await task()
    await save(labelFor(one, 0, { value: 2 }), labelFor(one, 0, { value: 3 }), labelFor(one, 1, { value: 2 }))
    await save(labelFor(one, 0, { value: 3 }))
    expect(await scored()).toEqual([
      { result_id: id(0), person_id: ana.id, value: 2, is_correct: false, pool: 'production', language: 'en' },
      { result_id: id(1), person_id: ana.id, value: 2, is_correct: true, pool: 'production', language: 'en' },
    ])
  })

  test('a batch that is sent again scores no more', async () => {
    await makeGold(owner, projectId, { [id(0)]: 3 })
    const label = labelFor(await task(), 0, { value: 3 })
    const [first, second] = [await save(label), await save(label)]
    expect(second).toEqual(first)
    expect(await scored()).toHaveLength(1)
  })

  test('"cannot judge" is not scored, nor what comes after it, nor what was labelled before it was gold', async () => {
    await makeGold(owner, projectId, { [id(0)]: 3 })
    const one = await task()
    await save(labelFor(one, 0, { kind: 'cannot-judge', value: null, reason: 'gone' }), labelFor(one, 1))
    await makeGold(owner, projectId, { [id(1)]: 2 })
    await save(labelFor(one, 0, { value: 3 }), labelFor(one, 1, { value: 2 }))
    expect(await scored()).toEqual([])
  })

  test('neither retired gold scores, nor the answers of those who settled it or can read it', async () => {
    await makeGold(owner, projectId, { [id(0)]: 3, [id(1)]: 3 })
    await owner.ok('gold.retire', { params: { projectId }, body: { resultIds: [id(0)] } })
    await save(labelFor(await task(), 0, { value: 3 }))
    const own = await task(owner)
    await owner.ok('label.save', { body: { labels: [labelFor(own, 1, { value: 3 })] } })
    expect(await scored()).toEqual([])
    await server.db
      .updateTable('gold')
      .set({ settled_by: [ana.id] })
      .where('result_id', '=', id(1))
      .execute()
    const mine = (await next(ana, projectId, 1)).tasks[0]
    await save(labelFor(mine as never, 1, { value: 3 }))
    expect(await scored()).toEqual([])
  })

  test('a change of grade or tolerance scores the answers anew', async () => {
    await makeGold(owner, projectId, { [id(0)]: 3 })
    await save(labelFor(await task(), 0, { value: 2 }))
    const change = (body: object) => owner.call('gold.update', { params: { projectId, resultId: id(0) }, body })
    expect((await change({ tolerance: 1, reason: 'Both are fine.', clause: 'c1' })).status).toBe(200)
    expect((await scored())[0]?.is_correct).toBe(true)
    await change({ value: 0 })
    expect((await scored())[0]?.is_correct).toBe(false)
    expect((await change({ value: 7 })).status).toBe(400)
    expect((await list()).rows[0]).toMatchObject({ value: 0, tolerance: 1, reason: 'Both are fine.', clause: 'c1' })
    const unknown = { params: { projectId, resultId: newId() }, body: { tolerance: 1 } }
    expect((await owner.call('gold.update', unknown)).status).toBe(404)
  })
})

describe('making gold', () => {
  test('from decisions: with their clause and reason, settled by whoever decided; preview says the same before', async () => {
    const cem = await annotator(server, projectId, `Cem ${projectId.slice(-6)}`)
    const bo = await annotator(server, projectId, `Bo ${projectId.slice(-6)}`)
    for (const [client, value] of [
      [ana, 0],
      [bo, 2],
      [cem, 3],
    ] as const)
      await answer(client, await task(client), () => value)
    const params = { projectId }
    const texts = { en: '# Guide\n\n## Two {#c2}\n\nText.' }
    await owner.ok('guideline.update', { params, body: { basedOn: 0, texts } })
    const { groups } = await owner.ok('review.next', { params, body: { want: 1, have: [] } })
    const [first, second] = groups[0]?.items ?? []
    const common = { clause: 'c2', reason: 'Says so.' }
    const decisions = [
      { id: newId(), resultId: first?.resultId ?? '', kind: 'grade' as const, value: 2, ...common },
      { id: newId(), resultId: second?.resultId ?? '', kind: 'none' as const, value: null, ...common },
    ]
    await owner.ok('review.decide', { params, body: { decisions, bulk: false } })
    const preview = await owner.ok('gold.preview', { params, body: plainGold })
    expect(preview).toEqual({
      items: 1,
      already: 0,
      languages: [{ language: 'en', items: 1 }],
      grades: [{ value: 2, items: 1 }],
    })
    expect((await owner.ok('gold.preview', { params, body: { ...plainGold, languages: ['de'] } })).items).toBe(0)
    const { items, batchId } = await owner.ok('gold.create', { params, body: plainGold })
    expect(items).toBe(1)
    const [row] = (await list({ pool: 'production', language: 'en', state: 'active' })).rows
    expect(row).toMatchObject({ value: 2, clause: 'c2', reason: 'Says so.', origin: 'decision', tally: null })
    const stored = await server.db.selectFrom('gold').select('settled_by').where('batch', '=', batchId).execute()
    expect(stored).toEqual([{ settled_by: [owner.id] }])
    expect(await owner.ok('gold.preview', { params, body: plainGold })).toMatchObject({ items: 0, already: 1 })
    expect(await owner.ok('gold.undo', { params: { projectId, batchId } })).toEqual({ removed: 1, retired: 0 })
    expect((await list()).rows).toEqual([])
  })

  test('from a source: as many as asked for, only grades that are on the scale', async () => {
    const rows = stageRows(2, 3).map((row, at) => ({
      ...row,
      ratings: [{ source: 'Expert', value: at === 0 ? 9 : 3 }],
    }))
    await ingest(server, projectId, rows)
    const { sources } = await owner.ok('project.sources', { params: { projectId } })
    const body = { ...plainGold, origin: { from: 'source' as const, sourceId: sources[0]?.id ?? '' } }
    expect((await owner.ok('gold.preview', { params: { projectId }, body })).grades).toEqual([{ value: 3, items: 5 }])
    const made = await owner.ok('gold.create', { params: { projectId }, body: { ...body, atMost: 2 } })
    expect([made.items, (await list()).rows.map(({ origin }) => origin)]).toEqual([
      2,
      ['source:Expert', 'source:Expert'],
    ])
  })

  test('by hand: found by query or document, not twice, and only with a grade of the scale', async () => {
    const find = (text: string) => owner.ok('gold.candidates', { params: { projectId }, query: { text } })
    const found = (await find('QUERY 2')).candidates
    expect(found.map(({ query }) => query)).toEqual(['query 2', 'query 2'])
    expect((await find('100%')).candidates).toEqual([])
    const make = (resultId: string, value: number) =>
      owner.call('gold.create', {
        params: { projectId },
        body: { ...plainGold, origin: { from: 'result', resultId, value } },
      })
    expect((await make(found[0]?.resultId ?? '', 2)).status).toBe(200)
    expect((await make(found[0]?.resultId ?? '', 2)).error.id).toBe('gold-exists')
    expect([(await make(found[1]?.resultId ?? '', 9)).status, (await make(newId(), 2)).status]).toEqual([404, 404])
    expect((await find('query 2')).candidates).toHaveLength(1)
  })

  test('taking a batch back retires what was answered, and the audit log knows', async () => {
    const [batchId = ''] = await makeGold(owner, projectId, { [id(0)]: 3 })
    await save(labelFor(await task(), 0))
    expect(await owner.ok('gold.undo', { params: { projectId, batchId } })).toEqual({ removed: 0, retired: 1 })
    const log = await server.db.selectFrom('audit').select('action').where('project_id', '=', projectId).execute()
    expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['gold.create', 'gold.undo']))
  })
})

describe('retirement', () => {
  test('a clause that reads otherwise takes its gold out of the work', async () => {
    const publish = (basedOn: number, text: string) =>
      owner.ok('guideline.update', { params: { projectId }, body: { basedOn, texts: { en: text } } })
    await publish(0, '# Guide\n\n## One {#one}\n\nText.\n\n## Two {#two}\n\nText.')
    await makeGold(owner, projectId, { [id(0)]: 3 }, { clause: 'one' })
    await makeGold(owner, projectId, { [id(1)]: 3 }, { clause: 'two' })
    await publish(1, '# Guide\n\n## One {#one}\n\nText.\n\n## Two {#two}\n\nOther text.')
    const rows = (await list({ state: 'retired' })).rows
    expect(rows.map(({ resultId, retiredWhy }) => [resultId, retiredWhy])).toEqual([[id(1), 'clause']])
  })
})

test('gold is for owners and trainers', async () => {
  for (const [endpoint, body] of [
    ['gold.list'],
    ['gold.preview', plainGold],
    ['gold.create', plainGold],
    ['skill.list'],
  ] as const)
    expect((await ana.call(endpoint, { params: { projectId }, ...(body && { body }) } as never)).status).toBe(403)
})
