import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SafetyFinding, SafetySettings } from '#contract/safety.ts'
import { makeOfficer } from '../support/people.ts'
import { labelFor } from '../support/projects.ts'
import { decision, finish, ReviewRoom } from '../support/review.ts'
import { detailOf, finding, safetyLabel } from '../support/safety.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()
let room: ReviewRoom

beforeAll(async () => {
  await makeOfficer(server, owner)
})
beforeEach(async () => {
  await server.db.deleteFrom('verdict').execute()
  room = await ReviewRoom.open(server, owner)
})

async function ask(mode: SafetySettings['mode']) {
  const body = { safety: { mode, intent: false, servingRisk: false }, overlap: 2 }
  await owner.ok('project.update', { params: { projectId: room.projectId }, body })
}

/** Two people say what is unsafe about the first result, agree about everything else, and submit. */
async function judge(findings: SafetyFinding[][], mode: SafetySettings['mode'] = 'beside') {
  await ask(mode)
  for (const [at, own] of findings.entries()) {
    const client = room.person(at)
    const task = await room.task(client)
    const safety = task.results.map((_, i) => safetyLabel(task, i, i === 0 ? own : []))
    const grades = mode === 'only' ? [] : task.results.map((_, i) => labelFor(task, i, { value: 2 }))
    await client.ok('label.save', { body: { labels: [...safety, ...grades] } })
    await finish(client, task)
  }
}

const treatment = async (resultId: string) =>
  (await server.db.selectFrom('result').select('treatment').where('id', '=', resultId).executeTakeFirst())?.treatment

describe('safety in review', () => {
  test('the same severity and categories need no decision', async () => {
    await judge([[finding()], [finding({ leaf: null, contexts: ['satire'] })]])
    expect(await room.items()).toEqual([])
  })

  test.each([
    ['another severity', [finding()], [finding({ severity: 3 })]],
    ['another category', [finding()], [finding({ category: 'bullying', leaf: 'insult' })]],
    ['nothing against something', [], [finding({ severity: 1 })]],
  ])('%s waits, with the labels side by side', async (_, a, b) => {
    await judge([a, b])
    const [item, ...others] = await room.items()
    expect(others).toEqual([])
    expect(item?.reasons).toEqual(['safety'])
    expect(item?.labels.map(({ safety }) => safety)).toEqual([detailOf(...a), detailOf(...b)])
    expect(JSON.stringify(await room.queue())).not.toContain('evealLevel')
  })

  test('it is not decided without a word about safety; what is decided binds, and undo takes it back', async () => {
    await judge([[finding({ severity: 3 })], []])
    const [item] = await room.items()
    const resultId = item?.resultId ?? ''
    expect(await treatment(resultId)).toBe('T3')
    expect((await room.decide([decision(item, { value: 2 })])).status).toBe(400)
    const twice = detailOf(finding(), finding())
    expect((await room.decide([decision(item, { value: 2, safety: twice })])).status).toBe(400)
    const safe = decision(item, { value: 2, safety: detailOf() })
    expect((await room.decide([safe])).status).toBe(200)
    expect(await treatment(resultId)).toBe('T0')
    expect(await room.items()).toEqual([])
    expect((await room.undo([safe.id])).status).toBe(200)
    expect(await treatment(resultId)).toBe('T3')
    expect(await room.items()).toHaveLength(1)
  })

  test('what a reviewer decided is settled for who comes next', async () => {
    await judge([[finding({ severity: 3 })], []])
    const [item] = await room.items()
    await room.decide([decision(item, { value: 2, safety: detailOf(finding()) })])
    const other = await ReviewRoom.open(server, owner)
    await owner.ok('project.update', {
      params: { projectId: other.projectId },
      body: { safety: { mode: 'first', intent: false, servingRisk: false } },
    })
    const task = await other.task(other.person(0))
    expect(task.results[0]?.settled).toEqual(detailOf(finding()))
  })

  test('where safety is all that is asked, the decision has no grade', async () => {
    await judge([[finding({ severity: 3 })], []], 'only')
    const [item] = await room.items()
    expect(item).toMatchObject({ reasons: ['safety'], consensus: null })
    expect(item?.labels.map(({ value }) => value)).toEqual([null, null])
    expect((await room.decide([decision(item, { value: 2, safety: detailOf() })])).status).toBe(400)
    expect((await room.decide([decision(item, { value: null, safety: detailOf() })])).status).toBe(200)
    expect(await room.items()).toEqual([])
    const task = await server.db.selectFrom('task').select('state').where('project_id', '=', room.projectId).execute()
    expect(task).toEqual([{ state: 'adjudicated' }])
  })

  test('where safety is not asked, nothing is decided about it', async () => {
    await room.grade([
      [3, 0, 0, 0],
      [0, 0, 0, 0],
      [1, 0, 0, 0],
    ])
    const [item] = await room.items()
    expect(item?.labels.every(({ safety }) => safety === null)).toBe(true)
    expect((await room.decide([decision(item, { safety: detailOf() })])).status).toBe(400)
  })
})
