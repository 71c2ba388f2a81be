import { sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { syncPools } from '../course/pools.ts'
import { addHistory, beginHistory } from '../gold/history.ts'
import { changeGold } from '../gold/retire.ts'
import type { Settling } from './settling.ts'

type Trx = Transaction<Database>
type Item = Settling & { resultId: string }

/**
 * Everybody who knows what an item was settled as: who voted on it in any round, who led, and who sat in the room. Gold is never
 * served to them.
 */
const whoKnow = ({ projectId, sessionId, n, personId }: Settling) =>
  sql`array(select person_id from calibration_vote where project_id = ${projectId} and session_id = ${sessionId} and n = ${n}
    union select person_id from calibration_seat where project_id = ${projectId} and session_id = ${sessionId} and joined_at is not null
    union select trainer_id from calibration_session where project_id = ${projectId} and id = ${sessionId} and trainer_id is not null
    union select ${personId}::uuid)`

/**
 * What this session has settled and now settles no more is gold no more; what was answered already is only retired, since its answers
 * count. Gold that was made elsewhere stays.
 */
async function takeBack(trx: Trx, { projectId, sessionId, resultId, now }: Item): Promise<boolean> {
  const own = sql`g.project_id = ${projectId} and g.result_id = ${resultId} and g.origin = 'calibration' and ${sessionId}::uuid = (select h.session_id
    from gold_history h where h.project_id = g.project_id and h.result_id = g.result_id order by h.seq desc limit 1)`
  const removed = await sql`delete from gold g where ${own}
    and not exists (select 1 from gold_answer a where a.project_id = g.project_id and a.result_id = g.result_id)`.execute(
    trx,
  )
  const retired =
    await sql`update gold g set retired_at = ${now}, retired_why = 'by-hand' where ${own} and g.retired_at is null`.execute(
      trx,
    )
  return Number(removed.numAffectedRows) + Number(retired.numAffectedRows) > 0
}

/** Makes new gold for the work of a single document; what is compared or judged as a whole has no gold. */
async function make(trx: Trx, item: Item): Promise<boolean> {
  const { projectId, personId, resultId, settlement, now } = item
  const { value, tolerance, reason, clause } = settlement
  const made =
    await sql`insert into gold (project_id, result_id, pool, value, tolerance, reason, clause, origin, settled_by, scale_version, created_by, created_at)
    select r.project_id, r.id, 'production', ${value}, ${tolerance}, ${reason}, ${clause}, 'calibration', ${whoKnow(item)}, p.scale_version, ${personId}, ${now}
    from result r join task t on t.project_id = r.project_id and t.id = r.task_id and t.kind in ('pointwise', 'page') join project p on p.id = r.project_id
    where r.project_id = ${projectId} and r.id = ${resultId} and r.form = 'document' on conflict do nothing`.execute(
      trx,
    )
  return Number(made.numAffectedRows) > 0
}

/**
 * Changes what is gold already, whoever made it: the room has talked about it. It comes back into use only if nobody has answered it yet;
 * what was retired after answers has been shown to those who gave them.
 */
async function change(trx: Trx, item: Item): Promise<boolean> {
  const { projectId, resultId, settlement } = item
  const { value, tolerance, reason, clause } = settlement
  const { numAffectedRows } =
    await sql`update gold g set scale_version = p.scale_version, value = ${value}, settled_by = array(select distinct k from unnest(g.settled_by || ${whoKnow(item)}) k),
      retired_at = case when used.once then g.retired_at end, retired_why = case when used.once then g.retired_why end
    from project p, (select exists (select 1 from gold_answer a where a.project_id = ${projectId} and a.result_id = ${resultId}) as once) used
    where p.id = g.project_id and g.project_id = ${projectId} and g.result_id = ${resultId}`.execute(trx)
  if (Number(numAffectedRows) === 0) return false
  await changeGold(trx, projectId, resultId, { ...(value !== null && { value }), tolerance, reason, clause })
  return true
}

/** Makes the result of an item gold with the settled grade, changes the gold, or takes it back where there is no grade any more. */
export async function settleGold(trx: Trx, item: Item): Promise<void> {
  const { projectId, sessionId, personId, resultId, now } = item
  await beginHistory(trx, item)
  const isDone =
    item.settlement.value === null ? await takeBack(trx, item) : (await make(trx, item)) || (await change(trx, item))
  if (!isDone) return
  await addHistory(trx, { projectId, resultId }, { by: personId, at: now, sessionId })
  await syncPools(trx, projectId)
}

/** Somebody who was not there learns what the session settled: its gold is not served to them either. */
export async function keepFromGold(
  trx: Trx,
  { projectId, sessionId, personId }: Pick<Settling, 'projectId' | 'sessionId' | 'personId'>,
): Promise<void> {
  await sql`update gold g set settled_by = g.settled_by || ${personId}::uuid from calibration_item i
    where i.project_id = ${projectId} and i.session_id = ${sessionId} and g.project_id = i.project_id and g.result_id = i.result_id
      and not ${personId}::uuid = any(g.settled_by)`.execute(trx)
}
