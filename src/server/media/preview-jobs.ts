import { type Kysely, sql } from 'kysely'
import { bandsOf, printOf } from '#core/media-print.ts'
import type { Database } from '../db/schema.ts'
import { printsStored } from '../queries/like-assets.ts'
import type { Decoder } from './decoder.ts'
import { makePreviews, type Previews } from './make-previews.ts'
import { loadSharp } from './pictures.ts'

/** A job that was taken so long ago is taken again: whoever had it is gone. In minutes. */
const stale = 15
/** Times that a job is tried before it stays failed. */
const tries = 3
/** The queue's head, in which masked results come first. */
const head = 100

interface Job {
  asset_hash: string
  tries: number
  bytes: Uint8Array
}

/**
 * Takes the next job, one of a masked result first. Assets that no result shows wait, and so do those of which nothing is ever
 * shown (TX): no picture of them is made.
 */
async function takeJob(db: Kysely<Database>, now: Date): Promise<Job | null> {
  const shown = sql`select 1 from result r where r.content_key = j.asset_hash and r.form in ('document', 'seed')`
  const { rows } = await sql<Job>`with head as (select j.asset_hash, j.priority, j.since from preview_job j
      where j.state = 'waiting' and exists (${shown}) and not exists (${shown} and r.treatment = 'TX')
      order by j.priority desc, j.since limit ${sql.lit(head)}),
    chosen as (select j.asset_hash from preview_job j join head h using (asset_hash)
      order by exists (${shown} and r.treatment not in ('T0', 'T1')) desc, h.priority desc, h.since limit 1 for update of j skip locked)
    update preview_job j set state = 'running', taken_at = ${now}, tries = j.tries + 1 from chosen c, asset_blob b
    where j.asset_hash = c.asset_hash and b.hash = j.asset_hash returning j.asset_hash, j.tries, b.bytes`.execute(db)
  return rows[0] ?? null
}

/** Jobs whose worker died wait again; whoever killed three of them is left alone. With `all` every job that runs, not only old ones. */
export async function takeBackJobs(db: Kysely<Database>, now: Date, { all }: { all: boolean }): Promise<void> {
  const since = all ? now : new Date(now.getTime() - stale * 60_000)
  await sql`update preview_job set state = case when tries < ${sql.lit(tries)} then 'waiting' else 'failed' end,
    problem = case when tries < ${sql.lit(tries)} then problem else 'worker-died' end where state = 'running' and taken_at <= ${since}`.execute(
    db,
  )
}

async function store(db: Kysely<Database>, hash: string, made: Previews, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('preview').where('asset_hash', '=', hash).execute()
    await trx.deleteFrom('asset_print').where('asset_hash', '=', hash).execute()
    await trx
      .insertInto('preview')
      .values(made.pictures.map((picture) => ({ asset_hash: hash, ...picture })))
      .execute()
    const prints = made.greys.map(({ n, grey }) => ({ n, print: printOf(grey) }))
    await trx
      .insertInto('asset_print')
      .values(prints.map(({ n, print }) => ({ asset_hash: hash, n, print: print.toString(), bands: bandsOf(print) })))
      .execute()
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
      .where('asset_hash', '=', hash)
      .execute()
    await printsStored(trx, hash)
  })
}

/** Makes the previews of the job that comes next; answers whether there was one. */
async function workOnce(db: Kysely<Database>, decoder: Decoder | null, now: () => Date): Promise<boolean> {
  const job = await takeJob(db, now())
  if (!job) return false
  const made = await makePreviews(job.bytes, decoder)
  if ('pictures' in made) await store(db, job.asset_hash, made, now())
  else {
    // What is no picture stays none; what went wrong for another reason may go well again.
    const state = made.problem === 'cannot-decode' && job.tries < tries ? 'waiting' : 'failed'
    await db
      .updateTable('preview_job')
      .set({ state, problem: made.problem, done_at: now() })
      .where('asset_hash', '=', job.asset_hash)
      .execute()
  }
  return true
}

/** Works until no job is left that can be done now, or `isOver` says to end. */
export async function workThrough(
  db: Kysely<Database>,
  decoder: Decoder | null,
  { now, isOver = () => false }: { now: () => Date; isOver?: () => boolean },
): Promise<void> {
  await takeBackJobs(db, now(), { all: false })
  while (!isOver() && (await workOnce(db, decoder, now)));
}

/** What failed for want of a program or a library waits again where both are here now. */
export async function tryAgain(db: Kysely<Database>, decoder: Decoder | null): Promise<void> {
  const here = [...((await loadSharp()) ? ['no-library'] : []), ...(decoder ? ['no-decoder'] : [])]
  await sql`update preview_job set state = 'waiting', tries = 0 where state = 'failed' and problem = any(${here})`.execute(
    db,
  )
}
