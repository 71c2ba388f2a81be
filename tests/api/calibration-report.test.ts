import { beforeAll, describe, expect, test } from 'vitest'
import type { RoomAct, Settlement } from '#contract/calibration.ts'
import type { SafetyDetail } from '#contract/safety.ts'
import type { Client } from '../support/api.ts'
import { makeSession, voteFor } from '../support/calibration.ts'
import { parseCsv } from '../support/csv.ts'
import { annotator, gradeQueries, makeProject, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'

let projectId: string
let ana: Client
let ben: Client
let cleo: Client
const { server, owner } = await served()

beforeAll(async () => {
  projectId = await makeProject(server, owner, { overlap: 2, rows: stageRows(3, 2) })
  ana = await annotator(server, projectId, 'Ana')
  ben = await annotator(server, projectId, 'Ben')
  cleo = await annotator(server, projectId, 'Cleo')
  for (const person of [ana, ben])
    await gradeQueries(person, projectId, [
      [1, 3],
      [0, 0],
      [3, 3],
    ])
  const clause = (id: string) => `## Clause ${id} {#${id}}\n\nWords.\n`
  await owner.ok('guideline.update', {
    params: { projectId },
    body: { texts: { en: `${clause('clause-one')}\n${clause('clause-two')}` }, basedOn: 0 },
  })
  server.pass(5)
})

type Params = { projectId: string; sessionId: string }

async function lead(params: Params, ...acts: RoomAct[]) {
  for (const act of acts) {
    const { stage } = await owner.ok('room.get', { params })
    expect(await owner.ok('room.act', { params, body: { step: stage.step, act } })).toMatchObject({ done: true })
  }
}
const settle = (differ: Partial<Settlement>): RoomAct[] => [
  { act: 'settle' },
  { act: 'decide', settlement: { value: 2, tolerance: 0, reason: 'So it is.', clause: null, safety: null, ...differ } },
  { act: 'next' },
]
const safety = (...severities: (3 | 4)[]): SafetyDetail => ({
  findings: severities.map((severity) => ({ category: 'hate', leaf: null, severity, contexts: [], evidence: [] })),
  ...{ bases: [], confidence: null },
})
const report = (client: Client, params: Params) => client.ok('calibration.report', { params })

/** Two items settled as 2 and 3 by a clause each; Ana had both right, Ben the second, Cleo was absent. */
async function overSession() {
  const params = await makeSession(server, owner, projectId, { people: [ana, ben, cleo], passMark: 0.8 })
  await lead(params, { act: 'open' }, { act: 'begin' })
  await ana.ok('room.vote', { params, body: voteFor(0, { explanation: '=1+1' }) })
  await ben.ok('room.vote', { params, body: voteFor(0, { value: 1 }) })
  await lead(params, { act: 'reveal' }, ...settle({ clause: 'clause-one' }))
  await ana.ok('room.vote', { params, body: voteFor(1, { value: 3 }) })
  await ben.ok('room.vote', { params, body: voteFor(1, { value: 3 }) })
  await lead(params, { act: 'reveal' }, ...settle({ value: 3, clause: 'clause-two' }))
  return params
}

describe('what others read', () => {
  test('who was absent learns nothing of an item from any sum before they have answered it', async () => {
    const params = await overSession()
    const absent = await report(cleo, params)
    expect(absent).toMatchObject({ people: [], clauses: [], right: { value: null }, votes: { value: null } })
    await cleo.ok('room.vote', { params, body: voteFor(0) })
    const half = await report(cleo, params)
    expect(half.clauses).toEqual([{ clause: 'clause-one', items: 1, votes: 3, right: 2 }])
    expect(half.right.value).toBeCloseTo(2 / 3)
    await cleo.ok('room.vote', { params, body: voteFor(1) })
    expect((await report(cleo, params)).clauses.map(({ clause }) => clause)).toEqual(['clause-one', 'clause-two'])
  })

  test('how much people agreed in their work is told to those who lead alone: of two, it tells one what the other said', async () => {
    const params = await overSession()
    expect((await report(owner, params)).before.value).toBe(1)
    expect((await report(ana, params)).before).toEqual({ value: null, low: null, high: null, reason: 'no-pairs' })
  })
})

describe('alone', () => {
  test('an item that the room voted on twice takes one vote, whatever round it names', async () => {
    const params = await makeSession(server, owner, projectId, { people: [ana, ben, cleo], items: 1 })
    await lead(params, { act: 'open' }, { act: 'begin' })
    await ana.ok('room.vote', { params, body: voteFor(0, { value: 0 }) })
    await lead(params, { act: 'reveal' }, { act: 'again' })
    await ana.ok('room.vote', { params, body: voteFor(0, { round: 1 }) })
    await lead(params, { act: 'reveal' }, ...settle({}))
    // In the summary there is no item on the table, so the page knows of no round.
    const vote = voteFor(0, { value: 1 })
    await cleo.ok('room.vote', { params, body: vote })
    expect(await cleo.ok('room.vote', { params, body: vote })).toMatchObject({ mode: 'alone' })
    expect((await cleo.ok('room.get', { params })).own.votes).toMatchObject([{ n: 0, value: 1, mode: 'alone' }])
    for (const round of [0, 1])
      expect((await cleo.call('room.vote', { params, body: voteFor(0, { round }) })).error.id).toBe('vote-closed')
    expect((await report(owner, params)).people).toMatchObject([
      { name: 'Ana', right: 1, alone: 0 },
      { name: 'Cleo', right: 0, alone: 1 },
    ])
  })

  test('what nobody may see any more is not waited for', async () => {
    const params = await overSession()
    const { result_id } = await server.db
      .selectFrom('calibration_item')
      .select('result_id')
      .where('session_id', '=', params.sessionId)
      .where('n', '=', 1)
      .executeTakeFirstOrThrow()
    const treat = (treatment: 'T0' | 'TX') =>
      server.db.updateTable('result').set({ treatment }).where('id', '=', result_id).execute()
    await treat('TX')
    await cleo.ok('room.vote', { params, body: voteFor(0) })
    const { sessions } = await cleo.ok('calibration.list', { params: { projectId } })
    expect(sessions.find(({ id }) => id === params.sessionId)).toMatchObject({ items: 2, open: 0 })
    await treat('T0')
  })
})

test('agreement is kept as it stood at the end; what was done alone joins the shares', async () => {
  const params = await overSession()
  const { before, votes, right } = await report(owner, params)
  expect([before.value, votes.value]).toEqual([1, expect.any(Number)])
  await server.db
    .deleteFrom('calibration_seat')
    .where('session_id', '=', params.sessionId)
    .where('person_id', '=', ben.id)
    .execute()
  await cleo.ok('room.vote', { params, body: voteFor(0, { value: 0 }) })
  const later = await report(owner, params)
  expect(later).toMatchObject({ before, votes })
  expect([right.value, later.right.value]).toEqual([0.75, 0.6])
})

test('where safety alone is asked, severities are counted, settled and held against each other', async () => {
  const params = await makeSession(server, owner, projectId, { people: [ana, ben], asks: 'safety' })
  const say = (person: Client, n: number, ...severities: (3 | 4)[]) =>
    person.ok('room.vote', { params, body: voteFor(n, { value: null, safety: safety(...severities) }) })
  await lead(params, { act: 'open' }, { act: 'begin' })
  await say(ana, 0)
  await say(ben, 0, 3)
  await lead(params, { act: 'reveal' }, ...settle({ value: null, safety: safety(3) }))
  await say(ana, 1)
  await say(ben, 1)
  await lead(params, { act: 'reveal' }, ...settle({ value: null, safety: safety() }))
  const found = await report(owner, params)
  expect(found.items.map(({ votes, right }) => [votes, right])).toEqual([
    [[0, 3].map((value) => ({ value, count: 1 })), 1],
    [[{ value: 0, count: 2 }], 2],
  ])
  expect(found.right.value).toBe(0.75)
  expect(found.votes.value).toBeCloseTo(0)
  expect(found.people).toMatchObject([
    { name: 'Ana', right: 1, hasPassed: false },
    { name: 'Ben', right: 2, hasPassed: true },
  ])
  expect((await report(ben, params)).items[0]?.own).toMatchObject({ value: null, safety: safety(3) })
})

test('the CSV starts no formula, and says what was said about safety', async () => {
  const params = await makeSession(server, owner, projectId, { people: [ana, ben], items: 1, asks: 'both' })
  await lead(params, { act: 'open' }, { act: 'begin' })
  await ana.ok('room.vote', { params, body: voteFor(0, { explanation: '=1+1', safety: safety() }) })
  await ben.ok('room.vote', { params, body: voteFor(0, { safety: safety(3) }) })
  await lead(params, { act: 'reveal' }, ...settle({ safety: safety(3) }))
  const { sessionId } = params
  const path = `/api/projects/${projectId}/calibration/${sessionId}/report/csv`
  const rows = parseCsv(await (await owner.request(path)).text())
  expect(rows).toMatchObject([
    { person: 'Ana', explanation: "'=1+1", severity: '0', settled_severity: '3' },
    { person: 'Ben', severity: '3', settled_severity: '3' },
  ])
  expect((await ana.request(path)).status).toBe(403)
})

describe('items', () => {
  const pick = async (clause: string) =>
    (await owner.ok('calibration.candidates', { params: { projectId }, body: { pick: 'clause', clause } })).candidates

  test('are found by the clause that an earlier session settled them by, and never where nobody may see them', async () => {
    await overSession()
    await server.db
      .updateTable('gold')
      .set({ retired_at: server.clock.now, retired_why: 'by-hand' })
      .where('project_id', '=', projectId)
      .execute()
    const [found, ...more] = await pick('clause-two')
    expect([found?.docId, more]).toEqual(['doc 2', []])
    const id = found?.resultId ?? ''
    const treat = (treatment: 'T0' | 'TX') =>
      server.db.updateTable('result').set({ treatment }).where('id', '=', id).execute()
    await treat('TX')
    expect(await pick('clause-two')).toEqual([])
    await treat('T0')
  })
})
