import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { LabelFilter } from '#contract/bulk.ts'
import type { TaskView } from '#contract/labelling.ts'
import { newId } from '#server/deps.ts'
import type { Client } from '../support/api.ts'
import { applyBulk, expectCountersTrue, snapshot, staleAction, undoBulk } from '../support/bulk.ts'
import { annotator, doTask, labelFor, makeProject, next } from '../support/projects.ts'
import { served } from '../support/served.ts'

let people: Client[]
const { server, owner } = await served()

beforeAll(async () => {
  const first = await makeProject(server, owner)
  people = [owner, await annotator(server, first, 'Ana'), await annotator(server, first, 'Ben')]
})

/** What somebody does with the next task: nothing but take it, begin it, put it off, give it back, or submit it with a grade. */
const step = fc.record({
  who: fc.nat(2),
  does: fc.constantFrom('takes', 'begins', 'defers', 'returns', 'submits', 'submits', 'submits', 'corrects', 'flags'),
  grade: fc.nat(3),
})
const history = fc.record({
  steps: fc.array(step, { minLength: 4, maxLength: 14 }),
  overlap: fc.integer({ min: 1, max: 3 }),
  decided: fc.nat(2),
  again: fc.boolean(),
  liftDecisions: fc.boolean(),
  filter: fc.constantFrom<LabelFilter>(
    {},
    { grade: 2 },
    { grade: 3 },
    { queryIds: ['t1'] },
    { queryText: 'query 2' },
    { ranker: 'bm25' },
  ),
})
type History = typeof history extends fc.Arbitrary<infer T> ? T : never

async function project({ overlap }: History): Promise<string> {
  const projectId = await makeProject(server, owner, { queries: 3, results: 2, overlap, reviewSpread: 0 })
  const roles = ['annotator' as const]
  for (const { id } of people.slice(1))
    await sql`insert into membership values (${projectId}, ${id}, ${roles}, '{}', '{}', ${server.clock.now})`.execute(
      server.db,
    )
  return projectId
}

async function act(projectId: string, { who, does, grade }: History['steps'][number]): Promise<void> {
  const client = people[who] as Client
  const task = (await next(client, projectId)).tasks[0] as TaskView | undefined
  if (!task || does === 'takes') return
  const params = { assignmentId: task.assignmentId }
  const end = (outcome: 'defer' | 'return') =>
    client.ok('assignment.finish', { params, body: { outcome, madeAt: '2026-11-24T09:00:00.000Z' } })
  if (does === 'begins') await client.ok('label.save', { body: { labels: [labelFor(task, 0, { value: grade })] } })
  else if (does === 'defers') await end('defer')
  else if (does === 'returns') await end('return')
  else {
    const labels = task.results.map((_, i) => labelFor(task, i, { value: (grade + i) % 4 }))
    if (does === 'flags') labels.push(labelFor(task, 0, { dimension: 'flag', value: null }))
    await client.ok('label.save', { body: { labels } })
    await client.ok('assignment.finish', { params, body: { outcome: 'submit', madeAt: '2026-11-24T09:00:00.000Z' } })
    const again = [labelFor(task, 0, { value: (grade + 1) % 4 })]
    if (does === 'corrects') await client.ok('label.save', { body: { labels: again } })
  }
}

async function decide(projectId: string, many: number): Promise<void> {
  const { groups } = await owner.ok('review.next', { params: { projectId }, body: { want: 5, have: [] } })
  const decisions = groups
    .flatMap(({ items }) => items)
    .slice(0, many)
    .map(({ resultId }) => ({
      id: newId(),
      resultId,
      kind: 'none' as const,
      value: null,
      clause: null,
      reason: 'neither',
    }))
  if (decisions.length > 0)
    await owner.call('review.decide', { params: { projectId }, body: { decisions, bulk: false } })
}

async function play(made: History): Promise<string> {
  const projectId = await project(made)
  for (const one of made.steps) await act(projectId, one)
  await decide(projectId, made.decided)
  return projectId
}

describe('after any history of labels', () => {
  test('the counters stay true, and undo puts back exactly what was there', async () => {
    const property = fc.asyncProperty(history, async (made) => {
      const projectId = await play(made)
      const { filter, again, liftDecisions } = made
      const before = await snapshot(server, projectId)
      const action = staleAction(filter, { again, liftDecisions })
      const { counts } = await owner.ok('bulk.preview', { params: { projectId }, body: { action } })
      if (counts.labels === 0) return
      const batch = await applyBulk(owner, projectId, action)
      expect(batch).toMatchObject({ moved: counts.labels, skipped: 0 })
      await expectCountersTrue(server, projectId)
      expect((await owner.ok('bulk.preview', { params: { projectId }, body: { action } })).counts.labels).toBe(0)
      expect(await undoBulk(owner, projectId, batch.id)).toMatchObject({
        restored: counts.labels,
        relabelled: 0,
        taken: 0,
      })
      expect(await snapshot(server, projectId)).toEqual(before)
    })
    await fc.assert(property, { numRuns: 10 })
  })

  test('work goes on between: nobody’s label is lost, places stay true and never overfull', async () => {
    const property = fc.asyncProperty(
      history,
      fc.array(step, { maxLength: 8 }),
      fc.boolean(),
      async (made, later, undoes) => {
        const projectId = await play(made)
        const { rows: labels } = await sql`select id from label where project_id = ${projectId}`.execute(server.db)
        const action = staleAction(made.filter, made)
        const answer = await owner.call('bulk.apply', { params: { projectId }, body: { action, reason: 'old' } })
        for (const one of later) await act(projectId, one)
        await expectCountersTrue(server, projectId)
        if (undoes && answer.status === 200) {
          const { restored, relabelled, taken } = await undoBulk(owner, projectId, answer.body.id)
          expect(restored + relabelled + taken).toBe(answer.body.moved)
          await expectCountersTrue(server, projectId)
        }
        for (let round = 0; round < 12; round += 1)
          for (const client of people)
            for (const task of (await next(client, projectId)).tasks) await doTask(client, task)
        await expectCountersTrue(server, projectId)
        const { rows: over } =
          await sql`select 1 from task where project_id = ${projectId} and held + done > overlap`.execute(server.db)
        expect(over).toEqual([])
        const { rows: kept } = await sql`select id from label where project_id = ${projectId}`.execute(server.db)
        expect(kept).toEqual(expect.arrayContaining(labels))
      },
    )
    await fc.assert(property, { numRuns: 8 })
  })
})
