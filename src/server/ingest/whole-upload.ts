import type { Kysely } from 'kysely'
import { ApiError, found } from '../api-error.ts'
import type { Database } from '../db/schema.ts'

/** An uploaded file, all of it here; throws 404, or `upload-incomplete` with its name. */
export async function wholeUpload(
  db: Kysely<Database>,
  projectId: string,
  id: string,
): Promise<{ name: string; size: number }> {
  const upload = found(
    await db
      .selectFrom('upload')
      .select(['name', 'size'])
      .where('project_id', '=', projectId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  const { received } = await db
    .selectFrom('upload_chunk')
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>(eb.fn('length', ['bytes'])), eb.lit(0)).as('received'))
    .where('project_id', '=', projectId)
    .where('upload_id', '=', id)
    .executeTakeFirstOrThrow()
  if (Number(received) < upload.size) throw new ApiError('upload-incomplete', `${upload.name} is not all here.`)
  return upload
}
