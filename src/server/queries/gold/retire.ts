import { type Kysely, sql, type Transaction } from 'kysely'
import type { GoldChange } from '#contract/gold.ts'
import { ApiError, found } from '../../api-error.ts'
import type { Database } from '../../db/schema.ts'

/** Retires the production gold of a task that as many people have answered as the project sets. */
export async function retireWorn(
  db: Kysely<Database>,
  { project_id, task_id }: { project_id: string; task_id: string },
  now: Date,
): Promise<void> {
  await sql`update gold g set retired_at = ${now}, retired_why = 'answered' from result r, project p
    where r.project_id = ${project_id} and r.task_id = ${task_id} and p.id = r.project_id and g.project_id = r.project_id and g.result_id = r.id and g.pool = 'production' and g.retired_at is null
      and (select count(*) from gold_answer a where a.project_id = g.project_id and a.result_id = g.result_id) >= p.gold_retire_after`.execute(
    db,
  )
}

/**
 * Retires the gold that cites clauses which read otherwise now: its grade may no longer be right. What was settled in the session that the
 * change comes from stays: it was settled in that sense.
 */
export async function retireForClauses(
  trx: Transaction<Database>,
  {
    projectId,
    clauses,
    sessionId = null,
    now,
  }: { projectId: string; clauses: string[]; sessionId?: string | null; now: Date },
): Promise<void> {
  if (clauses.length === 0) return
  await sql`update gold g set retired_at = ${now}, retired_why = 'clause' where g.project_id = ${projectId} and g.retired_at is null and g.clause = any(${clauses})
    and not exists (select 1 from calibration_item i where i.project_id = g.project_id and i.session_id = ${sessionId}::uuid and i.result_id = g.result_id
      and i.settled_at is not null and i.value = g.value and i.clause = g.clause)`.execute(trx)
}

/** Changes an item; where grade or tolerance change, the answers on it are scored anew. Throws 404 or, for a grade that is not on the scale, 400. */
export async function changeGold(
  trx: Transaction<Database>,
  projectId: string,
  resultId: string,
  change: GoldChange,
): Promise<void> {
  const set = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const { numUpdatedRows } = found(
    await trx
      .updateTable('gold')
      .set((eb) => ({ result_id: eb.ref('result_id'), ...set }))
      .where('project_id', '=', projectId)
      .where('result_id', '=', resultId)
      .executeTakeFirst(),
  )
  if (numUpdatedRows === 0n) throw new ApiError('not-found', 'There is no such gold.')
  const { rows } = await sql<{
    fits: boolean
  }>`select exists (select 1 from gold g join scale s on s.project_id = g.project_id and s.version = g.scale_version
    where g.project_id = ${projectId} and g.result_id = ${resultId} and s.grades @> jsonb_build_array(jsonb_build_object('value', g.value))) as fits`.execute(
    trx,
  )
  if (!rows[0]?.fits) throw new ApiError('bad-request', 'There is no such grade.')
  if (change.value === undefined && change.tolerance === undefined) return
  await sql`with place as (select (x.grade ->> 'value')::int as value, x.place from gold g join scale s on s.project_id = g.project_id and s.version = g.scale_version
      cross join lateral jsonb_array_elements(s.grades) with ordinality as x(grade, place) where g.project_id = ${projectId} and g.result_id = ${resultId})
    update gold_answer a set is_correct = abs(own.place - known.place) <= g.tolerance from gold g, place own, place known
    where g.project_id = ${projectId} and g.result_id = ${resultId} and a.project_id = g.project_id and a.result_id = g.result_id
      and own.value = a.value and known.value = g.value`.execute(trx)
}
