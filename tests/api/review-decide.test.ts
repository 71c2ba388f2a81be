import { beforeEach, describe, expect, test } from 'vitest'
import { labelFor } from '../support/projects.ts'
import { decision, disputed, oneClause, ReviewRoom } from '../support/review.ts'
import { served } from '../support/served.ts'

let room: ReviewRoom
const { server, owner } = await served()

beforeEach(async () => {
  room = await ReviewRoom.open(server, owner)
})

describe('deciding', () => {
  test('settles the result: the export has the decision, the task is closed, an undo opens it again', async () => {
    await room.publish(oneClause)
    const [task] = await room.grade(disputed)
    if (!task) throw new Error('no task')
    const [item] = await room.items()
    const made = decision(item, { value: 2, clause: 'intent', reason: 'It shows the repair.' })
    expect((await room.decide([made])).status).toBe(200)
    expect((await room.decide([made])).status).toBe(200)
    expect(await room.items()).toHaveLength(0)
    expect(await room.grades()).toEqual(['2', '0', '0', '0'])
    const late = labelFor(task, 0, { value: 3, guidelineVersion: 1 })
    const refused = await room.person(0).call('label.save', { body: { labels: [late] } })
    expect(refused.error).toMatchObject({ id: 'labels-refused', details: { refused: [{ reason: 'adjudicated' }] } })

    expect((await room.undo([made.id])).status).toBe(200)
    expect((await room.undo([made.id])).status).toBe(200)
    expect(await room.items()).toHaveLength(1)
    expect(await room.grades()).toEqual(['1', '0', '0', '0'])
    expect((await room.person(0).call('label.save', { body: { labels: [late] } })).status).toBe(200)
  })

  test('cites a clause once the guideline has one; passing up, sending back and accepting together need not', async () => {
    await room.grade([
      [0, 3, 2, 0],
      [3, 0, 2, 0],
      [1, 1, 0, 0],
    ])
    const [first, second, third] = await room.items()
    expect((await room.decide([decision(first, { clause: 'intent' })])).status).toBe(400)
    await room.publish(oneClause)
    expect((await room.decide([decision(first)])).error.id).toBe('needs-clause')
    expect((await room.decide([decision(first, { clause: 'nothing' })])).status).toBe(400)
    expect((await room.decide([decision(first, { kind: 'pass-up', value: null })])).status).toBe(200)
    expect((await room.decide([decision(third, { value: 2 })], owner, true)).status).toBe(200)
    // A clause of the version before still counts: the decision may have been on its way.
    await room.publish('# Bikes\n\n## Another {#other}\n\nNew.')
    expect((await room.decide([decision(second, { clause: 'intent' })])).status).toBe(200)
  })

  test('nobody decides on a result they labelled, one by one, together, or by taking back', async () => {
    const membership = { roles: ['annotator' as const, 'owner' as const], languages: [], markets: [] }
    const ana = room.person(0)
    await owner.ok('member.update', { params: { projectId: room.projectId, personId: ana.id }, body: membership })
    await room.grade([
      [2, 0, 0, 0],
      [2, 0, 0, 0],
      [0, 0, 0, 0],
    ])
    const [item] = await room.items()
    server.pass(16)
    const own = await room.queue(ana)
    expect([own.groups.length, own.own]).toEqual([0, 1])
    expect((await ana.ok('review.safe', { params: { projectId: room.projectId } })).items).toEqual([])
    const made = decision(item, { value: 2 })
    expect((await room.decide([made], ana)).error.id).toBe('own-label')
    expect((await room.decide([made], ana, true)).error.id).toBe('own-label')
    await room.decide([made])
    expect((await room.undo([made.id], ana)).error.id).toBe('own-label')
    expect(await room.grades()).toEqual(['2', '0', '0', '0'])
  })

  test('what somebody else decided meanwhile is said, and nothing of the batch is stored', async () => {
    await room.grade([
      [0, 0, 0, 0],
      [3, 3, 0, 0],
      [1, 1, 0, 0],
    ])
    const [first, second] = await room.items()
    await room.decide([decision(first)])
    const outcome = await room.decide([decision(second), decision(first)])
    expect(outcome.error).toMatchObject({ id: 'already-decided', details: { resultId: first?.resultId } })
    expect((await room.decide([decision(second), decision(second)])).status).toBe(400)
    expect(await room.items()).toHaveLength(1)
  })

  test('a grade that is not on the scale, or a refusal without a reason, is refused', async () => {
    await room.grade(disputed)
    const [item] = await room.items()
    expect((await room.decide([decision(item, { value: 9 })])).status).toBe(400)
    expect((await room.decide([decision(item, { kind: 'none', value: null })])).status).toBe(400)
    expect((await room.decide([decision(item, { kind: 'send-back', value: null })])).status).toBe(400)
  })

  test('none is right: the result leaves without a grade', async () => {
    await room.grade(disputed)
    const [item] = await room.items()
    await room.decide([decision(item, { kind: 'none', value: null, reason: 'The query is broken.' })])
    expect(await room.grades()).toEqual(['', '0', '0', '0'])
  })

  test('passed up: it waits for owners only, and what they decided stays when the passing up is taken back', async () => {
    await room.grade(disputed)
    const reviewer = await room.join('Rui')
    const [item] = await room.items(reviewer)
    const up = decision(item, { kind: 'pass-up', value: null })
    expect((await room.decide([up], reviewer)).status).toBe(200)
    const after = await room.queue(reviewer)
    expect([after.groups.length, after.counts.passed]).toEqual([0, 1])
    expect((await room.decide([decision(item)], reviewer)).error.id).toBe('already-decided')
    expect((await room.items()).map(({ state }) => state)).toEqual(['passed'])
    server.pass(1)
    const final = decision(item)
    expect((await room.decide([final])).status).toBe(200)
    expect((await room.undo([final.id], reviewer)).status).toBe(404)
    expect((await room.undo([up.id], reviewer)).status).toBe(200)
    expect((await room.queue()).counts).toMatchObject({ waiting: 0, passed: 0, decided: 1 })
  })
})

