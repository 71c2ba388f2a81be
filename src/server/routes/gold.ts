import { sql } from 'kysely'
import { audit } from '../queries/audit.ts'
import { syncPools } from '../queries/course/pools.ts'
import { addHistory, beginHistory } from '../queries/gold/history.ts'
import { goldCandidates, goldList } from '../queries/gold/list.ts'
import { makeGold, previewGold, undoGold } from '../queries/gold/make.ts'
import { changeGold } from '../queries/gold/retire.ts'
import type { On } from '../router.ts'

/** Gold: what there is, making it, changing it, retiring it. */
export function goldRoutes(on: On): void {
  on('gold.list', ({ params, query, db, now }) => {
    const { pool, language, state, after } = query
    return goldList(db, params.projectId, { pool, language, state, after }, now())
  })

  on('gold.candidates', async ({ params, query, db }) => ({
    candidates: await goldCandidates(db, params.projectId, query.text),
  }))

  on('gold.preview', ({ params, body, db, person, now }) =>
    previewGold(db, { projectId: params.projectId, personId: person.id, gold: body, now: now() }),
  )

  on('gold.create', async ({ params, body, db, person, now, newId }) => {
    const { projectId } = params
    const batchId = newId()
    const items = await db.transaction().execute(async (trx) => {
      const made = await makeGold(trx, { projectId, personId: person.id, gold: body, now: now() }, batchId)
      await syncPools(trx, projectId)
      const detail = { batchId, items: made, origin: body.origin, pool: body.pool }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'gold.create', detail })
      return made
    })
    return { items, batchId }
  })

  on('gold.undo', ({ params, db, person, now }) =>
    db.transaction().execute(async (trx) => {
      const undone = await undoGold(trx, params.projectId, params.batchId, now())
      await syncPools(trx, params.projectId)
      const detail = { batchId: params.batchId, ...undone }
      await audit(trx, { at: now(), person_id: person.id, project_id: params.projectId, action: 'gold.undo', detail })
      return undone
    }),
  )

  on('gold.retire', ({ params, body, db, person, now }) =>
    db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ id: string }>`update gold set retired_at = ${now()}, retired_why = 'by-hand'
        where project_id = ${params.projectId} and result_id = any(${body.resultIds}) and retired_at is null returning result_id as id`.execute(
        trx,
      )
      await syncPools(trx, params.projectId)
      const detail = { resultIds: rows.map(({ id }) => id) }
      await audit(trx, { at: now(), person_id: person.id, project_id: params.projectId, action: 'gold.retire', detail })
      return { retired: rows.length }
    }),
  )

  on('gold.update', async ({ params, body, db, person, now }) => {
    await db.transaction().execute(async (trx) => {
      await beginHistory(trx, params)
      await changeGold(trx, params.projectId, params.resultId, body)
      await addHistory(trx, params, { by: person.id, at: now(), sessionId: null })
      const detail = { resultId: params.resultId, ...body }
      await audit(trx, { at: now(), person_id: person.id, project_id: params.projectId, action: 'gold.update', detail })
    })
    return { ok: true }
  })
}
