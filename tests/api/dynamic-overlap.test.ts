import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { TaskView } from '#contract/labelling.ts'
import type { Client } from '../support/api.ts'
import { joinAll, makeCrowd } from '../support/crowd.ts'
import { labelFor, makeProject, next } from '../support/projects.ts'
import { served } from '../support/served.ts'

const { server, owner } = await served()

/** Gives people so many answers on gold of the project, `correct` of them right: on results made for it. */
async function giveSkill(projectId: string, people: Client[], correct: number, total: number): Promise<void> {
  const goldProject = await makeProject(server, owner, { queries: total, results: 1 })
  await joinAll(server, goldProject, people)
  // The results stand in a project of their own, so that they do not fall among the work.
  const { rows } = await sql<{ id: string }>`select id from result where project_id = ${goldProject}`.execute(server.db)
  await server.db.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db)
    for (const { id: personId } of people)
      for (const [n, { id }] of rows.entries())
        await sql`insert into gold_answer (project_id, person_id, result_id, assignment_id, label_id, pool, language, value, is_correct, at)
          values (${projectId}, ${personId}, ${id}, gen_random_uuid(), gen_random_uuid(), 'production', 'en', 1, ${n < correct}, now())`.execute(
          db,
        )
    await sql`set session_replication_role = default`.execute(db)
  })
}

async function stage(people: number, skill: { correct: number; total: number } | null, isExhaustive = false) {
  const projectId = await makeProject(server, owner, {
    ...{ queries: 1, results: 3, overlap: 2, dynamicOverlap: true, confidence: 0.8, maxOverlap: 4 },
  })
  await sql`update task set exhaustive = ${isExhaustive} where project_id = ${projectId}`.execute(server.db)
  const crowd = await makeCrowd(server, people)
  await joinAll(server, projectId, crowd)
  if (skill) await giveSkill(projectId, crowd, skill.correct, skill.total)
  return { projectId, crowd }
}

/** Takes the next task, grades its results by title and submits; answers the titles there were. */
async function work(client: Client | undefined, projectId: string, grades: Record<string, number>): Promise<string[]> {
  if (!client) throw new Error('nobody')
  const task = (await next(client, projectId)).tasks[0] as TaskView
  const labels = task.results.map(({ title }, i) => labelFor(task, i, { value: grades[title] ?? 0 }))
  await client.ok('label.save', { body: { labels } })
  const body = { outcome: 'submit' as const, madeAt: '2026-11-24T09:00:00.000Z' }
  await client.ok('assignment.finish', { params: { assignmentId: task.assignmentId }, body })
  return task.results.map(({ title }) => title)
}

describe('dynamic overlap', () => {
  test('only the undecided result goes on, to another person each, until it is decided', async () => {
    const { projectId, crowd } = await stage(4, { correct: 18, total: 20 })
    const all = ['Title 1', 'Title 2', 'Title 3']
    expect(await work(crowd[0], projectId, { 'Title 1': 1, 'Title 2': 3, 'Title 3': 2 })).toEqual(all)
    expect(await work(crowd[1], projectId, { 'Title 1': 1, 'Title 2': 0, 'Title 3': 2 })).toEqual(all)
    // Those who had it are not asked again.
    expect(await next(crowd[0] as Client, projectId)).toMatchObject({ tasks: [], state: 'all-done' })
    const third = (await next(crowd[2] as Client, projectId)).tasks[0] as TaskView
    expect(third.results.map(({ title }) => title)).toEqual(['Title 2'])
    // A label for a result that is not in the sitting is not taken, whatever its id.
    expect(
      (await (crowd[2] as Client).call('label.save', { body: { labels: [labelFor(third, 0, { subject: 'x' })] } }))
        .status,
    ).toBe(422)
    expect(await work(crowd[2], projectId, { 'Title 2': 3 })).toEqual(['Title 2'])
    expect(await next(crowd[3] as Client, projectId)).toMatchObject({ tasks: [], state: 'all-done' })
    const { rows } = await sql`select overlap, held, done, undecided from task where project_id = ${projectId}`.execute(
      server.db,
    )
    expect(rows).toEqual([{ overlap: 3, held: 0, done: 3, undecided: [] }])
    // A decided result does not wait for labels that it will never get.
    const { rows: items } = await sql`select i.reasons from review_item i where project_id = ${projectId}`.execute(
      server.db,
    )
    expect(items).toEqual([{ reasons: ['spread'] }])
  })

  test('never beyond the largest overlap', async () => {
    const { projectId, crowd } = await stage(5, { correct: 8, total: 20 })
    for (const [i, client] of crowd.slice(0, 4).entries())
      await work(client, projectId, { 'Title 1': i, 'Title 2': i, 'Title 3': i })
    expect(await next(crowd[4] as Client, projectId)).toMatchObject({ tasks: [], state: 'all-done' })
  })

  test('stays fixed while the skill of somebody who graded is not known', async () => {
    const { projectId, crowd } = await stage(3, { correct: 9, total: 9 })
    await work(crowd[0], projectId, { 'Title 1': 0 })
    await work(crowd[1], projectId, { 'Title 1': 3 })
    expect(await next(crowd[2] as Client, projectId)).toMatchObject({ tasks: [], state: 'all-done' })
  })

  test('a task of the random twentieth gets everything, and the saving is measured on it', async () => {
    const { projectId, crowd } = await stage(4, { correct: 18, total: 20 }, true)
    const given = [
      { 'Title 1': 1, 'Title 2': 3, 'Title 3': 2 },
      { 'Title 1': 1, 'Title 2': 0, 'Title 3': 2 },
      { 'Title 1': 1, 'Title 2': 3, 'Title 3': 0 },
      { 'Title 1': 1, 'Title 2': 3, 'Title 3': 0 },
    ]
    for (const [i, grades] of given.entries()) expect(await work(crowd[i], projectId, grades)).toHaveLength(3)
    // Title 1 after two, Title 2 after three, Title 3 after two; its full posterior is a tie, which goes to the first grade.
    expect(await owner.ok('project.overlap', { params: { projectId } })).toEqual({
      results: 3,
      used: 7,
      labels: 12,
      same: 2,
    })
    expect((await (crowd[0] as Client).call('project.overlap', { params: { projectId } })).status).toBe(403)
  })

  test('more overlap for all ends the sparing; about one task in twenty is drawn at import', async () => {
    const { projectId, crowd } = await stage(4, { correct: 18, total: 20 })
    await work(crowd[0], projectId, {})
    await work(crowd[1], projectId, {})
    await owner.ok('project.update', { params: { projectId }, body: { overlap: 3 } })
    expect(await work(crowd[2], projectId, {})).toHaveLength(3)
    const big = await makeProject(server, owner, { queries: 2000, results: 1 })
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from task where project_id = ${big} and exhaustive`.execute(server.db)
    expect(rows[0]?.n).toBeGreaterThan(60)
    expect(rows[0]?.n).toBeLessThan(145)
  })
})
