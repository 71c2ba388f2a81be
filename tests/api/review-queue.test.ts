import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#server/deps.ts'
import { annotator, ingest, labelFor, makeProject, next, stageRows } from '../support/projects.ts'
import { decision, disputed, finish, ReviewRoom } from '../support/review.ts'
import { served } from '../support/served.ts'

let room: ReviewRoom
const { server, owner } = await served()

beforeEach(async () => {
  room = await ReviewRoom.open(server, owner)
})

describe('the queue', () => {
  test('holds what has no majority or too wide a spread, with the labels under pseudonyms', async () => {
    await room.grade([
      [0, 2, 2, 3],
      [0, 2, 2, 1],
      [0, 3, 0, 0],
    ])
    const { groups } = await room.queue()
    const ranks = new Map(groups.flatMap(({ results }) => results.map(({ id, rank }) => [id, rank])))
    const items = groups.flatMap((group) => group.items)
    expect(items.map(({ resultId, reasons, spread }) => [ranks.get(resultId), reasons, spread])).toEqual([
      [3, ['spread'], 2],
      [4, ['no-consensus', 'spread'], 3],
    ])
    const labels = items[1]?.labels ?? []
    expect(labels.map(({ value }) => value)).toEqual([3, 1, 0])
    expect(new Set(labels.map(({ by }) => by)).size).toBe(3)
    expect(JSON.stringify(groups)).not.toMatch(/(Ana|Ben|Cem) |reveal/i)
    expect(items[0]?.consensus).toBe(2)
  })

  test('never holds identical labels as a disagreement', async () => {
    await room.grade(Array(3).fill([0, 1, 2, 3]))
    expect(await room.items()).toEqual([])
  })

  test('waits until the overlap is full, but not with a flag; who flagged is there before there is a grade', async () => {
    const task = await room.task(room.person(0))
    const flag = labelFor(task, 1, { dimension: 'flag', value: null, kind: 'value' })
    await room.person(0).ok('label.save', { body: { labels: [flag] } })
    const [item, ...others] = await room.items()
    expect([item?.reasons, others]).toEqual([['flagged'], []])
    expect(item?.labels).toMatchObject([{ kind: 'flag', value: null, isFlagged: true }])
    await room.person(0).ok('label.save', { body: { labels: [0, 1, 2, 3].map((i) => labelFor(task, i)) } })
    await finish(room.person(0), task)
    expect((await room.items())[0]?.labels).toMatchObject([{ kind: 'value', value: 2, isFlagged: true }])
  })

  test('two who cannot judge go to a lead', async () => {
    for (const client of room.people.slice(0, 2)) {
      const task = await room.task(client)
      const cannot = labelFor(task, 0, { kind: 'cannot-judge', value: null, reason: 'needs-expertise' })
      await client.ok('label.save', {
        body: { labels: [cannot, ...[1, 2, 3].map((i) => labelFor(task, i, { value: 1 }))] },
      })
      await finish(client, task)
    }
    expect((await room.items()).map(({ reasons }) => reasons)).toEqual([['cannot-judge']])
  })

  test('one grade against one "cannot judge" is no majority', async () => {
    const projectId = await makeProject(server, owner, { overlap: 2, rows: stageRows(1, 1) })
    for (const [i, value] of [2, null].entries()) {
      const client = await annotator(server, projectId, `Half ${i}`)
      const task = (await next(client, projectId)).tasks[0]
      if (!task) throw new Error('no task')
      const cannot = { kind: 'cannot-judge', value: null, reason: 'other' } as const
      await client.ok('label.save', { body: { labels: [labelFor(task, 0, value === null ? cannot : { value })] } })
      await finish(client, task)
    }
    const { groups } = await owner.ok('review.next', { params: { projectId }, body: { want: 1, have: [] } })
    expect(groups[0]?.items.map(({ reasons }) => reasons)).toEqual([['no-consensus']])
  })

  test('follows a correction and a wider spread', async () => {
    const tasks = await room.grade([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [3, 0, 0, 2],
    ])
    expect(await room.items()).toHaveLength(2)
    await owner.ok('project.update', { params: { projectId: room.projectId }, body: { reviewSpread: 2 } })
    expect(await room.items()).toHaveLength(1)
    const corrected = tasks[2] && labelFor(tasks[2], 0, { value: 0 })
    await room.person(2).ok('label.save', { body: { labels: corrected ? [corrected] : [] } })
    expect(await room.items()).toHaveLength(0)
  })

  test('a sample of everything is reviewed when the project says so', async () => {
    await room.grade(Array(3).fill([1, 1, 1, 1]))
    expect(await room.items()).toHaveLength(0)
    await owner.ok('project.update', { params: { projectId: room.projectId }, body: { reviewSample: 1 } })
    expect((await room.items()).map(({ reasons }) => reasons)).toEqual(Array(4).fill(['sampled']))
  })

  test('the most disputed query comes first, then the oldest', async () => {
    const projectId = await makeProject(server, owner, { overlap: 2, queries: 3, results: 1 })
    const pairs = [
      [1, 3],
      [0, 3],
      [0, 2],
    ]
    for (const at of [0, 1]) {
      const client = await annotator(server, projectId, `Order ${at}`)
      for (const pair of pairs) {
        server.pass(1)
        const task = (await next(client, projectId)).tasks[0]
        if (!task) throw new Error('no task')
        await client.ok('label.save', { body: { labels: [labelFor(task, 0, { value: pair[at] ?? 0 })] } })
        await finish(client, task)
      }
    }
    const { groups } = await owner.ok('review.next', { params: { projectId }, body: { want: 5, have: [] } })
    expect(groups.map(({ query }) => query.text)).toEqual(['query 2', 'query 1', 'query 3'])
  })
})

