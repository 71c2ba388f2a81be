import { beforeEach, expect, test } from 'vitest'
import type { Client } from '../support/api.ts'
import { labelFor } from '../support/projects.ts'
import { decision, disputed, finish, oneClause, ReviewRoom } from '../support/review.ts'
import { served } from '../support/served.ts'

let room: ReviewRoom
const { server, owner } = await served()

beforeEach(async () => {
  room = await ReviewRoom.open(server, owner)
})

async function send(): Promise<string> {
  await room.publish(oneClause)
  await room.grade(disputed)
  const [item] = await room.items()
  const back = { kind: 'send-back', value: null, clause: 'intent', reason: 'Watch to the end.' } as const
  const made = decision(item, back)
  expect((await room.decide([made])).status).toBe(200)
  return made.id
}
const notices = async (client: Client) =>
  (await client.ok('notice.list')).notices.filter(({ projectId }) => projectId === room.projectId)

test('the annotators find it again with the words of the reviewer, and it waits again when all are done', async () => {
  await send()
  expect((await room.queue()).counts).toMatchObject({ waiting: 0, sentBack: 1 })
  for (const client of room.people) {
    expect((await notices(client))[0]).toMatchObject({ kind: 'sent-back', isRead: false })
    const task = await room.task(client)
    expect(task.note).toEqual({ text: 'Watch to the end.', clause: 'intent' })
    expect(task.labels).toHaveLength(4)
    const value = client === room.people[0] ? 2 : 3
    await client.ok('label.save', { body: { labels: [labelFor(task, 0, { value })] } })
    await finish(client, task)
  }
  expect(await room.items()).toHaveLength(0)
  expect((await room.queue()).counts).toMatchObject({ waiting: 0, sentBack: 0, decided: 0 })
  expect(await room.grades()).toEqual(['3', '0', '0', '0'])
})

test('who does not take it up in a week leaves the label as it was, and it waits for the reviewer again', async () => {
  await send()
  server.pass(8 * 24 * 60)
  expect((await room.queue()).counts).toMatchObject({ waiting: 1, sentBack: 0 })
  expect((await room.items()).map(({ labels }) => labels.length)).toEqual([3])
  await room.person(0).call('task.next', { params: { projectId: room.projectId }, body: { want: 1, have: [] } })
  const params = { projectId: room.projectId }
  const { rows } = await owner.ok('project.progress', { params, query: { by: 'query' } })
  expect(rows[0]).toMatchObject({ done: 3, held: 0 })
  expect(await room.grades()).toEqual(['1', '0', '0', '0'])
})

test('taken back: who has not handed in again has nothing to do, and their notice is gone', async () => {
  const id = await send()
  const ana = room.person(0)
  const task = await room.task(ana)
  await ana.ok('label.save', { body: { labels: [labelFor(task, 0, { value: 3 })] } })
  await finish(ana, task)
  expect((await room.undo([id])).status).toBe(200)
  expect((await room.queue()).counts).toMatchObject({ waiting: 1, sentBack: 0 })
  expect((await room.items())[0]?.labels.map(({ value }) => value).sort()).toEqual([1, 3, 3])
  expect((await notices(room.person(1))).map(({ kind }) => kind)).not.toContain('sent-back')
  const params = { projectId: room.projectId }
  const answer = await room.person(1).ok('task.next', { params, body: { want: 1, have: [] } })
  expect([answer.tasks, answer.state]).toEqual([[], 'all-done'])
  const { rows } = await owner.ok('project.progress', { params, query: { by: 'query' } })
  expect(rows[0]).toMatchObject({ done: 3, held: 0 })
})
