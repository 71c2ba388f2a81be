import { sql } from 'kysely'
import { expect } from 'vitest'
import type { BulkAction, BulkBatch } from '#contract/bulk.ts'
import type { Client, TestServer } from './api.ts'

/** Everything that a bulk action may touch, in a fixed order, as the database has it. */
export async function snapshot({ db }: TestServer, projectId: string) {
  const read = async (query: ReturnType<typeof sql>) => (await query.execute(db)).rows
  const of = (table: string, order: string) =>
    read(sql`select * from ${sql.table(table)} where project_id = ${projectId} order by ${sql.raw(order)}`)
  return {
    labels: await of('current_label', 'result_id, by, dimension'),
    tasks: await of('task', 'id'),
    settled: await of('settled', 'result_id'),
    review: await of('review_item', 'result_id'),
    decisions: await of('decision', 'id'),
    requeue: await of('requeue', 'assignment_id'),
    sittings: await read(
      sql`select id, task_id, person_id, purpose, state, surplus, freed, submitted_at, begun_at, leased_until from assignment where project_id = ${projectId} order by id`,
    ),
  }
}

/** Each task's counters are what its sittings and sources say. */
export async function expectCountersTrue({ db }: TestServer, projectId: string): Promise<void> {
  const { rows } =
    await sql`select t.id, t.held, t.done, t.overlap, s.held as "isHeld", s.done + t.sourced as "isDone" from task t cross join lateral (
      select count(*) filter (where a.state in ('active', 'deferred'))::int as held, count(*) filter (where a.state = 'submitted' and not a.freed)::int as done
      from assignment a where a.project_id = t.project_id and a.task_id = t.id and a.purpose = 'production' and not a.surplus) s
    where t.project_id = ${projectId} and (t.held <> s.held or t.done <> s.done + t.sourced)`.execute(db)
  expect(rows).toEqual([])
}

/** Applies a bulk action as its page does: until nothing is left to do. */
export async function applyBulk(owner: Client, projectId: string, action: BulkAction): Promise<BulkBatch> {
  let batch = await owner.ok('bulk.apply', { params: { projectId }, body: { action, reason: 'the news moved on' } })
  while (batch.state === 'running') batch = await owner.ok('bulk.run', { params: { projectId, batchId: batch.id } })
  return batch
}

/** Undoes one to its end. */
export async function undoBulk(owner: Client, projectId: string, batchId: string): Promise<BulkBatch> {
  let batch = await owner.ok('bulk.undo', { params: { projectId, batchId } })
  while (batch.state === 'undoing') batch = await owner.ok('bulk.run', { params: { projectId, batchId } })
  return batch
}

/** Marking labels stale, with what differs. */
export function staleAction(
  filter: Extract<BulkAction, { kind: 'stale' }>['filter'] = {},
  differ: Partial<Extract<BulkAction, { kind: 'stale' }>> = {},
): BulkAction {
  return { kind: 'stale', filter, again: true, liftDecisions: true, ...differ }
}
