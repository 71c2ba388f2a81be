import { sql, type Transaction } from 'kysely'
import type { Facts } from '#contract/watch.ts'
import { boardOf } from '#core/watch/board.ts'
import { type Breach, breaches, goesOff, type Measured, measuredOf, triggerValue } from '#core/watch/standards.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { notify } from '../queries/notify.ts'
import { loadPlan } from '../queries/plans.ts'

interface Heeding extends Pick<Deps, 'newId'> {
  trx: Transaction<Database>
  projectId: string
  now: Date
}

const nameOf = ({ metric, language }: { metric: string; language: string | null }) => `${metric} ${language ?? ''}`

async function tellOwners(
  { trx, projectId, now, newId }: Heeding,
  kind: 'alarm' | 'risk-raised',
  detail: Record<string, unknown>,
) {
  const { rows } = await sql<{
    id: string
  }>`select person_id as id from membership where project_id = ${projectId} and 'owner' = any(roles)`.execute(trx)
  for (const { id } of rows) await notify(trx, { id: newId(), personId: id, projectId, kind, at: now, detail })
}

/** Opens an alarm for each standard that is not met, keeps those that go on, ends those that are over. */
async function keepAlarms(heeding: Heeding, found: readonly Breach[], currency: string): Promise<void> {
  const { trx, projectId, now, newId } = heeding
  const open = await trx
    .selectFrom('alarm')
    .select(['id', 'metric', 'language'])
    .where('project_id', '=', projectId)
    .where('until', 'is', null)
    .execute()
  const known = new Map(open.map((alarm) => [nameOf(alarm), alarm.id]))
  for (const { metric, language, value, standard, evidence } of found) {
    const figures = { value, standard, currency, evidence: JSON.stringify(evidence) }
    const id = known.get(nameOf({ metric, language }))
    known.delete(nameOf({ metric, language }))
    if (id) {
      await trx.updateTable('alarm').set(figures).where('project_id', '=', projectId).where('id', '=', id).execute()
    } else {
      await trx
        .insertInto('alarm')
        .values({ project_id: projectId, id: newId(), metric, language, ...figures, since: now })
        .execute()
      await tellOwners(heeding, 'alarm', { metric, language })
    }
  }
  const over = [...known.values()]
  if (over.length > 0)
    await trx
      .updateTable('alarm')
      .set({ until: now })
      .where('project_id', '=', projectId)
      .where('id', 'in', over)
      .execute()
}

/** Raises each open risk whose trigger goes off. It stays raised until somebody closes it or sets it back. */
async function raiseRisks(heeding: Heeding, measured: readonly Measured[]): Promise<void> {
  const { trx, projectId, now } = heeding
  const open = await trx
    .selectFrom('risk')
    .select(['id', 'title', 'trigger'])
    .where('project_id', '=', projectId)
    .where('state', '=', 'open')
    .where('trigger', 'is not', null)
    .execute()
  for (const { id, title, trigger } of open) {
    if (!trigger || !goesOff(trigger, measured)) continue
    const raised = { state: 'raised' as const, raised_at: now, raised_value: triggerValue(trigger, measured) }
    await trx.updateTable('risk').set(raised).where('project_id', '=', projectId).where('id', '=', id).execute()
    await tellOwners(heeding, 'risk-raised', { title })
  }
}

/** Holds what was measured against the plan and the register: alarms begin and end, risks are raised, owners are told. */
export async function heedFacts(
  deps: Pick<Deps, 'db' | 'now' | 'newId'>,
  projectId: string,
  facts: Facts,
): Promise<void> {
  const now = deps.now()
  const { plan } = await loadPlan(deps.db, projectId)
  const measured = measuredOf(boardOf(facts, plan), facts)
  await deps.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`watch ${projectId}`}, 0))`.execute(trx)
    const heeding = { trx, projectId, now, newId: deps.newId }
    await keepAlarms(heeding, breaches(measured, plan), plan.budget.currency)
    await raiseRisks(heeding, measured)
  })
}
