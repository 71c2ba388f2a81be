import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import type { Decision, ReviewItem } from '#contract/review.ts'
import { newId } from '#server/deps.ts'
import { type Client, type TestServer, testServer } from '../support/api.ts'
import { freshDatabase } from '../support/database.ts'
import { annotator, ingest, labelFor, makeProject, next, stageRows } from '../support/projects.ts'

let server: TestServer
let owner: Client
let people: Client[]
let projectId: string
const database = await freshDatabase()

beforeAll(async () => {
  server = await testServer(database.db)
  owner = await server.owner()
})
afterAll(() => database.drop())

/** Three annotators on one query with four results. */
beforeEach(async () => {
  projectId = await makeProject(server, owner, { overlap: 3, rows: stageRows(1, 4) })
  const tag = projectId.slice(-6)
  people = await Promise.all(['Ana', 'Ben', 'Cem'].map((name) => annotator(server, owner, projectId, `${name} ${tag}`)))
})

const finish = (client: Client, task: TaskView) =>
  client.ok('assignment.finish', {
    params: { assignmentId: task.assignmentId },
    body: { outcome: 'submit', madeAt: '2026-11-24T09:00:00.000Z' },
  })

/** Each person grades the four results and submits. */
async function grade(values: number[][]): Promise<TaskView[]> {
  const tasks: TaskView[] = []
  for (const [at, client] of people.entries()) {
    const task = (await next(client, projectId)).tasks[0]
    if (!task) throw new Error('no task')
    const labels = (values[at] ?? []).map((value, i) => labelFor(task, i, { value }))
    await client.ok('label.save', { body: { labels } })
    await finish(client, task)
    tasks.push(task)
  }
  return tasks
}

const queue = async (client = owner) => client.ok('review.next', { params: { projectId }, body: { want: 5, have: [] } })
const items = async () => (await queue()).groups.flatMap((group) => group.items)
const byRank = async () => {
  const { groups } = await queue()
  return groups.flatMap(({ results, items: waiting }) =>
    waiting.map((item) => ({ rank: results.find(({ id }) => id === item.resultId)?.rank, item })),
  )
}
const decision = (item: ReviewItem | undefined, differ: Partial<Decision> = {}): Decision => ({
  id: newId(),
  resultId: item?.resultId ?? '',
  kind: 'grade',
  value: 3,
  clause: null,
  reason: '',
  ...differ,
})
const decide = (decisions: Decision[], client = owner, bulk = false) =>
  client.call('review.decide', { params: { projectId }, body: { decisions, bulk } })
const csv = async () =>
  (await (await owner.request(`/api/projects/${projectId}/exports/csv`)).text())
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',').at(-4))

