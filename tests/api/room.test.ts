import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RoomAct, RoomMarks, RoomStage, StageNews, VotesNews } from '#contract/calibration.ts'
import { postgresBus } from '#server/db/postgres-bus.ts'
import { type Client, type TestServer, testServer } from '../support/api.ts'
import { makeSession, openLine, voteFor } from '../support/calibration.ts'
import { freshDatabase } from '../support/database.ts'
import { annotator, makeProject, stageRows } from '../support/projects.ts'

let server: TestServer
let owner: Client
let projectId: string
let people: Client[]
const database = await freshDatabase()
const bus = postgresBus(database.url)

beforeAll(async () => {
  server = await testServer(database.db, { bus })
  owner = await server.owner()
  projectId = await makeProject(server, owner, { rows: stageRows(2, 4) })
  people = []
  for (const name of ['Ana', 'Ben', 'Cleo']) people.push(await annotator(server, projectId, name))
})
afterAll(async () => {
  await bus.close()
  await database.drop()
})

type Key = Awaited<ReturnType<typeof makeSession>>

const act = async (client: Client, key: Key, step: number, act: RoomAct) =>
  client.ok('room.act', { params: key, body: { step, act } })
/** Does acts one after the other, each at the step the room is at. */
async function lead(client: Client, key: Key, ...acts: RoomAct[]): Promise<RoomStage> {
  let { stage } = await client.ok('room.get', { params: key })
  for (const one of acts) {
    const answer = await act(client, key, stage.step, one)
    expect([one.act, answer.done]).toEqual([one.act, true])
    stage = answer.stage
  }
  return stage
}
const vote = (client: Client, key: Key, n: number, differ = {}) =>
  client.call('room.vote', { params: key, body: voteFor(n, differ) })
const settlement = { value: 2, tolerance: 0, reason: 'It fits.', clause: null, safety: null }

