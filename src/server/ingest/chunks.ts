import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'

/** The bytes of an upload as they are needed, one chunk in memory at a time; `onBytes` hears how many came. */
export async function* uploadChunks(
  db: Kysely<Database>,
  projectId: string,
  uploadId: string,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number++) {
    const row = await db
      .selectFrom('upload_chunk')
      .select('bytes')
      .where('project_id', '=', projectId)
      .where('upload_id', '=', uploadId)
      .where('number', '=', number)
      .executeTakeFirst()
    if (!row) return
    onBytes(row.bytes.byteLength)
    yield row.bytes
  }
}