describe('what is safe', () => {
  const mostly = [
    [2, 3, 0, 0],
    [2, 1, 0, 0],
    [0, 0, 0, 0],
  ]
  const safe = async () => (await owner.ok('review.safe', { params: { projectId: room.projectId } })).items

  test('is shown first, accepted together, and taken back together', async () => {
    await room.grade(mostly)
    const shown = await safe()
    expect(shown.map(({ values, consensus }) => [values, consensus])).toEqual([[[2, 2, 0], 2]])
    const made = shown.map((item) => decision(item, { value: item.consensus }))
    expect((await room.decide(made, owner, true)).status).toBe(200)
    expect(await room.items()).toHaveLength(1)
    await room.undo(made.map(({ id }) => id))
    expect(await room.items()).toHaveLength(2)
  })

  test('is looked at again when it is accepted: nothing else goes through, nor what has changed since', async () => {
    const tasks = await room.grade(mostly)
    const shown = await safe()
    const items = await room.items()
    const other = items.find(({ resultId }) => resultId !== shown[0]?.resultId)
    expect((await room.decide([decision(other)], owner, true)).error.id).toBe('not-safe')
    expect((await room.decide([decision(shown[0], { value: 0 })], owner, true)).error.id).toBe('not-safe')
    const changed = tasks[1] && labelFor(tasks[1], 0, { value: 3 })
    await room.person(1).ok('label.save', { body: { labels: changed ? [changed] : [] } })
    expect((await room.decide([decision(shown[0], { value: 2 })], owner, true)).error.id).toBe('not-safe')
    expect((await room.queue()).counts.decided).toBe(0)
  })
})