describe('a live room', () => {
  test('goes from the lobby to the summary; everybody sees the same, each thing at its time', async () => {
    const key = await makeSession(server, owner, projectId, { people, items: 2 })
    const lines = await Promise.all(
      [owner, ...people].map(async (client) => {
        await client.ok('room.get', { params: key })
        return openLine(client, key)
      }),
    )
    await lead(owner, key, { act: 'open' })
    for (const line of lines) await line.until<StageNews>('stage', ({ phase }) => phase === 'lobby')
    for (const line of lines) await line.until<RoomMarks>('marks', ({ present }) => present === '1111')
    await lead(owner, key, { act: 'begin' })
    for (const [at, person] of people.entries())
      expect((await vote(person, key, 0, { value: [1, 2, 2][at] })).body).toMatchObject({ mode: 'blind' })
    for (const line of lines) await line.until<RoomMarks>('marks', ({ ready }) => ready === '1110')
    await lead(owner, key, { act: 'reveal' })
    for (const line of lines) {
      const { settled } = await line.until<StageNews>('stage', ({ phase }) => phase === 'reveal')
      const { votes } = await line.until<VotesNews>('votes', ({ n, round }) => n === 0 && round === 0)
      expect(votes.map(({ value }) => value)).toEqual([1, 2, 2])
      expect(votes.every(({ by, seat }) => /^[ABC]$/.test(by) && seat === null)).toBe(true)
      expect(settled).toBeNull()
    }
    await lead(owner, key, { act: 'talk' }, { act: 'point', pointer: { kind: 'span', field: 'title', from: 0, to: 5 } })
    await lines[2]?.until<StageNews>('stage', ({ pointer }) => pointer?.kind === 'span')
    await lead(owner, key, { act: 'settle' }, { act: 'decide', settlement })
    await lines[3]?.until<StageNews>('stage', ({ settled }) => settled?.value === 2)
    // Once for all that is said about them.
    for (const line of lines) expect(line.text.match(/^event: votes$/gm)).toHaveLength(1)
    const stage = await lead(owner, key, { act: 'next' })
    expect(stage).toMatchObject({ phase: 'vote', n: 1, pointer: null, settled: null, votes: null })
    await lead(owner, key, { act: 'reveal' }, { act: 'next' })
    for (const line of lines) await line.until<StageNews>('stage', ({ phase }) => phase === 'summary')
    const gold = await server.db
      .selectFrom('gold')
      .select(['value', 'settled_by'])
      .where('project_id', '=', projectId)
      .execute()
    expect(gold.map(({ value }) => value)).toEqual([2])
    expect(new Set(gold[0]?.settled_by)).toEqual(new Set([owner.id, ...people.map(({ id }) => id)]))
    await Promise.all(lines.map((line) => line.close()))
  })

  test('a repeated, late or foreign act does nothing; another trainer takes over, and the acts of the first are void', async () => {
    const key = await makeSession(server, owner, projectId, { people })
    await lead(owner, key, { act: 'open' }, { act: 'begin' })
    const { stage } = await owner.ok('room.get', { params: key })
    expect(await act(owner, key, stage.step, { act: 'reveal' })).toMatchObject({ done: true })
    expect(await act(owner, key, stage.step, { act: 'reveal' })).toMatchObject({
      done: false,
      stage: { phase: 'reveal' },
    })
    expect(await act(owner, key, stage.step, { act: 'next' })).toMatchObject({ done: false })
    const tom = await annotator(server, projectId, `Tom ${key.sessionId.slice(-4)}`)
    await server.db
      .updateTable('membership')
      .set({ roles: ['trainer'] })
      .where('person_id', '=', tom.id)
      .execute()
    const { own, stage: seen } = await tom.ok('room.get', { params: key })
    expect(own).toMatchObject({ seat: 4, mayLead: true })
    expect(await act(tom, key, seen.step, { act: 'talk' })).toMatchObject({ done: false })
    expect(await act(tom, key, 0, { act: 'take-over' })).toMatchObject({ done: true, stage: { trainer: 4 } })
    expect(await act(owner, key, seen.step, { act: 'talk' })).toMatchObject({ done: false })
    expect(await act(tom, key, seen.step + 1, { act: 'talk' })).toMatchObject({ done: true, stage: { phase: 'talk' } })
    expect(
      (await people[0]?.call('room.act', { params: key, body: { step: 0, act: { act: 'take-over' } } }))?.status,
    ).toBe(403)
  })

  test('a vote counts once, can be changed until the reveal, is late after it, and never lost', async () => {
    const [ana, ben, cleo] = people as [Client, Client, Client]
    const key = await makeSession(server, owner, projectId, { people })
    expect((await vote(ana, key, 0)).status).toBe(409)
    await lead(owner, key, { act: 'open' }, { act: 'begin' })
    const body = voteFor(0, { value: 1 })
    for (let times = 0; times < 3; times++)
      expect((await ana.call('room.vote', { params: key, body })).body).toMatchObject({ mode: 'blind' })
    expect((await ana.call('room.vote', { params: key, body: { ...body, value: 3 } })).error.id).toBe('label-id-taken')
    expect((await ben.call('room.vote', { params: key, body })).error.id).toBe('label-id-taken')
    expect((await vote(ana, key, 0, { value: 3 })).body).toMatchObject({ mode: 'blind' })
    expect((await vote(ana, key, 1)).error.id).toBe('vote-closed')
    expect((await vote(ana, key, 0, { value: 7 })).status).toBe(400)
    const [first, second] = await Promise.all([vote(ben, key, 0, { value: 0 }), vote(ben, key, 0, { value: 1 })])
    expect([first.status, second.status]).toEqual([200, 200])
    const { votes } = await lead(owner, key, { act: 'reveal' })
    expect(votes).toHaveLength(2)
    expect(votes?.some(({ value }) => value === 3)).toBe(true)
    expect((await vote(ana, key, 0, { value: 0 })).error.id).toBe('vote-closed')
    expect((await vote(cleo, key, 0, { value: 0 })).body).toMatchObject({ mode: 'late' })
    const { stage } = await owner.ok('room.get', { params: key })
    expect(stage.votes?.map(({ mode }) => mode).sort()).toEqual(['blind', 'blind', 'late'])
    const again = await lead(owner, key, { act: 'again' })
    expect(again).toMatchObject({ phase: 'vote', round: 1, votes: null })
    expect((await vote(ana, key, 0, { round: 1, value: 2 })).body).toMatchObject({ mode: 'blind' })
    expect((await vote(ben, key, 0, { round: 0, value: 2 })).error.id).toBe('vote-closed')
    expect((await lead(owner, key, { act: 'reveal' })).votes?.map(({ value }) => value)).toEqual([2])
    await lead(owner, key, { act: 'end' })
    expect((await vote(cleo, key, 1)).body).toMatchObject({ mode: 'alone' })
  })

  test('words that were under way at the reveal join their vote for a moment, and change nothing else of it', async () => {
    const [ana, ben, cleo] = people as [Client, Client, Client]
    const key = await makeSession(server, owner, projectId, { people })
    await lead(owner, key, { act: 'open' }, { act: 'begin' })
    await vote(ana, key, 0, { value: 1, explanation: 'It is' })
    await vote(ben, key, 0, { value: 2 })
    const line = await openLine(cleo, key)
    await lead(owner, key, { act: 'reveal' })
    server.clock.now = new Date(server.clock.now.getTime() + 400)
    const whole = { value: 1, explanation: 'It is too old' }
    expect((await vote(ana, key, 0, whole)).body).toMatchObject({ mode: 'blind' })
    await line.until<VotesNews>('votes', ({ votes }) => votes.some((one) => one.explanation === 'It is too old'))
    expect((await vote(ben, key, 0, { value: 3, explanation: 'Like Ana' })).error.id).toBe('vote-closed')
    server.pass(1)
    expect((await vote(ana, key, 0, { ...whole, explanation: 'On reflection' })).error.id).toBe('vote-closed')
    const { votes } = await lead(owner, key, { act: 'talk' })
    expect(votes?.map(({ value, explanation }) => [value, explanation])).toEqual([
      [2, ''],
      [1, 'It is too old'],
    ])
    await line.close()
  })

  test('who cannot judge comes first, then the furthest from the middle; of equally far the rarer, then who says why', async () => {
    const four = [...people, await annotator(server, projectId, 'Dora')]
    const key = await makeSession(server, owner, projectId, { people: four, names: 'ask' })
    await lead(owner, key, { act: 'open' })
    for (const person of four) await person.ok('room.agree', { params: key, body: { agrees: true } })
    await lead(owner, key, { act: 'begin' })
    for (const [at, said] of [
      { value: 3 },
      { value: 1 },
      { value: 3, explanation: 'It is all there' },
      { value: 2 },
    ].entries())
      await vote(four[at] as Client, key, 0, said)
    const { votes } = await lead(owner, key, { act: 'reveal' })
    expect(votes?.map(({ by }) => by)).toEqual(['Ben', 'Cleo', 'Ana', 'Dora'])
  })

  test('who comes late finds the room where it is, with their own vote; a second tab is the same person; who drops out is away', async () => {
    const [ana, ben] = people as [Client, Client]
    const key = await makeSession(server, owner, projectId, { people })
    await lead(owner, key, { act: 'open' }, { act: 'begin' })
    await vote(ana, key, 0, { value: 3, explanation: 'mine' })
    const late = await ana.ok('room.get', { params: key })
    expect(late.stage).toMatchObject({ phase: 'vote', n: 0 })
    expect(late.own.votes).toMatchObject([{ n: 0, value: 3, explanation: 'mine' }])
    expect(late.items.map(({ result }) => result.title)).toEqual(['Title 1', 'Title 2'])
    const [first, second] = [await openLine(ana, key), await openLine(ana, key)]
    const watch = await openLine(ben, key)
    await watch.until<RoomMarks>('marks', ({ present }) => present === '1100')
    await first.close()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect((watch.last.get('marks') as RoomMarks).present).toBe('1100')
    await second.close()
    await watch.until<RoomMarks>('marks', ({ present }) => present === '0100')
    await watch.close()
  })

  test('names stand there only where all who voted agreed', async () => {
    const [ana, ben] = people as [Client, Client]
    const key = await makeSession(server, owner, projectId, { people, names: 'ask' })
    await lead(owner, key, { act: 'open' })
    await ana.ok('room.agree', { params: key, body: { agrees: true } })
    await ben.ok('room.agree', { params: key, body: { agrees: false } })
    await lead(owner, key, { act: 'begin' })
    await vote(ana, key, 0)
    await vote(ben, key, 0)
    expect((await lead(owner, key, { act: 'reveal' })).votes?.map(({ by }) => by).sort()).toEqual(['A', 'B'])
    await ben.ok('room.agree', { params: key, body: { agrees: true } })
    const { stage } = await ana.ok('room.get', { params: key })
    expect(stage.votes?.map(({ by, seat }) => [by, seat]).sort()).toEqual([
      ['Ana', 0],
      ['Ben', 1],
    ])
  })
})

