import type { Kysely } from 'kysely'
import type { DataCard } from '#contract/delivery.ts'
import { sha256Hasher } from '#core/sha256.ts'
import { ApiError, found } from '../api-error.ts'
import { sha256 } from '../crypto.ts'
import type { Database } from '../db/schema.ts'
import { makeDelivery } from '../delivery/make.ts'
import { presentDeliveries, silence } from '../delivery/present.ts'
import { type DeliveryKey, storedPieces } from '../delivery/store-file.ts'
import { requireGrades } from '../insights/model-grades.ts'
import type { Workshop } from '../insights/workshop.ts'
import { audit } from '../queries/audit.ts'
import type { On } from '../router.ts'
import { streamed } from './exports.ts'

/** So long the request that makes a delivery waits for it, in ms; afterwards it is asked for. */
const patience = 4000

async function readyOne(db: Kysely<Database>, { projectId, version }: DeliveryKey) {
  const row = await db
    .selectFrom('delivery')
    .select(['card', 'manifest', 'manifest_hash'])
    .where('project_id', '=', projectId)
    .where('version', '=', version)
    .where('state', '=', 'ready')
    .executeTakeFirst()
  return found(row)
}

const filesOf = (db: Kysely<Database>, { projectId, version }: DeliveryKey) =>
  db
    .selectFrom('delivery_file')
    .select(['name', 'sha256', 'bytes'])
    .where('project_id', '=', projectId)
    .where('version', '=', version)
    .orderBy('n')
    .execute()

/** Data sets that leave: frozen, listed, downloaded, and hashed again. */
export function deliveryRoutes(on: On, workshop: Workshop): void {
  on('delivery.list', async ({ db, params, now }) => ({
    deliveries: await presentDeliveries(db, params.projectId, now()),
  }))

  on('delivery.create', async (call) => {
    const { db, params, body, person, now, newId, log } = call
    const { projectId } = params
    const project = db.selectFrom('project').select(['consensus', 'state']).where('id', '=', projectId)
    const { consensus: rule, state } = found(await project.executeTakeFirst())
    if (state !== 'production' && state !== 'delivered')
      throw new ApiError('wrong-state', 'Only production delivers.', { state })
    await requireGrades(call, workshop, projectId, rule)
    const version = await db.transaction().execute(async (trx) => {
      // Two owners who press at once come one after the other.
      await trx.selectFrom('project').select('id').where('id', '=', projectId).forNoKeyUpdate().executeTakeFirst()
      const last = await trx
        .selectFrom('delivery')
        .select(['version', 'state', 'heartbeat_at'])
        .where('project_id', '=', projectId)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (last?.state === 'making' && now().getTime() - last.heartbeat_at.getTime() <= silence)
        throw new ApiError('conflict', 'A delivery is being made.')
      const lost = trx.deleteFrom('delivery').where('project_id', '=', projectId).where('state', '=', 'making')
      await lost.execute()
      const next = (last?.version ?? 0) + 1
      await trx
        .insertInto('delivery')
        .values({
          ...{ project_id: projectId, version: next, state: 'making', rule, ...body, card: null, manifest: null },
          ...{ manifest_hash: null, made_by: person.id, made_at: now(), heartbeat_at: now() },
        })
        .execute()
      const detail = { version: next, rule }
      await audit(trx, { at: now(), person_id: person.id, project_id: projectId, action: 'delivery.create', detail })
      return next
    })
    const job = makeDelivery(db, { projectId, version, rule, ...body, now: now() }, now).catch((error: unknown) =>
      log({
        ...{ at: now().toISOString(), id: newId(), method: '-', path: 'delivery', status: 500, ms: 0 },
        ...{ error: 'internal', detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error) },
      }),
    )
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, patience)
    })
    await Promise.race([job, late]).finally(() => clearTimeout(timer))
    const one = (await presentDeliveries(db, projectId, now())).find((delivery) => delivery.version === version)
    if (!one) throw new ApiError('internal', 'The delivery could not be made; the server has logged why.')
    return one
  })

  on('delivery.card', async ({ db, params }) => {
    const key = { projectId: params.projectId, version: Number(params.version) }
    return (await readyOne(db, key)).card as DataCard
  })

  on('delivery.check', async ({ db, params }) => {
    const key = { projectId: params.projectId, version: Number(params.version) }
    const { manifest, manifest_hash } = await readyOne(db, key)
    const files: { name: string; isSame: boolean }[] = []
    for (const { name, sha256: known } of await filesOf(db, key)) {
      const hasher = sha256Hasher()
      for await (const piece of storedPieces(db, key, name)) hasher.add(piece)
      files.push({ name, isSame: hasher.done() === known })
    }
    files.push({ name: 'manifest.json', isSame: (await sha256(manifest ?? '')) === manifest_hash })
    return { isSame: files.every(({ isSame }) => isSame), files }
  })

  on('delivery.file', async ({ db, params }) => {
    const key = { projectId: params.projectId, version: Number(params.version) }
    const { manifest, manifest_hash } = await readyOne(db, key)
    const headers = (name: string, hash: string) => ({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${name.replace(/[^\x20-\x7e]|["%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-touchstone-sha256': hash,
    })
    if (params.name === 'manifest.json')
      return new Response(manifest, { headers: headers('manifest.json', manifest_hash ?? '') })
    const file = found((await filesOf(db, key)).find(({ name }) => name === params.name))
    return new Response(streamed(storedPieces(db, key, file.name)), { headers: headers(file.name, file.sha256) })
  })
}
