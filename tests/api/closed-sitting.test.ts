import { expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import { newId } from '#server/deps.ts'
import type { Client } from '../support/api.ts'
import { labelFor } from '../support/projects.ts'
import { decision, finish, ReviewRoom } from '../support/review.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

/** A sitting for gold of a person with a task. */
async function sit(client: Client, projectId: string, taskId: string): Promise<TaskView> {
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

test('a sitting for gold made from what was decided before is not closed by that; what is decided later closes it like any other', async () => {
  const room = await ReviewRoom.open(server, owner)
  const [task] = await room.grade([
    [0, 0, 0, 0],
    [2, 0, 0, 0],
    [1, 0, 0, 0],
  ])
  const [item] = await room.items()
  await room.decide([decision(item)])
  server.pass(1)
  const late = await room.join('Late', ['annotator'])
  const taskId = (
    await server.db
      .selectFrom('assignment')
      .select('task_id')
      .where('id', '=', task?.assignmentId ?? '')
      .executeTakeFirstOrThrow()
  ).task_id
  const sitting = await sit(late, room.projectId, taskId)
  await late.ok('label.save', { body: { labels: sitting.results.map((_, i) => labelFor(sitting, i, { value: 1 })) } })
  await finish(late, sitting)
  const state = async () => (await late.ok('history.get', { query: {} })).rows.map(({ correctable }) => correctable)
  const correct = () => late.call('label.save', { body: { labels: [labelFor(sitting, 0, { value: 2 })] } })
  expect([await state(), (await correct()).status]).toEqual([[true], 200])
  server.pass(1)
  const made = (
    await server.db.selectFrom('decision').select('id').where('project_id', '=', room.projectId).execute()
  ).map(({ id }) => id)
  await room.undo(made)
  await room.decide([decision(item)])
  expect([await state(), (await correct()).status]).toEqual([[false], 422])
})
