import { beforeAll, describe, expect, test } from 'vitest'
import { type EndpointId, endpoints } from '#contract/endpoints.ts'
import type { TaskView } from '#contract/labelling.ts'
import type { Endpoint } from '#contract/policy.ts'
import { afterSession } from '#server/queries/calibration/after-session.ts'
import type { Client } from '../support/api.ts'
import { answer, makeGold, resultsOf } from '../support/gold.ts'
import { annotator, doTask, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { served } from '../support/served.ts'
import { plantSession, plantVotes, settle } from '../support/settled.ts'
import { shapeOf, withoutNames } from '../support/shapes.ts'

/** Queries whose places Ben fills, and queries that are left for Ana. */
const [filled, free] = [4, 8]
/** Draws gold at the turns 1, 3, 4, 6 and 7 of the first ten, at a share of one half. */
const seed = '00000003'.repeat(4)

interface World {
  projectId: string
  ana: Client
  /** The purpose of each task, in the order they came. */
  purposes: string[]
  tasks: TaskView[]
  /** Everything that Ana was told, by what she asked. */
  told: Record<string, unknown[]>
  /** What the sessions that Ana took part in say, each time she looks: lists and reports, as text. */
  sessions: string[]
}

let withGold: World
let withRetests: World
let without: World
const { server, owner } = await served()
const madeAt = '2026-11-24T09:00:00.000Z'

/** Writes down what Ana was told. */
function note({ told }: World, what: string, ...bodies: unknown[]): void {
  told[what] = [...(told[what] ?? []), ...bodies.map(withoutNames)]
}

/** Ana asks for everything that an annotator can read. */
async function lookAround(world: World): Promise<void> {
  const { ana, projectId, tasks } = world
  const assignmentId = tasks.at(-1)?.assignmentId ?? ''
  note(world, 'projects', (await ana.ok('project.list')).projects)
  note(world, 'project', await ana.ok('project.get', { params: { projectId } }))
  note(world, 'labelling', await ana.ok('label.project', { params: { projectId } }))
  note(world, 'assignment', await ana.ok('assignment.get', { params: { assignmentId } }))
  note(world, 'history', (await ana.ok('history.get', { query: {} })).rows[0])
  note(world, 'feedback', await ana.ok('feedback.get', { query: {} }))
  note(world, 'notices', await ana.ok('notice.list'))
  note(world, 'skill', await ana.ok('skill.own'))
  note(world, 'guideline', await ana.ok('guideline.get', { params: { projectId } }))
  note(world, 'overview', await ana.ok('overview.get'))
  const { sessions } = await ana.ok('calibration.list', { params: { projectId } })
  for (const session of sessions) {
    const report = await ana.ok('calibration.report', { params: { projectId, sessionId: session.id } })
    world.sessions.push(JSON.stringify([session, report]))
  }
}

/** One task from start to end: labels, an undo, a mistake, submit, a correction, everything that can be read, a contest. */
async function workOn(world: World, task: TaskView): Promise<void> {
  const { ana } = world
  const params = { assignmentId: task.assignmentId }
  const finish = (outcome: 'submit' | 'reopen') => ana.call('assignment.finish', { params, body: { outcome, madeAt } })
  note(world, 'lease', await ana.ok('assignment.renew', { params }))
  const bad = await ana.call('label.save', { body: { labels: [labelFor(task, 0, { value: 9 })] } })
  note(world, 'refused', bad.error.details && { ...bad.error, details: shapeOf(bad.error.details) })
  note(world, 'gap', (await finish('submit')).error)
  const labels = [labelFor(task, 0, { value: 1 }), labelFor(task, 1, { value: 3 })]
  const saved = await ana.call('label.save', { body: { labels } })
  note(
    world,
    'receipts',
    saved.body.receipts.map(({ surplus }) => surplus),
  )
  note(world, 'headers', [...saved.headers.keys()].filter((name) => name !== 'x-request-id').sort())
  note(world, 'submit', (await finish('submit')).body)
  note(world, 'reopen', (await finish('reopen')).body)
  note(
    world,
    'corrected',
    (await ana.ok('label.save', { body: { labels: [labelFor(task, 0, { value: 2 })] } })).receipts.length,
  )
  note(world, 'submit', (await finish('submit')).body)
  const check = await ana.call('assignment.check', { params, body: { subject: task.results[0]?.id ?? '' } })
  note(world, 'check', [check.status, check.error])
  const contest = { subject: task.results[0]?.id ?? '', reason: 'I do not see why.' }
  note(world, 'contest', (await ana.call('contest.create', { params, body: contest })).error)
  await lookAround(world)
}

/** A calibration in which Ana voted on the first two results, a week and a bit ago. */
async function calibrate(projectId: string, ana: Client, results: readonly string[]): Promise<void> {
  const sessionId = await plantSession(server, { projectId, trainer: owner, results, people: [ana] })
  for (const n of results.keys()) {
    await plantVotes(server, { projectId, sessionId, n }, [{ by: ana, value: 1 }])
    await settle(server, { projectId, sessionId, n }, owner)
  }
  const ending = { projectId, sessionId, now: server.clock.now }
  await server.db.transaction().execute((trx) => afterSession(trx, ending))
  server.pass(8 * 24 * 60)
}

/** A world in which Ben has filled some tasks, one of them adjudicated, and Ana works through all that she gets. */
async function play(name: string, hidden: 'gold' | 'retests' | 'nothing'): Promise<World> {
  const projectId = await makeProject(server, owner, { rows: stageRows(filled + free, 2), goldShare: 0.5 })
  const ben = await annotator(server, projectId, `Ben ${name}`)
  for (let n = 0; n < filled; n++) {
    const [task] = (await next(ben, projectId)).tasks
    await doTask(ben, task as TaskView, 2)
  }
  const results = await resultsOf(server, projectId)
  await server.db
    .updateTable('task')
    .set({ state: 'adjudicated' })
    .where('id', '=', results[2]?.task_id ?? '')
    .execute()
  if (hidden === 'gold')
    await makeGold(owner, projectId, Object.fromEntries(results.slice(0, filled * 2).map(({ id }) => [id, 2])))
  const ana = await annotator(server, projectId, `Ana ${name}`)
  if (hidden === 'retests') await calibrate(projectId, ana, [results[0]?.id ?? '', results[2]?.id ?? ''])
  await server.db.updateTable('membership').set({ draw_seed: seed }).where('person_id', '=', ana.id).execute()
  const world: World = { projectId, ana, purposes: [], tasks: [], told: {}, sessions: [] }
  // Ana asks now in this project, now over all of hers.
  const ask = (n: number) =>
    n % 2 === 0 ? next(ana, projectId, 2) : ana.ok('task.nextAny', { body: { want: 2, have: [] } })
  for (let n = 0, got = await ask(n); got.tasks.length > 0; n++, got = await ask(n)) {
    const { tasks, ...facts } = got
    note(world, 'next', facts)
    note(world, 'task', ...tasks)
    for (const task of tasks) {
      world.tasks.push(task)
      await workOn(world, task)
      server.pass(1)
    }
  }
  note(world, 'next', await next(ana, projectId))
  const sittings = await server.db
    .selectFrom('assignment')
    .select(['id', 'purpose'])
    .where('person_id', '=', ana.id)
    .execute()
  world.purposes = world.tasks.map(({ assignmentId }) => sittings.find(({ id }) => id === assignmentId)?.purpose ?? '')
  return world
}

beforeAll(async () => {
  withGold = await play('With', 'gold')
  withRetests = await play('Again', 'retests')
  without = await play('Without', 'nothing')
}, 120_000)

const ordinary = ({ purposes }: World) => purposes.map((purpose) => purpose === 'production')

describe('an annotator among gold', () => {
  test('gets it, in the places that were drawn and never at the end, and all the work besides', () => {
    expect(withGold.purposes.filter((purpose) => purpose === 'gold')).toHaveLength(filled)
    expect(withGold.purposes.filter((purpose) => purpose === 'production')).toHaveLength(free)
    expect(withGold.purposes.at(-1)).toBe('production')
    expect(new Set(without.purposes)).toEqual(new Set(['production']))
    expect(new Set(withGold.tasks.map(({ query }) => query.text)).size).toBe(filled + free)
  })

  test('it was scored all the same, by the first grade on each', async () => {
    const rows = await server.db
      .selectFrom('gold_answer')
      .select(['value', 'is_correct'])
      .where('person_id', '=', withGold.ana.id)
      .execute()
    expect(rows.map(({ value }) => value).sort()).toEqual([...Array(filled).fill(1), ...Array(filled).fill(3)])
    expect(rows.some((row) => row.is_correct)).toBe(false)
  })

  test.each(['gold', 'retests'] as const)('hears the same words for %s and for work, whatever is asked', (hidden) => {
    const world = hidden === 'gold' ? withGold : withRetests
    const work = ordinary(world)
    for (const [what, answers] of Object.entries(world.told)) {
      if (answers.length % work.length !== 0 || what === 'next') continue
      const each = answers.length / work.length
      const said = (isWork: boolean) =>
        new Set(
          answers
            .filter((_, at) => work[Math.floor(at / each)] === isWork)
            .map((one) => JSON.stringify(timeless(what, one))),
        )
      expect([what, [...said(false)].filter((one) => !said(true).has(one))]).toEqual([what, []])
    }
  })

  test('hears the same in a world without gold or retests: every field, and every error', () => {
    expect(ordinary(withRetests).filter((isWork) => !isWork)).toHaveLength(2)
    for (const world of [withGold, withRetests]) {
      expect(Object.keys(world.told).sort()).toEqual(Object.keys(without.told).sort())
      for (const what of Object.keys(world.told)) {
        expect([what, shapeOf(world.told[what])]).toEqual([what, shapeOf(without.told[what])])
        const said = (one: World) => new Set((one.told[what] ?? []).map((each) => JSON.stringify(timeless(what, each))))
        expect([what, [...said(world)].sort()]).toEqual([what, [...said(without)].sort()])
      }
    }
  })

  test('reads the same of a session whatever became of its retests', () => {
    expect(withRetests.sessions.length).toBeGreaterThan(2)
    expect(new Set(withRetests.sessions).size).toBe(1)
    expect([...withGold.sessions, ...without.sessions]).toEqual([])
  })

  test('sees what is to come fall by one with every task, in both worlds', () => {
    for (const [world, all] of [
      [withGold, filled + free],
      [withRetests, 2 + free],
      [without, free],
    ] as const) {
      const waiting = (world.told.projects ?? []).map((list) => (list as { waiting: number }[])[0]?.waiting)
      // Two tasks come at a time, and the list is read once after each.
      const expected = Array.from({ length: all }, (_, at) => Math.max(0, all - 2 - Math.floor(at / 2) * 2))
      expect(waiting).toEqual(expected)
      const next = (world.told.next as { waiting: number; submitted: number }[]).map((one) => [
        one.submitted,
        one.waiting,
      ])
      expect(next.slice(0, -1)).toEqual(Array.from({ length: all / 2 }, (_, at) => [at * 2, all - 2 - at * 2]))
    }
  })

  test('cannot read it from ids: they rise in the order of the tasks, whatever each is', () => {
    const ids = withGold.tasks.map(({ assignmentId }) => assignmentId)
    expect([...ids].sort()).toEqual(ids)
  })

  test('gets nothing again as gold that was work, nor as work that was gold', async () => {
    const had = await server.db
      .selectFrom('assignment')
      .select('task_id')
      .where('person_id', '=', withGold.ana.id)
      .execute()
    expect(new Set(had.map(({ task_id }) => task_id)).size).toBe(had.length)
    await owner.ok('project.update', { params: { projectId: withGold.projectId }, body: { overlap: 5 } })
    expect((await next(withGold.ana, withGold.projectId)).tasks).toEqual([])
  })

  test('given back, both count alike and come again when asked for', async () => {
    const projectId = await makeProject(server, owner, { rows: stageRows(8, 2), goldShare: 0.5 })
    const ben = await annotator(server, projectId, 'Ben Back')
    for (let n = 0; n < 3; n++) await answer(ben, (await next(ben, projectId)).tasks[0] as TaskView, () => 2)
    const results = await resultsOf(server, projectId)
    await makeGold(owner, projectId, Object.fromEntries(results.slice(0, 6).map(({ id }) => [id, 2])))
    const ana = await annotator(server, projectId, 'Ana Back')
    await server.db.updateTable('membership').set({ draw_seed: seed }).where('person_id', '=', ana.id).execute()
    const counts: number[] = []
    const giveBack = { outcome: 'return' as const, madeAt }
    for (let got = await next(ana, projectId); ; got = await next(ana, projectId)) {
      counts.push(got.givenBack)
      const assignmentId = got.tasks[0]?.assignmentId
      if (!assignmentId) break
      await ana.ok('assignment.finish', { params: { assignmentId }, body: giveBack })
    }
    expect(counts).toEqual(Array.from({ length: 9 }, (_, at) => at))
    const body = { want: 5, have: [], again: true }
    expect((await ana.ok('task.next', { params: { projectId }, body })).tasks).toHaveLength(5)
    const purposes = await server.db
      .selectFrom('assignment')
      .select('purpose')
      .where('person_id', '=', ana.id)
      .execute()
    expect(new Set(purposes.map(({ purpose }) => purpose))).toEqual(new Set(['production', 'gold']))
  })
})

/** Counts that rise or fall with time alone are looked at by themselves. */
function timeless(what: string, value: unknown): unknown {
  if (what === 'next') return shapeOf(value)
  if (what === 'projects') return shapeOf(value)
  const text = JSON.stringify(value)
  return text.replace(/"\d{4}-\d\d-\d\dT[^"]*"/g, '"<moment>"')
}

test('every endpoint that an annotator may call is looked at here, or tells nothing of tasks', () => {
  const looked = [
    ...[
      'project.list',
      'project.get',
      'label.project',
      'task.next',
      'task.nextAny',
      'label.save',
      'assignment.get',
      'assignment.renew',
      'assignment.check',
    ],
    ...[
      'assignment.finish',
      'history.get',
      'feedback.get',
      'contest.create',
      'notice.list',
      'skill.own',
      'guideline.get',
      'overview.get',
      'calibration.list',
      'calibration.report',
    ],
  ]
  const elsewhere: string[] = [
    'attempt.start',
    'attempt.get',
    'me.update',
    'me.password',
    'me.keptAway',
    'me.keepAway',
    'notice.read',
    'skill.csv',
    'assignment.media',
    // What is shown of a result follows from the result, whatever the sitting is for; tests/api/viewing* look at it.
    ...['assignment.reveal', 'viewing.open', 'viewing.beat', 'viewing.close', 'viewing.file'],
    ...[
      'viewing.preferences',
      'viewing.prefer',
      'exposure.own',
      'mood.give',
      'organisation.get',
      'organisation.support',
    ],
    ...['suspect.report', 'suspect.undo'],
    // A room is apart from work; tests/api/room* look at it.
    ...['room.get', 'room.events', 'room.vote', 'room.agree'],
    ...['room-item.media', 'room-item.reveal', 'suspect.reportItem'],
  ]
  const open = (Object.entries(endpoints) as [EndpointId, Endpoint][])
    .filter(
      ([, { policy }]) =>
        policy.who === 'person' || (policy.who === 'member' && (!policy.roles || policy.roles.includes('annotator'))),
    )
    .map(([id]) => id)
  expect(open.filter((id) => ![...looked, ...elsewhere].includes(id))).toEqual([])
})
