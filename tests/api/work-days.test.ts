import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { counting } from '#server/db/migrations/0015-work.ts'
import { annotator, labelFor, makeProject, next } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

const days = (projectId: string) =>
  server.db
    .selectFrom('work_day')
    .select(['language', 'purpose', 'labels', 'active_ms'])
    .where('project_id', '=', projectId)
    .orderBy('day')
    .orderBy('language')
    .execute()

test('labels are summed per day and person as they come, each once; corrections take time alone', async () => {
  const projectId = await makeProject(server, owner, { queries: 2, results: 3 })
  const ana = await annotator(server, projectId, 'Ana')
  const { tasks } = await next(ana, projectId, 1)
  const task = tasks[0] as NonNullable<(typeof tasks)[0]>
  const labels = [0, 1].map((at) => ({ ...labelFor(task, at, { value: 1 }), activeMs: 1500 }))
  await ana.ok('label.save', { body: { labels } })
  await ana.ok('label.save', { body: { labels } })
  expect(await days(projectId)).toMatchObject([{ purpose: 'production', labels: 2, active_ms: 3000 }])
  server.clock.now = new Date(server.clock.now.getTime() + 24 * 3_600_000)
  const correction = { ...labelFor(task, 0, { value: 2 }), activeMs: 500 }
  await ana.ok('label.save', { body: { labels: [correction] } })
  expect((await days(projectId)).map((day) => [day.labels, day.active_ms])).toEqual([
    [2, 3000],
    [0, 500],
  ])
  // Sums from before corrections were told apart come to the same.
  await sql`update work_day set labels = labels + 5`.execute(server.db)
  await counting.up(server.db as never)
  expect((await days(projectId)).map((day) => [day.labels, day.active_ms])).toEqual([
    [2, 3000],
    [0, 500],
  ])
})