describe('several reviewers', () => {
  test('do not get the same query, and none is taken from who has it now', async () => {
    await room.grade(disputed)
    const reviewer = await room.join('Rui')
    const [group] = (await room.queue(reviewer)).groups
    const second = await room.queue()
    expect([second.groups.length, second.withOthers]).toEqual([0, 1])
    server.pass(16)
    expect((await room.queue()).groups).toHaveLength(1)
    const body = { want: 1, have: [group?.queryId ?? ''] }
    await reviewer.ok('review.next', { params: { projectId: room.projectId }, body })
    expect((await room.queue()).groups).toHaveLength(1)
  })

  test('who holds a task of it sees none of its labels', async () => {
    const both = await room.join('Bo', ['reviewer', 'annotator'])
    const [ana] = room.people
    if (!ana) throw new Error('nobody')
    await room.task(both)
    const task = await room.task(ana)
    const flag = labelFor(task, 1, { dimension: 'flag', value: null, kind: 'value' })
    await ana.ok('label.save', { body: { labels: [flag] } })
    const held = await room.queue(both)
    expect([held.groups.length, held.own]).toEqual([0, 1])
    expect(await room.items()).toHaveLength(1)
  })
})

describe('gold that two people failed', () => {
  /** The first result is gold of grade 3; Ana and Ben answered 0 in sittings for gold. */
  async function fail() {
    const task = await room.task(room.person(0))
    const { projectId } = room
    const { db } = server
    const result = await db
      .selectFrom('result')
      .selectAll()
      .where('project_id', '=', projectId)
      .orderBy('rank')
      .executeTakeFirstOrThrow()
    const at = server.clock.now
    const gold = {
      project_id: projectId,
      result_id: result.id,
      pool: 'production',
      value: 3,
      scale_version: 1,
      created_at: at,
    } as const
    await db
      .insertInto('gold')
      .values({ ...gold, created_by: owner.id, retired_at: null, clause: null })
      .execute()
    for (const client of room.people.slice(0, 2)) {
      const sitting = newId()
      await db
        .insertInto('assignment')
        .values({
          ...{
            project_id: projectId,
            id: sitting,
            task_id: result.task_id ?? '',
            person_id: client.id,
            purpose: 'gold',
            state: 'active',
          },
          ...{ leased_until: new Date(at.getTime() + 3_600_000), created_at: at, last_at: at },
        })
        .execute()
      const view = await client.ok('assignment.get', { params: { assignmentId: sitting } })
      const label = labelFor(view, 0, { value: 0, explanation: `wrong by ${client.id}` })
      await client.ok('label.save', { body: { labels: [label] } })
      await db
        .insertInto('gold_answer')
        .values({
          ...{
            project_id: projectId,
            person_id: client.id,
            result_id: result.id,
            assignment_id: sitting,
            label_id: label.id,
          },
          ...{ pool: 'production', language: 'en', value: 0, is_correct: false, at },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    // Any change of the task works out anew what waits.
    await room
      .person(0)
      .ok('label.save', { body: { labels: [0, 1, 2, 3].map((i) => labelFor(task, i, { value: 0 })) } })
    await finish(room.person(0), task)
    return result.id
  }
  const retired = async (id: string) =>
    (await server.db.selectFrom('gold').select('retired_at').where('result_id', '=', id).executeTakeFirstOrThrow())
      .retired_at

  test('waits with their answers for those who do not annotate; the decision against it retires it until undone', async () => {
    const id = await fail()
    const reviewer = await room.join('Rui')
    const [item] = await room.items(reviewer)
    expect(item).toMatchObject({ resultId: id, reasons: ['gold-failed'] })
    expect(item?.labels.filter(({ explanation }) => explanation.startsWith('wrong by'))).toHaveLength(2)
    const kept = decision(item, { value: 3 })
    await room.decide([kept], reviewer)
    expect(await retired(id)).toBeNull()
    await room.undo([kept.id], reviewer)
    const against = decision(item, { value: 0 })
    await room.decide([against], reviewer)
    expect(await retired(id)).toEqual(server.clock.now)
    await room.undo([against.id], reviewer)
    expect(await retired(id)).toBeNull()
    expect(await room.items(reviewer)).toHaveLength(1)
  })

  test('does not exist for reviewers who also annotate: not in the queue, not in a count, not by its id', async () => {
    const id = await fail()
    const both = await room.join('Bo', ['reviewer', 'annotator'])
    const { groups, counts, own, withOthers } = await room.queue(both)
    expect({ groups, waiting: counts.waiting, own, withOthers }).toEqual({
      groups: [],
      waiting: 0,
      own: 0,
      withOthers: 0,
    })
    expect((await room.decide([decision({ resultId: id })], both)).status).toBe(404)
    const cards = (await both.ok('project.list')).projects
    expect(cards.find((card) => card.id === room.projectId)?.toReview).toBe(0)
    const task = await room.task(room.person(2))
    await room.person(2).ok('label.save', { body: { labels: [labelFor(task, 0, { dimension: 'flag', value: null })] } })
    const [item] = await room.items(both)
    expect(item?.reasons).toEqual(['flagged'])
    expect(JSON.stringify(item)).not.toContain('wrong by')
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
  const ana = await annotator(server, id, 'Ana Sources')
  expect((await next(ana, id)).state).toBe('all-done')
  await owner.ok('project.updateSource', {
    params: { projectId: id, sourceId: sources[0]?.id ?? '' },
    body: { counts: false },
  })
  expect((await counts()).waiting).toBe(0)
  expect((await next(ana, id)).tasks).toHaveLength(1)
})
