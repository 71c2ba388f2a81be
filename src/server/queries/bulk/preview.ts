import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { BulkAction, BulkCounts, BulkExample, BulkPreview } from '#contract/bulk.ts'
import { ApiError } from '../../api-error.ts'
import { sha256 } from '../../crypto.ts'
import type { Database } from '../../db/schema.ts'
import type { Seeker } from '../assign/seeker.ts'
import { isShown, shownQuery, titleOrNull } from '../hold-back.ts'
import { changedTasks, isOpen, openTasks, staleLabels } from './conditions.ts'
import { canMove, loadReceiver } from './receiver.ts'

type Db = Kysely<Database>

interface Asking {
  projectId: string
  action: BulkAction
  now: Date
}

/** How many examples a preview shows. */
const examples = 50

function counting({ projectId, action, now }: Asking, receiver: Seeker | null): RawBuilder<BulkCounts> {
  switch (action.kind) {
    case 'stale':
      return sql<BulkCounts>`select count(*) filter (where not o)::int as labels, count(distinct r) filter (where not o)::int as results, count(distinct t) filter (where not o)::int as tasks,
        count(distinct q) filter (where not o)::int as queries, count(distinct p) filter (where not o)::int as people,
        count(distinct r) filter (where not o and decided)::int as decisions, count(*) filter (where o)::int as left
        from (select r.id as r, t.id as t, q.id as q, l.person_id as p, s.result_id is not null as decided, ${isOpen} as o from ${staleLabels(projectId, action, now)}) f`
    case 'reassign':
      return sql<BulkCounts>`select coalesce(sum(labels) filter (where fits), 0)::int as labels, coalesce(sum(results) filter (where fits), 0)::int as results,
        count(*) filter (where fits)::int as tasks, count(distinct q) filter (where fits)::int as queries, count(*) filter (where not fits)::int as left, 0 as decisions,
        ${action.to === null ? 1 : 2}::int as people
        from (select q.id as q, ${canMove(receiver)} as fits, (select count(*) from result r where r.project_id = t.project_id and r.task_id = t.id) as results,
          (select count(*) from current_label l where l.project_id = a.project_id and l.assignment_id = a.id and l.dimension = 'relevance' and l.kind <> 'retraction') as labels
          from ${openTasks(projectId, action, now)}) f`
    case 'places':
      return sql<BulkCounts>`select 0 as labels, coalesce(sum((select count(*) from result r where r.project_id = f.project_id and r.task_id = f.id)), 0)::int as results,
        count(*)::int as tasks, count(distinct query_id)::int as queries, 0 as left, 0 as decisions, 0 as people
        from (select t.project_id, t.id, t.query_id from ${changedTasks(projectId, action)}) f`
  }
}

type Found = Omit<BulkExample, 'at'> & { at: Date | null }

function finding({ projectId, action, now }: Asking, receiver: Seeker | null): RawBuilder<Found> {
  const query = sql`q.external_id as "queryId", ${shownQuery} as query, q.language, q.market`
  switch (action.kind) {
    case 'stale':
      return sql<Found>`select ${query}, ${titleOrNull} as title, not ${isShown} as masked, l.value, s.clause, l.at from ${staleLabels(projectId, action, now)} and not ${isOpen}
        order by q.position, r.rank, r.id, l.label_id limit ${examples}`
    case 'reassign':
      return sql<Found>`select ${query}, null as title, false as masked, null::int as value, null as clause, a.last_at as at
        from ${openTasks(projectId, action, now)} and ${canMove(receiver)} order by q.position, a.id limit ${examples}`
    case 'places':
      return sql<Found>`select ${query}, null as title, false as masked, null::int as value, null as clause, null::timestamptz as at
        from ${changedTasks(projectId, action)} order by q.position, t.id limit ${examples}`
  }
}

/** What an action touches in number: labels where it marks them, else tasks. */
export function sizeOf({ kind }: BulkAction, { labels, tasks }: BulkCounts): number {
  return kind === 'stale' ? labels : tasks
}

/** How much an action would touch, as it stands now. */
export async function bulkCounts(db: Db, asking: Asking): Promise<BulkCounts> {
  const { rows } = await counting(asking, await loadReceiver(db, asking.projectId, asking.action)).execute(db)
  const none = { queries: 0, tasks: 0, results: 0, labels: 0, people: 0, decisions: 0, left: 0 }
  return rows[0] ?? none
}

async function digestOf({ projectId, action }: Asking, size: number, secret: string): Promise<string> {
  return `${size}.${await sha256(JSON.stringify([secret, projectId, action, size]))}`
}

/** Throws `bulk-changed` when the digest belongs to another action, or the number has changed by more than 2 % and more than five. */
export async function checkDigest(asking: Asking, size: number, digest: string, secret: string): Promise<void> {
  const before = Number.parseInt(digest, 10)
  const isSame = digest === (await digestOf(asking, before, secret))
  if (isSame && Math.abs(size - before) <= Math.max(5, before * 0.02)) return
  throw new ApiError('bulk-changed', 'What this would touch has changed since the preview.', { before, now: size })
}

/** What an action would touch: how much, the first of it, and a digest that stands for both. */
export async function bulkPreview(db: Db, asking: Asking, secret: string): Promise<BulkPreview> {
  const counts = await bulkCounts(db, asking)
  const { rows } = await finding(asking, await loadReceiver(db, asking.projectId, asking.action)).execute(db)
  return {
    counts,
    examples: rows.map(({ at, ...row }) => ({ ...row, at: at?.toISOString() ?? null })),
    digest: await digestOf(asking, sizeOf(asking.action, counts), secret),
  }
}
