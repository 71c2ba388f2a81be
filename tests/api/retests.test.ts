import { beforeEach, describe, expect, test } from 'vitest'
import { afterSession } from '#server/queries/calibration/after-session.ts'
import { retestFigures } from '#server/queries/calibration/retests.ts'
import type { Client } from '../support/api.ts'
import { answer, makeGold, resultsOf } from '../support/gold.ts'
import { annotator, doTask, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { oneClause } from '../support/review.ts'
import { served } from '../support/served.ts'
import { plantSession, plantVotes, settle } from '../support/settled.ts'
import { shapeOf } from '../support/shapes.ts'

/** Draws gold at the turns 1, 2, 4 and 9 of the first ten at a share of one half, at 1 and 4 of the first nine at a share of a tenth. */
const seed = '00000025'.repeat(4)
const day = 24 * 60

let people: Client[]
let ana: Client
let projectId: string
let sessionId: string
let results: Awaited<ReturnType<typeof resultsOf>>
const { server, owner } = await served()

const id = (at: number) => results[at]?.id ?? ''
const item = (n: number) => ({ projectId, sessionId, n })
const rows = (personId = ana.id) =>
  server.db
    .selectFrom('calibration_retest')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('person_id', '=', personId)
    .orderBy('days')
    .orderBy('n')
    .execute()
const end = (personId?: string) =>
  server.db
    .transaction()
    .execute((trx) => afterSession(trx, { projectId, sessionId, now: server.clock.now, ...(personId && { personId }) }))

/** Six queries whose places Ben fills, and ten that are left; Ana, Cem and Dora vote on the first results of the first two. */
async function world(goldShare: number) {
  projectId = await makeProject(server, owner, { rows: stageRows(16, 2), goldShare })
  await owner.ok('guideline.update', { params: { projectId }, body: { texts: { en: oneClause }, basedOn: 0 } })
  const named = (name: string) => annotator(server, projectId, `${name} ${projectId.slice(-6)}`)
  const ben = await named('Ben')
  for (let n = 0; n < 6; n++) await doTask(ben, (await next(ben, projectId)).tasks[0] as Parameters<typeof doTask>[1])
  await server.db
    .updateTable('task')
    .set({ overlap: 3 })
    .where('project_id', '=', projectId)
    .where('done', '=', 0)
    .execute()
  people = await Promise.all(['Ana', 'Cem', 'Dora'].map(named))
  ana = people[0] as Client
  await server.db.updateTable('membership').set({ draw_seed: seed }).where('project_id', '=', projectId).execute()
  results = await resultsOf(server, projectId)
  sessionId = await plantSession(server, { projectId, trainer: owner, results: [id(0), id(2)], people })
  for (const n of [0, 1]) {
    await plantVotes(
      server,
      item(n),
      [...people, owner].map((by, at) => ({ by, value: at === 0 ? 3 : 1 })),
    )
    await settle(server, item(n), owner, { value: 3, clause: n === 0 ? 'intent' : null })
  }
}

/** Ana works through so many tasks, giving 3, and hears how many are left each time. */
async function work(tasks: number, grade = 3): Promise<{ waiting: number[]; at: string[]; seen: unknown[] }> {
  const [waiting, at, seen]: [number[], string[], unknown[]] = [[], [], []]
  for (let n = 0; n < tasks; n++) {
    const got = await next(ana, projectId)
    waiting.push(got.waiting)
    const task = got.tasks[0]
    if (!task) break
    at.push(task.query.text)
    seen.push(shapeOf(task))
    await answer(ana, task, () => grade)
  }
  return { waiting, at, seen }
}
const purposes = () =>
  server.db
    .selectFrom('assignment')
    .select('purpose')
    .where('project_id', '=', projectId)
    .where('person_id', '=', ana.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

describe('the end of a session', () => {
  beforeEach(() => world(0))

  test('plans retests of each settled item for each person that voted, but for who can read the gold; once', async () => {
    await end()
    server.pass(60)
    await end()
    for (const { id: personId } of people)
      expect((await rows(personId)).map(({ n, days, due_at }) => [n, days, due_at.toISOString().slice(0, 10)])).toEqual(
        [
          [0, 7, expect.stringMatching(/^2026-1[12]-/)],
          [1, 7, expect.any(String)],
          [0, 30, expect.any(String)],
          [1, 30, expect.any(String)],
        ],
      )
    expect(await rows(owner.id)).toEqual([])
    const [first] = await rows()
    expect((first?.due_at.getTime() ?? 0) - server.clock.now.getTime()).toBe((7 * day - 60) * 60_000)
  })

  test('for one person plans those of that person', async () => {
    await end(ana.id)
    expect([(await rows()).length, (await rows(people[1]?.id)).length]).toEqual([4, 0])
  })
})

describe('a retest', () => {
  test('is not there before its day, and comes as the item itself where there is no gold, with a count that falls by one', async () => {
    await world(0)
    await end()
    server.pass(7 * day - 10)
    expect((await work(1)).waiting).toEqual([9])
    expect((await rows()).every(({ task_id }) => task_id === null)).toBe(true)
    server.pass(20)
    const { waiting, at, seen } = await work(40)
    // Nine free tasks, and what is slipped in between them; the list ends with work.
    expect(waiting).toEqual([...waiting.keys()].map((n) => waiting.length - 2 - n).map((n) => Math.max(0, n)))
    expect([at[1], at[4]].sort()).toEqual(['query 1', 'query 2'])
    expect((await rows()).filter((row) => row.answered_at && row.is_right)).toHaveLength(2)
    expect(await server.db.selectFrom('gold_answer').selectAll().where('project_id', '=', projectId).execute()).toEqual(
      [],
    )
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1)
  })

  test('is gold of the same clause first, in the turn of gold, and is scored by the first grade', async () => {
    await world(0.5)
    await makeGold(owner, projectId, { [id(4)]: 3, [id(6)]: 3, [id(8)]: 1 })
    await owner.ok('gold.update', { params: { projectId, resultId: id(8) }, body: { clause: 'intent', tolerance: 0 } })
    await end()
    server.pass(7 * day + 10)
    const { at, waiting } = await work(40)
    const [clause, grade] = (await rows()).filter(({ days }) => days === 7)
    // Item 0 cites the clause, item 1 does not: there the settled grade decides.
    expect(clause).toMatchObject({ result_id: id(8), value: 1, answer: 3, is_right: false })
    expect([id(4), id(6)]).toContain(grade?.result_id)
    expect(grade).toMatchObject({ value: 3, answer: 3, is_right: true })
    expect(new Set(at).size).toBe(at.length)
    expect(waiting.slice(0, -1)).toEqual(waiting.slice(0, -1).map((_, n) => Math.max(0, waiting.length - 2 - n)))
    expect(at.slice(1, 3)).toContain('query 5')
    expect(new Set((await purposes()).map(({ purpose }) => purpose))).toEqual(new Set(['production', 'gold']))
  })

  test('that cannot be judged, or has nothing to ask, is given up; the labels count for no consensus', async () => {
    await world(0.5)
    await end()
    server.pass(7 * day + 10)
    // The turn of gold is the second.
    await work(1)
    const task = (await next(ana, projectId)).tasks[0] as Parameters<typeof doTask>[1]
    const bad = task.results.map((_, at) => labelFor(task, at, { kind: 'cannot-judge', value: null, reason: 'gone' }))
    await ana.ok('label.save', { body: { labels: bad } })
    const due = () => rows().then((all) => all.filter(({ days }) => days === 7))
    expect((await due()).filter((row) => row.given_up)).toHaveLength(1)
    const before = await server.db
      .selectFrom('task')
      .select(['id', 'held', 'done'])
      .where('project_id', '=', projectId)
      .where('id', '=', results[0]?.task_id ?? '')
      .execute()
    await work(40)
    server.pass(24 * day)
    await work(2)
    // After 30 days both items were had, and there is no gold like them.
    expect((await rows()).filter(({ days, given_up }) => days === 30 && given_up)).toHaveLength(2)
    const after = await server.db
      .selectFrom('task')
      .select(['id', 'held', 'done'])
      .where('project_id', '=', projectId)
      .where('id', '=', results[0]?.task_id ?? '')
      .execute()
    expect(after).toEqual(before)
  })

  test('tells whether it lasted, in sums of five of three people, a week after the answers', async () => {
    await world(0.5)
    await end()
    const figures = () => retestFigures(server.db, projectId, sessionId, server.clock.now)
    expect(await figures()).toMatchObject([
      { days: 0, planned: 6, answers: 6, right: 2, share: 1 / 3 },
      { days: 7, planned: 6, answers: null },
      { days: 30, planned: 6, answers: null, share: null },
    ])
    server.pass(7 * day + 10)
    for (const person of people) {
      ana = person
      await work(20)
    }
    const done = (await Promise.all(people.map((person) => rows(person.id)))).flat().filter((row) => row.answered_at)
    expect(done).toHaveLength(6)
    expect((await figures())[1]).toMatchObject({ answers: null })
    server.pass(7 * day + 10)
    const [vote, week] = await figures()
    expect(week).toMatchObject({ days: 7, planned: 6, answers: 6, right: 6, share: 1, high: 1 })
    expect([vote?.low, vote?.high]).toEqual([expect.closeTo(0.097, 3), expect.closeTo(0.7, 3)])
    expect(week?.low).toBeCloseTo(0.61, 3)
  })
})
