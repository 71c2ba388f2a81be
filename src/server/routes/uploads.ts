import { type Kysely, sql } from 'kysely'
import type { Upload } from '#contract/imports.ts'
import { chunkBytes } from '#contract/words.ts'
import { ApiError, found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'
import type { On } from '../router.ts'

/** What an abandoned upload is kept for, in days. */
const keptDays = 7

async function load(db: Kysely<Database>, projectId: string, uploadId: string): Promise<Upload> {
  const { rows } = await sql<Upload>`select u.id, u.name, u.size as bytes,
      coalesce((select sum(length(bytes))::int8 from upload_chunk c where c.project_id = u.project_id and c.upload_id = u.id), 0) as received
    from upload u where u.project_id = ${projectId} and u.id = ${uploadId}`.execute(db)
  return found(rows[0])
}

/** Files on their way in, a chunk at a time, so that a broken line costs one chunk. */
export function uploadRoutes(on: On): void {
  on('upload.create', async ({ params, body, db, person, now, newId }) => {
    const id = newId()
    const old = new Date(now().getTime() - keptDays * 86_400_000)
    await db.deleteFrom('upload').where('project_id', '=', params.projectId).where('created_at', '<', old).execute()
    const row = {
      project_id: params.projectId,
      id,
      person_id: person.id,
      name: body.name,
      size: body.bytes,
      created_at: now(),
    }
    await db.insertInto('upload').values(row).execute()
    return { id, name: body.name, bytes: body.bytes, received: 0 }
  })

  on('upload.get', ({ params, db }) => load(db, params.projectId, params.uploadId))

  on('upload.chunk', async ({ params, db, c }) => {
    const { projectId, uploadId, number } = params
    const upload = await load(db, projectId, uploadId)
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    const expected = Math.min(chunkBytes, upload.bytes - number * chunkBytes)
    // Only the last chunk is short; anything else would shift what comes after it.
    if (bytes.byteLength !== expected)
      throw new ApiError('bad-request', `Chunk ${number} must have ${Math.max(0, expected)} bytes.`)
    await db
      .insertInto('upload_chunk')
      .values({ project_id: projectId, upload_id: uploadId, number, bytes })
      .onConflict((conflict) => conflict.columns(['project_id', 'upload_id', 'number']).doUpdateSet({ bytes }))
      .execute()
    return load(db, projectId, uploadId)
  })
}