describe('the queue', () => {
  test('holds what has no majority or too wide a spread, with the labels under pseudonyms', async () => {
    await grade([
      [0, 2, 2, 3],
      [0, 2, 2, 1],
      [0, 3, 0, 0],
    ])
    const found = await byRank()
    expect(found.map(({ rank, item }) => [rank, item.reasons, item.spread])).toEqual([
      [3, ['spread'], 2],
      [4, ['no-consensus', 'spread'], 3],
    ])
    const labels = found[1]?.item.labels ?? []
    expect(labels.map(({ value }) => value)).toEqual([3, 1, 0])
    expect(new Set(labels.map(({ by }) => by)).size).toBe(3)
    expect(JSON.stringify(found)).not.toMatch(/Ana|Ben|Cem/)
    expect(found[0]?.item.consensus).toBe(2)
  })

  test('waits until the overlap is full, but not with a flag', async () => {
    const [ana] = people
    const task = (await next(ana as Client, projectId)).tasks[0] as TaskView
    await (ana as Client).ok('label.save', {
      body: { labels: [labelFor(task, 1, { dimension: 'flag', value: null, kind: 'value' })] },
    })
    expect((await items()).map(({ reasons }) => reasons)).toEqual([['flagged']])
  })

  test('two who cannot judge go to a lead', async () => {
    for (const client of people.slice(0, 2)) {
      const task = (await next(client, projectId)).tasks[0] as TaskView
      const cannot = labelFor(task, 0, { kind: 'cannot-judge', value: null, reason: 'needs-expertise' })
      await client.ok('label.save', {
        body: { labels: [cannot, ...[1, 2, 3].map((i) => labelFor(task, i, { value: 1 }))] },
      })
      await finish(client, task)
    }
    expect((await items()).map(({ reasons }) => reasons)).toEqual([['cannot-judge']])
  })

  test('follows a correction and a wider spread', async () => {
    const tasks = await grade([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [3, 0, 0, 2],
    ])
    expect(await items()).toHaveLength(2)
    await owner.ok('project.update', { params: { projectId }, body: { reviewSpread: 2 } })
    expect(await items()).toHaveLength(1)
    const corrected = labelFor(tasks[2] as TaskView, 0, { value: 0 })
    await (people[2] as Client).ok('label.save', { body: { labels: [corrected] } })
    expect(await items()).toHaveLength(0)
  })

  test('a sample of everything is reviewed when the project says so', async () => {
    await grade([
      [1, 1, 1, 1],
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ])
    expect(await items()).toHaveLength(0)
    await owner.ok('project.update', { params: { projectId }, body: { reviewSample: 1 } })
    expect((await items()).map(({ reasons }) => reasons)).toEqual(Array(4).fill(['sampled']))
  })

  test('two reviewers do not get the same query', async () => {
    await grade([
      [0, 0, 0, 0],
      [3, 0, 0, 0],
      [0, 0, 0, 0],
    ])
    const body = { roles: ['reviewer' as const], languages: [], markets: [], note: '', days: 7, count: 1 }
    const { links } = await owner.ok('invitation.create', { params: { projectId }, body })
    const reviewer = await server.join(links[0]?.url ?? '', 'Rui', `rui.${projectId.slice(-6)}@example.org`)
    expect((await queue(reviewer)).groups).toHaveLength(1)
    const second = await queue(owner)
    expect([second.groups.length, second.withOthers]).toEqual([0, 1])
    server.pass(16)
    expect((await queue(owner)).groups).toHaveLength(1)
  })
})