test('an open session takes votes on everything until all are in or its time is up; then it is talked over', async () => {
  const [ana, ben, cleo] = people as [Client, Client, Client]
  const closesAt = new Date(server.clock.now.getTime() + 3_600_000).toISOString()
  const key = await makeSession(server, owner, projectId, { people, kind: 'open', closesAt })
  await lead(owner, key, { act: 'open' })
  for (const person of [ana, ben])
    for (const n of [1, 0]) expect((await vote(person, key, n)).body).toMatchObject({ mode: 'blind' })
  const { stage, marks } = await owner.ok('room.get', { params: key })
  expect(marks.ready).toBe('1100')
  expect(await act(owner, key, stage.step, { act: 'begin' })).toMatchObject({ done: false, stage: { votes: null } })
  server.pass(61)
  expect(await act(owner, key, stage.step, { act: 'begin' })).toMatchObject({
    done: true,
    stage: { phase: 'reveal', n: 0 },
  })
  expect((await vote(cleo, key, 1)).body).toMatchObject({ mode: 'late' })
  expect((await lead(owner, key, { act: 'next' })).votes).toHaveLength(3)
})

test('once the time of an open session is up, what stands can change no more, and a first vote is late', async () => {
  const [ana, ben] = people as [Client, Client]
  const closesAt = new Date(server.clock.now.getTime() + 3_600_000).toISOString()
  const key = await makeSession(server, owner, projectId, { people: [ana, ben], kind: 'open', closesAt })
  await lead(owner, key, { act: 'open' })
  const mine = voteFor(0, { value: 1 })
  await ana.ok('room.vote', { params: key, body: mine })
  server.pass(60)
  expect((await vote(ana, key, 0, { value: 3 })).error.id).toBe('vote-closed')
  // What was on its way and arrives twice is what it was.
  expect((await ana.call('room.vote', { params: key, body: mine })).body).toMatchObject({ mode: 'blind', value: 1 })
  expect((await vote(ben, key, 0, { value: 2 })).body).toMatchObject({ mode: 'late' })
  expect((await lead(owner, key, { act: 'begin' })).votes?.map(({ mode }) => mode).sort()).toEqual(['blind', 'late'])
})

test('without a seat there is no room; without the bus it is looked at every second', async () => {
  const [ana, ben, cleo] = people as [Client, Client, Client]
  const key = await makeSession(server, owner, projectId, { people: [ana, ben] })
  expect((await cleo.call('room.get', { params: key })).status).toBe(404)
  expect((await cleo.request(`/api/projects/${projectId}/calibration/${key.sessionId}/room/events`)).status).toBe(404)
  expect((await vote(cleo, key, 0)).status).toBe(404)
  const other = await testServer(database.db)
  const elsewhere = Object.assign(other.stranger(), { cookie: ana.cookie, id: ana.id })
  await lead(owner, key, { act: 'open' })
  const line = await openLine(elsewhere, key)
  await line.until<StageNews>('stage', ({ phase }) => phase === 'lobby')
  await lead(owner, key, { act: 'begin' })
  await line.until<StageNews>('stage', ({ phase }) => phase === 'vote')
  await line.close()
})
