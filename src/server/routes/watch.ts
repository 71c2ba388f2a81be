import { type Kysely, sql } from 'kysely'
import type { NewRisk } from '#contract/watch.ts'
import { boardOf } from '#core/watch/board.ts'
import { measuredOf } from '#core/watch/standards.ts'
import { found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import { filePatience } from '../deps.ts'
import { workedOut } from '../insights/worked-out.ts'
import type { Workshop } from '../insights/workshop.ts'
import { audit } from '../queries/audit.ts'
import { loadPlan } from '../queries/plans.ts'
import type { On } from '../router.ts'
import { boardCsv } from '../watch/board-csv.ts'
import { freshFacts, storedFacts } from '../watch/fresh-facts.ts'
import { overview } from '../watch/overview.ts'
import { presentAlarms, presentRisks } from '../watch/present-alarms.ts'
import { whatIf } from '../watch/what-if.ts'

const riskRow = ({ title, likelihood, impact, ownerId, response, trigger }: NewRisk) => ({
  ...{ title, likelihood, impact, owner_id: ownerId, response },
  trigger: trigger && JSON.stringify(trigger),
})

/** Throws `not-found` where a risk is to be somebody's who is not in the project; it may stay with whoever has left it. */
async function checkOwner(
  db: Kysely<Database>,
  { projectId, riskId }: { projectId: string; riskId?: string },
  { ownerId }: NewRisk,
): Promise<void> {
  if (ownerId === null) return
  const { rows } = await sql`select 1 from membership where project_id = ${projectId} and person_id = ${ownerId}
    union all select 1 from risk where project_id = ${projectId} and id = ${riskId ?? null}::uuid and owner_id = ${ownerId}`.execute(
    db,
  )
  found(rows[0])
}

/** Board, what-if, alarms, the register of risks, and all projects at a glance. */
export function watchRoutes(on: On, workshop: Workshop): void {
  on('board.get', async (call) => {
    const { projectId } = call.params
    const { value, isComputing } = await freshFacts(call, workshop, projectId, call.patience)
    if (!value) return { isComputing, board: null }
    const { plan } = await loadPlan(call.db, projectId)
    const alarms = await presentAlarms(call.db, projectId)
    return { isComputing, board: { ...boardOf(value, plan), alarms } }
  })

  on('board.csv', async (call) => {
    const { projectId } = call.params
    const { value } = await freshFacts(call, workshop, projectId, filePatience)
    const { plan } = await loadPlan(call.db, projectId)
    return new Response(boardCsv(boardOf(workedOut(value), plan)), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="board.csv"; filename*=UTF-8''board.csv`,
      },
    })
  })

  on('board.whatIf', async (call) => {
    const { value } = await freshFacts(call, workshop, call.params.projectId, call.patience)
    const { plan } = await loadPlan(call.db, call.params.projectId)
    return whatIf(workedOut(value), plan, call.query)
  })

  on('alarm.see', async ({ params, body, person, db, now }) => {
    const seen = await db
      .updateTable('alarm')
      .set({ seen_by: person.id, seen_at: now(), note: body.note })
      .where('project_id', '=', params.projectId)
      .where('id', '=', params.alarmId)
      .returning('id')
      .executeTakeFirst()
    found(seen)
    return { ok: true }
  })

  on('risk.list', async ({ params, db }) => {
    const known = await storedFacts(db, params.projectId)
    const { plan } = await loadPlan(db, params.projectId)
    const measured = known ? measuredOf(boardOf(known.facts, plan), known.facts) : []
    return { risks: await presentRisks(db, params.projectId, measured) }
  })

  on('risk.create', async ({ params, body, person, db, now, newId }) => {
    await checkOwner(db, params, body)
    const id = newId()
    const made = { project_id: params.projectId, id, made_by: person.id, made_at: now() }
    await db
      .insertInto('risk')
      .values({ ...riskRow(body), ...made })
      .execute()
    await audit(db, {
      at: now(),
      person_id: person.id,
      project_id: params.projectId,
      action: 'risk.create',
      detail: { id, ...body },
    })
    return { id }
  })

  on('risk.update', async ({ params, body, person, db, now }) => {
    await checkOwner(db, params, body)
    const changed = await db
      .updateTable('risk')
      .set(riskRow(body))
      .where('project_id', '=', params.projectId)
      .where('id', '=', params.riskId)
      .returning('id')
      .executeTakeFirst()
    found(changed)
    await audit(db, {
      at: now(),
      person_id: person.id,
      project_id: params.projectId,
      action: 'risk.update',
      detail: { id: params.riskId, ...body },
    })
    return { ok: true }
  })

  on('risk.state', async ({ params, body, person, db, now }) => {
    const { state } = body
    const changed = await db
      .updateTable('risk')
      .set({
        state,
        closed_at: state === 'closed' ? now() : null,
        raised_at: state === 'raised' ? now() : null,
        raised_value: null,
      })
      .where('project_id', '=', params.projectId)
      .where('id', '=', params.riskId)
      .returning('id')
      .executeTakeFirst()
    found(changed)
    await audit(db, {
      at: now(),
      person_id: person.id,
      project_id: params.projectId,
      action: 'risk.state',
      detail: { id: params.riskId, state },
    })
    return { ok: true }
  })

  on('overview.get', ({ db, person }) => overview(db, person))
}