describe('deciding', () => {
  const disputed = [
    [0, 0, 0, 0],
    [3, 0, 0, 0],
    [1, 0, 0, 0],
  ]

  test('settles the result: the export has the decision, the task is closed, an undo opens it again', async () => {
    const tasks = await grade(disputed)
    const [item] = await items()
    const made = decision(item, { value: 2, clause: 'intent', reason: 'It shows the repair.' })
    expect((await decide([made])).status).toBe(200)
    expect((await decide([made])).status).toBe(200)
    expect(await items()).toHaveLength(0)
    expect(await csv()).toEqual(['2', '0', '0', '0'])
    const late = labelFor(tasks[0] as TaskView, 0, { value: 3 })
    const refused = await (people[0] as Client).call('label.save', { body: { labels: [late] } })
    expect(refused.error).toMatchObject({ id: 'labels-refused', details: { refused: [{ reason: 'adjudicated' }] } })

    await owner.ok('review.undo', { params: { projectId }, body: { ids: [made.id] } })
    expect(await items()).toHaveLength(1)
    expect(await csv()).toEqual(['1', '0', '0', '0'])
    expect((await (people[0] as Client).call('label.save', { body: { labels: [late] } })).status).toBe(200)
  })

  test('nobody decides on a result they labelled', async () => {
    const membership = { roles: ['annotator' as const, 'reviewer' as const], languages: [], markets: [] }
    const [ana] = people
    await owner.ok('member.update', { params: { projectId, personId: (ana as Client).id }, body: membership })
    await grade(disputed)
    const [item] = await items()
    server.pass(16)
    const own = await queue(ana)
    expect([own.groups.length, own.own]).toEqual([0, 1])
    expect((await decide([decision(item)], ana)).error.id).toBe('own-label')
  })

  test('what somebody else decided meanwhile is said, and nothing of the batch is stored', async () => {
    await grade([
      [0, 0, 0, 0],
      [3, 3, 0, 0],
      [1, 1, 0, 0],
    ])
    const [first, second] = await items()
    await decide([decision(first)])
    const outcome = await decide([decision(second), decision(first)])
    expect(outcome.error).toMatchObject({ id: 'already-decided', details: { resultId: first?.resultId } })
    expect(await items()).toHaveLength(1)
  })

  test('a grade that is not on the scale, or a refusal without a reason, is refused', async () => {
    await grade(disputed)
    const [item] = await items()
    expect((await decide([decision(item, { value: 9 })])).status).toBe(400)
    expect((await decide([decision(item, { kind: 'none', value: null })])).status).toBe(400)
    expect((await decide([decision(item, { kind: 'send-back', value: null })])).status).toBe(400)
  })

  test('none is right: the result leaves without a grade', async () => {
    await grade(disputed)
    const [item] = await items()
    await decide([decision(item, { kind: 'none', value: null, reason: 'The query is broken.' })])
    expect(await csv()).toEqual(['', '0', '0', '0'])
  })

  test('passed up: it waits for owners only', async () => {
    await grade(disputed)
    const body = { roles: ['reviewer' as const], languages: [], markets: [], note: '', days: 7, count: 1 }
    const { links } = await owner.ok('invitation.create', { params: { projectId }, body })
    const reviewer = await server.join(links[0]?.url ?? '', 'Rui', `rui2.${projectId.slice(-6)}@example.org`)
    const [item] = (await queue(reviewer)).groups.flatMap((group) => group.items)
    expect((await decide([decision(item, { kind: 'pass-up', value: null })], reviewer)).status).toBe(200)
    const after = await queue(reviewer)
    expect([after.groups.length, after.counts.passed]).toEqual([0, 1])
    expect((await decide([decision(item)], reviewer)).error.id).toBe('already-decided')
    expect((await items()).map(({ state }) => state)).toEqual(['passed'])
    expect((await decide([decision(item)])).status).toBe(200)
  })

  test('what is safe is shown first, accepted together, and taken back together', async () => {
    await grade([
      [2, 3, 0, 0],
      [2, 1, 0, 0],
      [0, 0, 0, 0],
    ])
    const safe = await owner.ok('review.safe', { params: { projectId } })
    expect(safe.items.map(({ values, consensus }) => [values, consensus])).toEqual([[[2, 2, 0], 2]])
    const made = safe.items.map(({ resultId, consensus }) => ({ ...decision(undefined), resultId, value: consensus }))
    expect((await decide(made, owner, true)).status).toBe(200)
    expect(await items()).toHaveLength(1)
    await owner.ok('review.undo', { params: { projectId }, body: { ids: made.map(({ id }) => id) } })
    expect(await items()).toHaveLength(2)
  })
})

describe('sent back', () => {
  const disputed = [
    [0, 0, 0, 0],
    [3, 0, 0, 0],
    [1, 0, 0, 0],
  ]
  const send = async () => {
    await grade(disputed)
    const [item] = await items()
    await decide([decision(item, { kind: 'send-back', value: null, clause: 'intent', reason: 'Watch to the end.' })])
  }

  test('the annotators find it again with the words of the reviewer, and it waits again when all are done', async () => {
    await send()
    expect((await queue()).counts).toMatchObject({ waiting: 0, sentBack: 1 })
    for (const client of people) {
      expect((await client.ok('notice.list')).notices[0]).toMatchObject({ kind: 'sent-back', isRead: false })
      const task = (await next(client, projectId)).tasks[0] as TaskView
      expect(task.note).toEqual({ text: 'Watch to the end.', clause: 'intent' })
      expect(task.labels).toHaveLength(4)
      const value = client === people[0] ? 2 : 3
      await client.ok('label.save', { body: { labels: [labelFor(task, 0, { value })] } })
      await finish(client, task)
    }
    expect(await items()).toHaveLength(0)
    expect((await queue()).counts).toMatchObject({ waiting: 0, sentBack: 0, decided: 0 })
    expect(await csv()).toEqual(['3', '0', '0', '0'])
  })

  test('who does not take it up in a week leaves the label as it was', async () => {
    await send()
    server.pass(8 * 24 * 60)
    await next(people[0] as Client, projectId)
    const { rows } = await owner.ok('project.progress', { params: { projectId }, query: { by: 'query' } })
    expect(rows[0]).toMatchObject({ done: 3, held: 0 })
    expect(await csv()).toEqual(['1', '0', '0', '0'])
  })
})

