import { beforeEach, describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import { newId } from '#server/deps.ts'
import type { Client } from '../support/api.ts'
import { labelFor } from '../support/projects.ts'
import { decision, disputed, oneClause, ReviewRoom } from '../support/review.ts'
import { served } from '../support/served.ts'

let room: ReviewRoom
const { server, owner } = await served()

beforeEach(async () => {
  room = await ReviewRoom.open(server, owner)
})

const notices = async (client: Client) =>
  (await client.ok('notice.list')).notices.filter(({ projectId }) => projectId === room.projectId)

describe('feedback', () => {
  test('says what was decided and why, never what others said; a decision is contested once', async () => {
    await room.publish(oneClause)
    const tasks = await room.grade(disputed)
    const ana = room.person(0)
    expect((await room.feedback(ana)).rows).toEqual([])
    await room.decide([decision((await room.items())[0], { value: 3, clause: 'intent', reason: 'It fits.' })])
    const { rows, clauses, total } = await room.feedback(ana)
    const told = { own: 0, decided: 3, clause: 'intent', reason: 'It fits.', contest: 'possible' }
    expect(rows).toMatchObject([{ ...told, assignmentId: tasks[0]?.assignmentId, projectName: 'Bikes' }])
    expect(clauses).toEqual([{ projectId: room.projectId, clause: 'intent', decided: 1, confirmed: 0 }])
    expect(total).toEqual({ decided: 1, confirmed: 0 })
    expect((await room.feedback(room.person(1))).rows[0]?.contest).toBe('no')

    const contest = { subject: rows[0]?.subject ?? '', reason: 'The title says another thing.' }
    const params = { assignmentId: rows[0]?.assignmentId ?? '' }
    await ana.ok('contest.create', { params, body: contest })
    expect((await ana.call('contest.create', { params, body: contest })).error.id).toBe('contest-used')
    const [again] = await room.items()
    expect(again).toMatchObject({ state: 'waiting', contests: [{ reason: 'The title says another thing.' }] })
    expect(again?.reasons).toContain('contested')
    expect(again?.earlier).toEqual({ value: 3, clause: 'intent', reason: 'It fits.' })
    server.pass(1)
    const answer = decision(again, { value: 0, clause: 'intent', reason: 'Right.' })
    await room.decide([answer])
    expect((await notices(ana)).map(({ kind }) => kind)).toContain('contest-answered')
    expect((await room.feedback(ana)).rows[0]).toMatchObject({ decided: 0, contest: 'answered' })

    // Taken back, the contest is open again and what was decided first is in force.
    await room.undo([answer.id])
    expect((await room.feedback(ana)).rows[0]).toMatchObject({ decided: 3, contest: 'open' })
    expect((await notices(ana)).map(({ kind }) => kind)).not.toContain('contest-answered')
    expect((await room.items())[0]?.reasons).toContain('contested')
  })

  test('one cannot contest what agrees, nor with the id of another', async () => {
    const tasks = await room.grade(disputed)
    await room.decide([decision((await room.items())[0], { value: 3 })])
    const contest = (client: Client, task: TaskView | undefined) =>
      client.call('contest.create', {
        params: { assignmentId: task?.assignmentId ?? '' },
        body: { subject: task?.results[0]?.id ?? '', reason: 'No.' },
      })
    expect((await contest(room.person(1), tasks[1])).status).toBe(404)
    expect((await contest(room.person(0), tasks[2])).status).toBe(404)
  })

  test('is about the label that was decided on: a later correction does not confirm itself', async () => {
    const tasks = await room.grade([
      [0, 3, 0, 0],
      [3, 0, 0, 0],
      [1, 1, 0, 0],
    ])
    const [first] = await room.items()
    await room.decide([decision(first, { value: 3 })])
    server.pass(1)
    // The second result still waits, so that the task can be corrected.
    const corrected = tasks[0] && labelFor(tasks[0], 0, { value: 3 })
    await room.person(0).ok('label.save', { body: { labels: corrected ? [corrected] : [] } })
    const { rows, total } = await room.feedback(room.person(0))
    expect([rows.map(({ own, decided }) => [own, decided]), total]).toEqual([[[0, 3]], { decided: 1, confirmed: 0 }])
  })

  /** A sitting for gold of a person with the task of the room, as the server hands it out. */
  async function goldSitting(client: Client): Promise<TaskView> {
    const { db, clock } = server
    const task = await db
      .selectFrom('task')
      .select('id')
      .where('project_id', '=', room.projectId)
      .executeTakeFirstOrThrow()
    const assignmentId = newId()
    await db
      .insertInto('assignment')
      .values({
        ...{
          project_id: room.projectId,
          id: assignmentId,
          task_id: task.id,
          person_id: client.id,
          purpose: 'gold',
          state: 'active',
        },
        ...{ leased_until: new Date(clock.now.getTime() + 3_600_000), created_at: clock.now, last_at: clock.now },
      })
      .execute()
    return client.ok('assignment.get', { params: { assignmentId } })
  }

  test('is the same for a sitting for gold as for any other: told of what is decided after it, not of what was before', async () => {
    const early = await room.join('Early', ['annotator'])
    const late = await room.join('Late', ['annotator'])
    const sit = async (client: Client) => {
      const task = await goldSitting(client)
      await client.ok('label.save', { body: { labels: [0, 1, 2, 3].map((i) => labelFor(task, i, { value: 1 })) } })
      const done = { state: 'submitted', submitted_at: server.clock.now } as const
      await server.db.updateTable('assignment').set(done).where('id', '=', task.assignmentId).execute()
    }
    await sit(early)
    await room.grade(disputed)
    await room.decide([decision((await room.items())[0], { value: 3 })])
    server.pass(1)
    expect((await room.feedback(early)).rows).toMatchObject([{ own: 1, decided: 3, contest: 'possible' }])
    expect((await notices(early)).map(({ kind }) => kind)).toEqual(['decided'])
    await server.db.updateTable('task').set({ state: 'open' }).where('project_id', '=', room.projectId).execute()
    await sit(late)
    expect((await room.feedback(late)).rows).toEqual([])
    expect(await notices(late)).toEqual([])
  })
})

describe('the inbox', () => {
  test('has one notice per project and day for what was decided, which counts and follows an undo', async () => {
    await room.grade([
      [0, 3, 0, 0],
      [3, 0, 0, 0],
      [1, 1, 0, 0],
    ])
    const [first, second] = await room.items()
    const made = [decision(first), decision(second)]
    await room.decide(made.slice(0, 1))
    const [notice] = await notices(room.person(0))
    expect(notice).toMatchObject({ kind: 'decided', projectName: 'Bikes', detail: { count: 1 }, isRead: false })
    await room.person(0).ok('notice.read', { body: { ids: [notice?.id ?? ''] } })
    await room.person(1).ok('notice.read', { body: { ids: [notice?.id ?? ''] } })
    expect((await room.person(0).ok('notice.list')).unread).toBe(0)
    expect((await room.person(1).ok('notice.list')).unread).toBe(1)
    await room.decide(made.slice(1))
    expect(await notices(room.person(0))).toMatchObject([{ kind: 'decided', detail: { count: 2 }, isRead: false }])
    await room.undo([made[0]?.id ?? ''])
    expect(await notices(room.person(0))).toMatchObject([{ detail: { count: 1 } }])
    await room.undo([made[1]?.id ?? ''])
    expect(await notices(room.person(0))).toEqual([])
  })

  test('tells every member of a new version of the guideline, once', async () => {
    await room.publish(oneClause)
    await room.publish(`${oneClause} More.`)
    expect(await notices(room.person(2))).toMatchObject([{ kind: 'guideline', detail: { version: 2 } }])
    expect(await notices(owner)).toEqual([])
  })
})
