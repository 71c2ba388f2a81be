import { type Kysely, sql } from 'kysely'
import { bandsOf, printOf } from '#core/media-print.ts'
import type { Database } from '../db/schema.ts'
import { printsStored } from '../queries/like-assets.ts'
import type { Previews } from './make-previews.ts'

/** What was made of an asset. */
export interface MadeOf {
  hash: string
  made: Previews
}

/** Stores what was made of several assets and ends their jobs, all in one transaction. */
export async function storePreviews(db: Kysely<Database>, all: readonly MadeOf[], now: Date): Promise<void> {
  if (all.length === 0) return
  const hashes = all.map(({ hash }) => hash)
  const pictures = all.flatMap(({ hash, made }) => made.pictures.map((picture) => ({ asset_hash: hash, ...picture })))
  const prints = all.flatMap(({ hash, made }) =>
    made.greys.map(({ n, grey }) => ({ asset_hash: hash, n, print: printOf(grey) })),
  )
  await db.transaction().execute(async (trx) => {
    // Nobody waits for the disk: what a crash loses is made again, since the end of the job is lost with it.
    await sql`set local synchronous_commit = off`.execute(trx)
    await trx.deleteFrom('preview').where('asset_hash', '=', sql<string>`any(${hashes})`).execute()
    await trx.deleteFrom('asset_print').where('asset_hash', '=', sql<string>`any(${hashes})`).execute()
    await trx.insertInto('preview').values(pictures).execute()
    await trx
      .insertInto('asset_print')
      .values(prints.map(({ print, ...rest }) => ({ ...rest, print: print.toString(), bands: bandsOf(print) })))
      .execute()
    for (const { hash, made } of all)
      if (made.seconds)
        await trx
          .updateTable('asset')
          .set({ duration_ms: Math.round(made.seconds * 1000) })
          .where('hash', '=', hash)
          .where('duration_ms', 'is', null)
          .execute()
    await trx
      .updateTable('preview_job')
      .set({ state: 'done', problem: null, done_at: now })
      .where('asset_hash', '=', sql<string>`any(${hashes})`)
      .execute()
    await printsStored(trx, hashes)
  })
}