describe('feedback', () => {
  test('says what was decided and why, never what others said; a decision is contested once', async () => {
    const tasks = await grade([
      [0, 0, 0, 0],
      [3, 0, 0, 0],
      [1, 0, 0, 0],
    ])
    const ana = people[0] as Client
    expect((await ana.ok('feedback.get', { query: { projectId } })).rows).toEqual([])
    await decide([decision((await items())[0], { value: 3, clause: 'intent', reason: 'It fits.' })])
    const { rows, clauses } = await ana.ok('feedback.get', { query: { projectId } })
    expect(rows).toMatchObject([
      {
        own: 0,
        decided: 3,
        clause: 'intent',
        reason: 'It fits.',
        contest: 'possible',
        assignmentId: tasks[0]?.assignmentId,
      },
    ])
    expect(clauses).toEqual([{ clause: 'intent', decided: 1, confirmed: 0 }])
    expect((await (people[1] as Client).ok('feedback.get', { query: { projectId } })).rows[0]?.contest).toBe('no')

    const contest = { subject: rows[0]?.subject ?? '', reason: 'The title says another thing.' }
    const params = { assignmentId: rows[0]?.assignmentId ?? '' }
    await ana.ok('contest.create', { params, body: contest })
    expect((await ana.call('contest.create', { params, body: contest })).error.id).toBe('contest-used')
    const [again] = await items()
    expect(again).toMatchObject({ state: 'waiting', contests: [{ reason: 'The title says another thing.' }] })
    expect(again?.reasons).toContain('contested')
    expect(again?.earlier).toEqual({ value: 3, clause: 'intent', reason: 'It fits.' })
    await decide([decision(again, { value: 0, reason: 'Right.' })])
    expect((await ana.ok('notice.list')).notices[0]).toMatchObject({ kind: 'contest-answered' })
    expect((await ana.ok('feedback.get', { query: { projectId } })).rows[0]).toMatchObject({
      decided: 0,
      contest: 'answered',
    })
  })

  test('one cannot contest what agrees, nor with the id of another', async () => {
    const tasks = await grade([
      [0, 0, 0, 0],
      [3, 0, 0, 0],
      [1, 0, 0, 0],
    ])
    await decide([decision((await items())[0], { value: 3 })])
    const contest = (client: Client | undefined, task: TaskView | undefined) =>
      (client as Client).call('contest.create', {
        params: { assignmentId: task?.assignmentId ?? '' },
        body: { subject: task?.results[0]?.id ?? '', reason: 'No.' },
      })
    expect((await contest(people[1], tasks[1])).status).toBe(404)
    expect((await contest(people[0], tasks[2])).status).toBe(404)
  })
})

test('sources that the owner lets count fill places and bring their disputes to the queue', async () => {
  const id = await makeProject(server, owner, { overlap: 3, rows: [] })
  const ratings = (values: number[]) => values.map((value, i) => ({ source: `agent ${i + 1}`, value }))
  await ingest(server, id, [
    ...stageRows(1, 1, { ratings: ratings([0, 1, 3]) }),
    ...stageRows(1, 1, { query_id: 't2', ratings: ratings([2, 2, 3]) }),
  ])
  const counts = async () =>
    (await owner.ok('review.next', { params: { projectId: id }, body: { want: 5, have: [] } })).counts
  expect((await counts()).waiting).toBe(0)
  const { sources } = await owner.ok('project.sources', { params: { projectId: id } })
  for (const { id: sourceId } of sources)
    await owner.ok('project.updateSource', { params: { projectId: id, sourceId }, body: { counts: true } })
  expect((await counts()).waiting).toBe(1)
  expect(
    (await owner.ok('project.progress', { params: { projectId: id }, query: { by: 'query' } })).total,
  ).toMatchObject({ done: 6, wanted: 6 })
  const ana = await annotator(server, owner, id, 'Ana Sources')
  expect((await next(ana, id)).state).toBe('all-done')
  await owner.ok('project.updateSource', {
    params: { projectId: id, sourceId: sources[0]?.id ?? '' },
    body: { counts: false },
  })
  expect((await counts()).waiting).toBe(0)
  expect((await next(ana, id)).tasks).toHaveLength(1)
})
