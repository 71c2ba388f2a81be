import { beforeAll, describe, expect, test } from 'vitest'
import type { PickRequest, RoomAct, SessionPlan } from '#contract/calibration.ts'
import type { Client } from '../support/api.ts'
import { voteFor } from '../support/calibration.ts'
import { parseCsv } from '../support/csv.ts'
import { annotator, gradeQueries, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let projectId: string
let people: [Client, Client, Client]
const { server, owner } = await served()

beforeAll(async () => {
  projectId = await makeProject(server, owner, { overlap: 3, rows: stageRows(4, 2) })
  const join = (name: string) => annotator(server, projectId, name)
  people = [await join('Ana'), await join('Ben'), await join('Cleo')]
  // They take 1 for 2 on the first query, and agree on the others.
  const values = [
    [1, 3],
    [2, 3],
    [1, 3],
  ]
  for (const [at, person] of people.entries())
    await gradeQueries(person, projectId, [values[at] ?? [], [0, 0], [3, 3], [1, 1]])
})

const pick = async (body: PickRequest) =>
  (await owner.ok('calibration.candidates', { params: { projectId }, body })).candidates

const plan = async (differ: Partial<SessionPlan> = {}): Promise<SessionPlan> => ({
  ...{ title: 'One or two?', goal: 'Know a 2 when we see it', kind: 'live', asks: 'relevance', names: 'never' },
  ...{ passMark: 0.5, closesAt: null, personIds: people.map(({ id }) => id) },
  items: (await pick({ pick: 'search', text: 'query' }))
    .slice(0, 2)
    .map(({ resultId }) => ({ resultId, pick: 'search' })),
  ...differ,
})

async function lead(sessionId: string, ...acts: RoomAct[]) {
  const params = { projectId, sessionId }
  for (const act of acts) {
    const { stage } = await owner.ok('room.get', { params })
    expect(await owner.ok('room.act', { params, body: { step: stage.step, act } })).toMatchObject({ done: true })
  }
}
const settled = (value: number, clause: string | null = null) => ({
  value,
  tolerance: 0,
  reason: 'So it is.',
  clause,
  safety: null,
})

describe('picking items', () => {
  test('by words, by disagreement, by confused grades, and at random, the same for the same seed', async () => {
    expect((await pick({ pick: 'search', text: 'query 3' })).map(({ query }) => query)).toEqual(['query 3', 'query 3'])
    expect(await pick({ pick: 'disagreement' })).toMatchObject([
      { query: 'query 1', docId: 'doc 1', labels: 3, spread: 1 },
    ])
    expect(await pick({ pick: 'confusion', values: [1, 2] })).toHaveLength(1)
    expect(await pick({ pick: 'confusion', values: [0, 3] })).toEqual([])
    const random = await pick({ pick: 'random', seed: 4 })
    expect(random).toHaveLength(8)
    expect(await pick({ pick: 'random', seed: 4 })).toEqual(random)
    // The first of each middle grade come first.
    expect(new Set(random.slice(0, 3).map(({ query }) => query)).size).toBeGreaterThan(1)
  })

  test('never gold in use, which a room would give away', async () => {
    const [first] = await pick({ pick: 'search', text: 'query 4' })
    const gold = {
      origin: { from: 'result', resultId: first?.resultId ?? '', value: 1 },
      pool: 'production',
      languages: [] as string[],
      atMost: 1,
      tolerance: 0,
      reason: '',
      clause: null,
    } as const
    await owner.ok('gold.create', { params: { projectId }, body: gold })
    expect((await pick({ pick: 'search', text: 'query 4' })).map(({ resultId }) => resultId)).not.toContain(
      first?.resultId,
    )
    const body = await plan({ items: [{ resultId: first?.resultId ?? '', pick: 'hand' }] })
    const refused = await owner.call('calibration.create', { params: { projectId }, body })
    expect(refused).toMatchObject({ status: 422, error: { id: 'bad-item', details: { resultIds: [first?.resultId] } } })
  })
})

test('everybody in the project can be given a seat, as the trainer reads', async () => {
  const { people: members } = await owner.ok('calibration.people', { params: { projectId } })
  expect(members.map(({ name }) => name)).toEqual(expect.arrayContaining(['Ana', 'Ben', 'Cleo']))
  expect(members.find(({ name }) => name === 'Ana')).toMatchObject({ id: people[0].id, languages: [] })
  expect((await people[0].call('calibration.people', { params: { projectId } })).status).toBe(403)
})

describe('a session', () => {
  test('is planned, shown to those who have a seat once it is open, changed and called off', async () => {
    const { id } = await owner.ok('calibration.create', {
      params: { projectId },
      body: await plan({ personIds: people.slice(0, 2).map((one) => one.id) }),
    })
    const params = { projectId, sessionId: id }
    expect((await people[0].ok('notice.list')).notices[0]).toMatchObject({
      kind: 'calibration',
      detail: { title: 'One or two?' },
    })
    expect((await people[0].ok('calibration.list', { params: { projectId } })).sessions).toEqual([])
    await owner.ok('calibration.update', {
      params,
      body: { title: 'Two or three?', personIds: people.map((one) => one.id) },
    })
    expect(await owner.ok('calibration.get', { params })).toMatchObject({
      title: 'Two or three?',
      items: [{ docId: 'doc 1' }, { docId: 'doc 2' }],
      people: [{ name: 'Ana' }, { name: 'Ben' }, { name: 'Cleo' }],
    })
    await lead(id, { act: 'open' })
    expect((await people[2].ok('calibration.list', { params: { projectId } })).sessions).toMatchObject([
      { id, phase: 'lobby', isSeated: true, open: 2 },
    ])
    await lead(id, { act: 'begin' })
    expect((await owner.call('calibration.update', { params, body: { asks: 'both' } })).error.id).toBe('session-begun')
    await owner.ok('calibration.cancel', { params })
    expect((await people[0].call('room.get', { params })).status).toBe(404)
    expect((await owner.call('calibration.cancel', { params })).error.id).toBe('session-begun')
    expect((await people[0].call('calibration.create', { params: { projectId }, body: await plan() })).status).toBe(403)
  })

  test('ends with a report: before and after, who passed, decisions; each reads their own part; who was absent takes it alone', async () => {
    const { id } = await owner.ok('calibration.create', { params: { projectId }, body: await plan() })
    const params = { projectId, sessionId: id }
    const [ana, ben, cleo] = people
    server.pass(5)
    await lead(id, { act: 'open' }, { act: 'begin' })
    await ana.ok('room.vote', { params, body: voteFor(0, { value: 2, explanation: 'Because of the title' }) })
    await ben.ok('room.vote', { params, body: voteFor(0, { value: 1 }) })
    const running = await ben.ok('calibration.report', { params })
    expect(JSON.stringify(running)).not.toContain('Because of the title')
    expect(running.items[0]).toMatchObject({ votes: [], own: null })
    await lead(id, { act: 'reveal' }, { act: 'settle' }, { act: 'decide', settlement: settled(2) }, { act: 'next' })
    await ana.ok('room.vote', { params, body: voteFor(1, { value: 3 }) })
    await ben.ok('room.vote', { params, body: voteFor(1, { value: 3 }) })
    await lead(id, { act: 'reveal' }, { act: 'settle' }, { act: 'decide', settlement: settled(3) }, { act: 'next' })
    const report = await owner.ok('calibration.report', { params })
    expect(report).toMatchObject({ phase: 'summary', seats: 4, isLead: true, right: { value: 0.75 } })
    expect(report.before.value).toBeGreaterThan(0.8)
    expect(report.items[0]).toMatchObject({
      votes: [
        { value: 1, count: 1 },
        { value: 2, count: 1 },
      ],
      right: 1,
      settled: { value: 2 },
    })
    expect(report.people).toMatchObject([
      { name: 'Ana', answered: 2, right: 2, hasPassed: true },
      { name: 'Ben', answered: 2, right: 1, hasPassed: true },
    ])
    const own = await ben.ok('calibration.report', { params })
    expect(own.people.map(({ name }) => name)).toEqual(['Ben'])
    expect(own.items[0]?.own).toMatchObject({ value: 1 })
    const waitsFor = async (client: Client) => {
      const { projects } = await client.ok('project.list')
      return projects.find((card) => card.id === projectId)?.toCalibrate
    }
    expect([await waitsFor(ben), await waitsFor(cleo), await waitsFor(owner)]).toEqual([0, 1, 0])
    const absent = await cleo.ok('calibration.report', { params })
    expect(absent.items.map(({ settled, votes }) => [settled, votes])).toEqual([
      [null, []],
      [null, []],
    ])
    await cleo.ok('room.vote', { params, body: voteFor(0, { value: 2 }) })
    expect((await cleo.ok('calibration.report', { params })).items.map(({ settled }) => settled?.value)).toEqual([
      2,
      undefined,
    ])
    await cleo.ok('room.vote', { params, body: voteFor(1, { value: 0 }) })
    expect((await owner.ok('calibration.report', { params })).people[2]).toMatchObject({
      name: 'Cleo',
      alone: 2,
      right: 1,
      hasPassed: true,
    })
    const rows = parseCsv(await (await owner.request(`/api/projects/${projectId}/calibration/${id}/report/csv`)).text())
    expect(rows.map(({ person, grade, mode, right }) => [person, grade, mode, right])).toContainEqual([
      'Cleo',
      '0',
      'alone',
      'no',
    ])
    expect(rows).toHaveLength(6)
  })

  test('proposes the next one from what is still confused', async () => {
    const { id } = await owner.ok('calibration.create', {
      params: { projectId },
      body: await plan({
        items: (await pick({ pick: 'search', text: 'query 3' })).map(({ resultId }) => ({ resultId, pick: 'hand' })),
      }),
    })
    const params = { projectId, sessionId: id }
    await lead(id, { act: 'open' }, { act: 'begin' })
    for (const person of people) await person.ok('room.vote', { params, body: voteFor(0, { value: 1 }) })
    expect((await owner.ok('calibration.suggest', { params })).suggestion).toBeNull()
    await lead(id, { act: 'reveal' }, { act: 'settle' }, { act: 'decide', settlement: settled(2) }, { act: 'end' })
    // Query 1's results have been items already, so nobody is asked about them again.
    expect((await owner.ok('calibration.suggest', { params })).suggestion).toBeNull()
    await server.db
      .deleteFrom('calibration_item')
      .where('session_id', '<>', id)
      .where('project_id', '=', projectId)
      .execute()
    await server.db.deleteFrom('gold').where('project_id', '=', projectId).execute()
    expect((await owner.ok('calibration.suggest', { params })).suggestion).toMatchObject({
      why: { kind: 'confusion', values: [1, 2], votes: 3 },
      items: [{ query: 'query 1', docId: 'doc 1' }],
    })
  })
})
