import { ApiError, found } from '../api-error.ts'
import { askQuality } from '../insights/quality.ts'
import type { Workshop } from '../insights/workshop.ts'
import { audit } from '../queries/audit.ts'
import { decideGate, pilotOf, presentLife, takeStep } from '../queries/life.ts'
import { addPlan, loadPlan, presentPlan } from '../queries/plans.ts'
import type { On } from '../router.ts'

/** A project's plan and its steps. */
export function lifeRoutes(on: On, workshop: Workshop): void {
  on('plan.get', ({ db, params }) => presentPlan(db, params.projectId))

  on('plan.update', async ({ db, params: { projectId }, body, person, now }) => {
    await db.transaction().execute(async (trx) => {
      const project = trx.selectFrom('project').select('state').where('id', '=', projectId).forUpdate()
      const { state } = found(await project.executeTakeFirst())
      if (state === 'closed') throw new ApiError('wrong-state', 'The project is closed.', { state })
      const { version } = await loadPlan(trx, projectId)
      if (version !== body.basedOn)
        throw new ApiError('stale-version', 'Someone has saved another version meanwhile.', { version })
      const { plan, note } = body
      await addPlan(trx, { projectId, version: version + 1, plan, note, personId: person.id, now: now() })
      const detail = { version: version + 1, note }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'plan.update', detail })
    })
    return presentPlan(db, projectId)
  })

  on('life.get', ({ db, params }) => presentLife(db, params.projectId))

  on('life.step', async ({ db, params: { projectId }, body, person, now }) => {
    const step = { projectId, personId: person.id, ...body, now: now() }
    await db.transaction().execute((trx) => takeStep(trx, step))
    return presentLife(db, projectId)
  })

  on('life.gate', async ({ db, params: { projectId }, now, patience }) => {
    const [{ plan }, { round, since }] = [await loadPlan(db, projectId), await pilotOf(db, projectId)]
    const span = { projectId, since }
    const { rows, isComputing } = await askQuality({ db, now }, workshop, { span, plan, patience })
    const { currency } = plan.budget
    return { round, since: since?.toISOString() ?? null, currency, rows, isComputing }
  })

  on('life.decide', async ({ db, params: { projectId }, body, person, now }) => {
    const step = { projectId, personId: person.id, ...body, now: now() }
    await db.transaction().execute((trx) => decideGate(trx, step))
    return presentLife(db, projectId)
  })
}
