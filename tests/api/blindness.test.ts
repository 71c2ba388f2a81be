import { beforeAll, describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import { newId } from '#server/deps.ts'
import type { Client } from '../support/api.ts'
import { type Attack, attacks, everythingOf } from '../support/attack.ts'
import { annotator, labelFor, makeProject, next, plainProject, stageRows } from '../support/projects.ts'
import { decision, finish, oneClause } from '../support/review.ts'
import { served } from '../support/served.ts'

/** A grade that nothing else in any answer is: where it is seen outside the scale, somebody's label is. */
const rare = 973
/** Words that stand in others' work alone. */
const canaries = ['LABEL-CANARY', 'DECISION-CANARY', 'NOTE-CANARY', 'CONTEST-CANARY', 'GOLD-CANARY', 'CANARYNAME']

let ana: Client
let ben: Client
let reviewer: Client
let projectId: string
let mine: TaskView
let golden: TaskView
/** Ids that are others' or the server's own, by table. */
let secrets: Map<string, string>
const { server, owner } = await served()

/** A sitting for gold of a person with a task. */
async function sit(client: Client, taskId: string): Promise<TaskView> {
  const assignmentId = newId()
  const at = server.clock.now
  await server.db
    .insertInto('assignment')
    .values({
      ...{
        project_id: projectId,
        id: assignmentId,
        task_id: taskId,
        person_id: client.id,
        purpose: 'gold',
        state: 'active',
      },
      ...{ leased_until: new Date(at.getTime() + 3_600_000), created_at: at, last_at: at },
    })
    .execute()
  return client.ok('assignment.get', { params: { assignmentId } })
}

const grade = (task: TaskView, value: number, explanation = '') =>
  task.results.map((_, i) => labelFor(task, i, { value, explanation, guidelineVersion: 1 }))

beforeAll(async () => {
  const grades = plainProject.scale.grades.map((one) => (one.value === 3 ? { ...one, value: rare } : one))
  projectId = await makeProject(server, owner, {
    ...{ overlap: 3, rows: stageRows(3, 2), scale: { kind: 'own', grades } },
  })
  await owner.ok('guideline.update', { params: { projectId }, body: { basedOn: 0, texts: { en: oneClause } } })
  ana = await annotator(server, projectId, 'Ana Attacker')
  ben = await annotator(server, projectId, 'Ben CANARYNAME')
  const cem = await annotator(server, projectId, 'Cem CANARYNAME')
  const roles = { roles: ['reviewer' as const], languages: [], markets: [], note: '', days: 7, count: 1 }
  const { links } = await owner.ok('invitation.create', { params: { projectId }, body: roles })
  reviewer = await server.join(links[0]?.url ?? '', 'Rui Reviewer', 'rui@example.org')

  mine = (await next(ana, projectId)).tasks[0] as TaskView
  await ana.ok('label.save', { body: { labels: grade(mine, 1, 'my own words') } })
  await finish(ana, mine)
  for (const [client, value] of [
    [ben, rare],
    [cem, 0],
  ] as const) {
    for (let i = 0; i < 3; i++) {
      const task = (await next(client, projectId)).tasks[0] as TaskView
      await client.ok('label.save', { body: { labels: grade(task, value, `LABEL-CANARY ${value}`) } })
      await finish(client, task)
    }
  }
  await decideForOthers()
  await makeGold()
  await collectSecrets()
})

/** Decisions on what Ana has not labelled, a send-back of the same, and a contest by Ben. */
async function decideForOthers(): Promise<void> {
  const { db } = server
  const flagged = (await next(ben, projectId)).tasks
  expect(flagged).toEqual([])
  const { rows } = await ben.ok('history.get', { query: {} })
  const work = await Promise.all(rows.map(({ assignmentId }) => ben.ok('assignment.get', { params: { assignmentId } })))
  const theirs = work.filter(({ query }) => query.text !== mine.query.text)
  for (const task of theirs) {
    const flags = task.results.map((_, i) => labelFor(task, i, { dimension: 'flag', value: null }))
    await ben.ok('label.save', { body: { labels: flags } })
  }
  const waiting = await owner.ok('review.next', { params: { projectId }, body: { want: 5, have: [] } })
  const items = waiting.groups.filter(({ query }) => query.text !== mine.query.text).flatMap((group) => group.items)
  const [settled, back] = [items[0], items.at(-1)]
  const say = (item: typeof settled, differ: object) =>
    owner.ok('review.decide', {
      params: { projectId },
      body: { decisions: [decision(item, { clause: 'intent', ...differ })], bulk: false },
    })
  await say(settled, { value: rare, reason: 'DECISION-CANARY' })
  await say(back, { kind: 'send-back', value: null, reason: 'NOTE-CANARY' })
  const contested = { project_id: projectId, result_id: settled?.resultId ?? '', person_id: ben.id }
  await db
    .insertInto('contest')
    .values({ ...contested, reason: 'CONTEST-CANARY', at: server.clock.now, answered_at: null })
    .execute()
}

/** Gold on the first result of Ana's own task and of the one she sits at for gold. */
async function makeGold(): Promise<void> {
  const { db } = server
  const results = await db
    .selectFrom('result')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('external_id', '=', 'doc 1')
    .execute()
  for (const { id } of results) {
    const gold = { project_id: projectId, result_id: id, pool: 'production', value: rare, scale_version: 1 } as const
    const more = { reason: 'GOLD-CANARY', clause: 'intent', created_by: owner.id, retired_at: null }
    await db
      .insertInto('gold')
      .values({ ...gold, ...more, created_at: server.clock.now })
      .execute()
  }
  const own = await db
    .selectFrom('assignment')
    .select('task_id')
    .where('id', '=', mine.assignmentId)
    .executeTakeFirstOrThrow()
  const other = results.find(({ task_id }) => task_id !== own.task_id)
  golden = await sit(ana, other?.task_id ?? '')
}

async function collectSecrets(): Promise<void> {
  const { db } = server
  secrets = new Map()
  const add = (name: string, ids: (string | null)[]) => {
    for (const id of ids) if (id) secrets.set(id, name)
  }
  for (const table of ['result', 'query', 'task'] as const)
    add(
      table,
      (await db.selectFrom(table).select('id').where('project_id', '=', projectId).execute()).map(({ id }) => id),
    )
  const not = <T extends { person_id: string | null }>(rows: T[]) =>
    rows.filter(({ person_id }) => person_id !== ana.id)
  add(
    'assignment',
    not(await db.selectFrom('assignment').select(['id', 'person_id']).execute()).map(({ id }) => id),
  )
  add(
    'label',
    not(await db.selectFrom('label').select(['id', 'person_id']).execute()).map(({ id }) => id),
  )
  add(
    'decision',
    (await db.selectFrom('decision').select('id').execute()).map(({ id }) => id),
  )
  add(
    'person',
    (await db.selectFrom('person').select('id').where('id', '<>', ana.id).execute()).map(({ id }) => id),
  )
}

/** One of the ids of a table that Ana must not know. */
const secret = (table: string, at = 0) => [...secrets].filter(([, name]) => name === table)[at]?.[0] ?? ''

/** What ends the session that the test goes on with. */
const leaving = ['session.delete', 'session.create', 'me.password', 'link.accept']

/** Every endpoint with own and others' ids, as Ana can come by them or guess them. */
function allAttacks(): Attack[] {
  const result = secret('result')
  const theirs = { assignmentId: secret('assignment'), subject: result, resultId: result }
  const own = { assignmentId: mine.assignmentId, subject: mine.results[0]?.id ?? '', resultId: result }
  const gold = { assignmentId: golden.assignmentId, subject: golden.results[0]?.id ?? '', resultId: result }
  const fixed = {
    projectId,
    personId: ben.id,
    part: 'media',
    token: 'x'.repeat(32),
    number: '0',
    taskId: secret('task'),
  }
  return [
    ...attacks({ ...fixed, ...own, any: result, ids: secret('decision') }),
    ...attacks({ ...fixed, ...gold, any: golden.assignmentId, ids: secret('label') }),
    ...attacks({ ...fixed, ...theirs, any: theirs.assignmentId, ids: secret('assignment', 1) }),
    ...attacks({ ...fixed, ...own, personId: ana.id, any: secret('query'), ids: secret('task') }),
  ].filter(({ id }) => !leaving.includes(id))
}

/** Leaves out what everybody may read: the scale, in which the rare grade stands. */
const withoutScale = (text: string) => text.replaceAll(`"value":${rare},"gain"`, '')

describe('an annotator who tries every endpoint', () => {
  const seen: { id: string; path: string; sent: string; text: string; status: number }[] = []
  beforeAll(async () => {
    for (const { id, path, init } of allAttacks()) {
      const answer = await ana.request(path, init)
      seen.push({
        id,
        path,
        sent: `${path} ${init.body ?? ''}`,
        status: answer.status,
        text: await everythingOf(answer),
      })
    }
  })

  test('gets through to some of them, and to none that needs another part', () => {
    const through = new Set(seen.filter(({ status }) => status === 200).map(({ id }) => id))
    const reads = [
      'assignment.get',
      'history.get',
      'feedback.get',
      'notice.list',
      'task.next',
      'task.nextAny',
      'label.project',
      'guideline.get',
    ]
    expect(reads.filter((id) => !through.has(id as never))).toEqual([])
    expect([...through].filter((id) => /^(review|export|gold|member)\./.test(id))).toEqual([])
    expect(seen.filter(({ status }) => status >= 500).map(({ id, path, text }) => [id, path, text])).toEqual([])
  })

  test('finds nobody’s words, names, notes or reasons in any byte', () => {
    const found = seen.flatMap(({ id, path, text }) =>
      canaries.filter((word) => text.includes(word)).map((word) => `${id} ${path}: ${word}`),
    )
    expect(found).toEqual([])
  })

  test('finds no grade of another, of a decision or of gold', () => {
    expect(
      seen
        .filter(({ text }) => new RegExp(`:${rare}\\b`).test(withoutScale(text)))
        .map(({ id, path }) => `${id} ${path}`),
    ).toEqual([])
  })

  test('finds no word that says what a sitting is for', () => {
    const word = /"(purpose|isGold|gold|pool|surplusOf|is_correct|isCorrect)"/
    const bodies = seen.filter(
      ({ id, status }) => status === 200 && /^(task|assignment|label|history|feedback|notice)\./.test(id),
    )
    expect(bodies.filter(({ text }) => word.test(text)).map(({ id }) => id)).toEqual([])
  })

  test('finds no id of the server’s or of anybody else’s, but what was sent along', () => {
    const found = seen.flatMap(({ id, sent, text }) =>
      [...secrets]
        .filter(([value]) => !sent.includes(value) && text.includes(value))
        .map(([, name]) => `${id}: ${name}`),
    )
    expect([...new Set(found)]).toEqual([])
  })

  test('finds no header by which two answers could be compared', () => {
    const headers = seen.filter(({ text }) =>
      /^(etag|last-modified|x-.*count|server-timing):/im.test(text.split('\n\n')[0] ?? ''),
    )
    expect(headers.map(({ id }) => id)).toEqual([])
  })
})

describe('gold among the work', () => {
  test('has the form of any other task, and ids of its own', async () => {
    const form = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.slice(0, 1).map(form)
        : value && typeof value === 'object'
          ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, form(inner)]))
          : typeof value
    const other = (await next(ana, projectId, 2, [golden.assignmentId])).tasks[0]
    expect(other?.assignmentId).not.toBe(golden.assignmentId)
    expect(form({ ...golden, leasedUntil: '' })).toEqual(form({ ...other, leasedUntil: '' }))
    const bens = (await ben.ok('history.get', { query: {} })).rows
    const ids = [golden, mine, other].flatMap((task) => task?.results.map(({ id }) => id) ?? [])
    for (const { assignmentId } of bens)
      ids.push(...(await ben.ok('assignment.get', { params: { assignmentId } })).results.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('while others change their minds', () => {
  test('nothing of an annotator’s answers changes: no order, count or header', async () => {
    const reads = () => [
      `/api/projects/${projectId}/labelling`,
      `/api/assignments/${mine.assignmentId}`,
      `/api/assignments/${golden.assignmentId}`,
      ...['/api/history', '/api/feedback', '/api/notices', '/api/projects', `/api/projects/${projectId}`],
    ]
    const have = JSON.stringify({ want: 3, have: [] })
    const look = async () => {
      const texts: string[] = []
      for (const path of reads()) texts.push(await everythingOf(await ana.request(path)))
      texts.push(
        await everythingOf(await ana.request(`/api/projects/${projectId}/tasks/next`, { method: 'POST', body: have })),
      )
      return texts
    }
    await look()
    const before = await look()
    const { rows } = await ben.ok('history.get', { query: {} })
    for (const { assignmentId } of rows) {
      const task = await ben.ok('assignment.get', { params: { assignmentId } })
      await ben.ok('label.save', { body: { labels: grade(task, 0, 'LABEL-CANARY changed') } })
    }
    await server.db.deleteFrom('gold_answer').where('project_id', '=', projectId).execute()
    await server.db.deleteFrom('gold').where('project_id', '=', projectId).execute()
    expect(await look()).toEqual(before)
  })

  test('the numbers of receipts run by person', async () => {
    const save = async (client: Client, task: TaskView) => {
      const labels = [labelFor(task, 0, { value: 1, guidelineVersion: 1 })]
      return (await client.ok('label.save', { body: { labels } })).receipts[0]?.seq ?? 0
    }
    const first = await save(ana, mine)
    const { rows } = await ben.ok('history.get', { query: {} })
    const params = { assignmentId: rows[0]?.assignmentId ?? '' }
    await save(ben, await ben.ok('assignment.get', { params }))
    expect(await save(ana, mine)).toBe(first + 1)
  })
})

test('a reviewer who tries every endpoint finds no name, address or level of anybody who labels', async () => {
  const found: string[] = []
  for (const { id, path, init } of allAttacks()) {
    const text = await everythingOf(await reviewer.request(path, init))
    if (/CANARYNAME|canaryname|reveal/.test(text)) found.push(`${id} ${path}`)
    if (!path.includes(ben.id) && text.includes(ben.id)) found.push(`${id}: the id of a person`)
  }
  expect([...new Set(found)]).toEqual([])
})
