import { afterAll, expect, test } from 'vitest'
import type { NewVote, RoomAct, RoomMarks, RoomStage } from '#contract/calibration.ts'
import { type Client, testServer } from '../support/api.ts'
import { attacks, everythingOf } from '../support/attack.ts'
import { makeSession, openLine, voteFor } from '../support/calibration.ts'
import { freshDatabase } from '../support/database.ts'
import { annotator, makeProject, stageRows } from '../support/projects.ts'

type Said = Partial<NewVote>

/** What the others say of an item before it is revealed, one vote after the other. */
interface Others {
  ben: Said[]
  cleo: Said[]
}

const quiet: Others = { ben: [{ value: 1 }], cleo: [{ value: 1 }] }
const loud: Others = {
  ben: [
    { value: 3, explanation: 'Quite perfect' },
    { value: 0, explanation: 'No, not at all', revealLevel: 3 },
  ],
  cleo: [{ value: null, reason: 'wrong-language', explanation: 'In Dutch' }],
}

const databases: Awaited<ReturnType<typeof freshDatabase>>[] = []
afterAll(async () => {
  for (const database of databases) await database.drop()
})

/** How a session comes to the point where people vote on the first item. */
type Way = 'live' | 'open' | 'once more'

/** A world of its own with a session at the vote, on which the others have voted; Ana sits in it too, and has voted. */
async function world(way: Way, others: Others) {
  const database = await freshDatabase()
  databases.push(database)
  const server = await testServer(database.db, { secret: 'the same in each world'.padEnd(43), server: 'world' })
  const owner = await server.owner()
  const projectId = await makeProject(server, owner, { rows: stageRows(2, 2) })
  const [ana, ben, cleo] = [
    await annotator(server, projectId, 'Ana'),
    await annotator(server, projectId, 'Ben'),
    await annotator(server, projectId, 'Cleo'),
  ]
  const people = [ana, ben, cleo]
  const closesAt = new Date(server.clock.now.getTime() + 3_600_000).toISOString()
  const kind = way === 'open' ? { kind: 'open' as const, closesAt } : {}
  const key = await makeSession(server, owner, projectId, { people, items: 1, names: 'ask', ...kind })
  const lead = async (...acts: RoomAct['act'][]) => {
    for (const act of acts) {
      const { stage } = await owner.ok('room.get', { params: key })
      const body = { step: stage.step, act: { act } as RoomAct }
      expect(await owner.ok('room.act', { params: key, body })).toMatchObject({ done: true })
    }
  }
  const say = async (client: Client, said: Said, round = 0) =>
    client.ok('room.vote', { params: key, body: voteFor(0, { round, ...said }) })
  const line = await openLine(ana, key)
  // Each change is waited for, so that none is told together with the next.
  const ready = async (marks: string) => line.until<RoomMarks>('marks', (now) => now.ready === marks)
  await lead('open')
  if (way !== 'open') await lead('begin')
  if (way === 'once more') {
    for (const [at, person] of people.entries()) {
      await say(person, { value: 2 })
      await ready('1110'.slice(0, at + 1).padEnd(4, '0'))
    }
    for (const act of ['reveal', 'again'] as const) {
      await lead(act)
      const { stage } = await owner.ok('room.get', { params: key })
      await line.until<RoomStage>('stage', ({ step }) => step === stage.step)
    }
  }
  const round = way === 'once more' ? 1 : 0
  await ready('0000')
  for (const said of others.ben) await say(ben, said, round)
  await ready('0100')
  for (const said of others.cleo) await say(cleo, said, round)
  await ready('0110')
  await say(ana, { value: 2, explanation: 'As good as it gets' }, round)
  await ready('1110')
  return { server, owner, ana, key, line, lead }
}

type World = Awaited<ReturnType<typeof world>>

/** What ends the session that the test goes on with, and what stays open and is read on its own. */
const leftOut = ['session.delete', 'session.create', 'me.password', 'link.accept', 'room.events']

/** Ids and secrets as numbers, in the order that they come in: all that may differ from world to world. */
function withoutIds(): (text: string) => string {
  const known = new Map<string, string>()
  const random = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\w-]{24,}|(?<=["/])[\w-]{16}(?=["/])/g
  return (text) =>
    text.replace(random, (id) => {
      if (/^[a-z-]+$/.test(id)) return id
      const name = known.get(id) ?? `id ${known.size + 1}`
      known.set(id, name)
      return name
    })
}

/** Everything that Ana can get out of the server, endpoint by endpoint, and what came down her line. */
async function everythingToAna({ server, ana, key, line }: World): Promise<[string, string][]> {
  const { db } = server
  const { result_id } = await db.selectFrom('calibration_item').select('result_id').executeTakeFirstOrThrow()
  const { task_id } = await db
    .selectFrom('result')
    .select('task_id')
    .where('id', '=', result_id)
    .executeTakeFirstOrThrow()
  const { id: ben } = await db
    .selectFrom('person')
    .select('id')
    .where('id', '<>', ana.id)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const loot = {
    ...key,
    personId: ben,
    resultId: result_id,
    subject: result_id,
    taskId: task_id ?? '',
    n: '0',
    part: 'media',
  }
  const told = withoutIds()
  const all: [string, string][] = [['room.events', told(line.text)]]
  for (const { id, path, init } of attacks({ ...loot, number: '0', token: 'x', any: result_id })) {
    if (leftOut.includes(id)) continue
    all.push([`${init.method} ${told(path)}`, told(await everythingOf(await ana.request(path, init)))])
  }
  return all
}

test.each<Way>(['live', 'open', 'once more'])(
  'before the reveal nothing that a participant can get differs by how others voted: %s',
  async (way) => {
    const worlds = [await world(way, quiet), await world(way, loud)] as const
    const [one, other] = [await everythingToAna(worlds[0]), await everythingToAna(worlds[1])]
    const through = one.filter(([, text]) => text.startsWith('200')).map(([path]) => path)
    for (const path of [/\/room$/, /\/report$/, /\/calibration$/, /\/guideline$/, /\/tasks\/next$/])
      expect(through.some((one) => path.test(one))).toBe(true)
    expect(one.length).toBeGreaterThan(100)
    for (const [at, [path, text]] of one.entries()) expect([path, text]).toEqual(other[at])
    expect(other).toHaveLength(one.length)
    // The comparison would tell: after the reveal they differ.
    for (const { lead } of worlds) await lead(way === 'open' ? 'begin' : 'reveal')
    const seen = await Promise.all(worlds.map(async ({ ana, key }) => ana.ok('room.get', { params: key })))
    expect(seen[0]?.stage.votes?.map(({ value }) => value)).not.toEqual(seen[1]?.stage.votes?.map(({ value }) => value))
    for (const { line } of worlds) await line.close()
  },
)
