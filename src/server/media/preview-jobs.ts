import { type Kysely, sql } from 'kysely'
import { bandsOf, printOf } from '#core/media-print.ts'
import type { Database } from '../db/schema.ts'
import { printsStored } from '../queries/like-assets.ts'
import type { Decoder } from './decoder.ts'
import { makePreviews, type Previews } from './make-previews.ts'
import { loadSharp } from './pictures.ts'

/** Jobs taken at a time. */
const batch = 8
/** A job that was taken so long ago is taken again: whoever had it is gone. In minutes. */
const stale = 10
/** Times that a job is tried before it stays failed. */
const tries = 3

interface Job {
  asset_hash: string
  tries: number
  bytes: Uint8Array
}

/**
 * Takes the next jobs, those of masked results first. Assets that no result shows wait, and so do those of which nothing is ever
 * shown (TX): no picture of them is made.
 */
async function takeJobs(db: Kysely<Database>, now: Date): Promise<Job[]> {
  const since = new Date(now.getTime() - stale * 60_000)
  const { rows } = await sql<Job>`with head as (select j.asset_hash, j.priority, j.since from preview_job j
      where (j.state = 'waiting' or (j.state = 'running' and j.taken_at < ${since})) and j.tries < ${sql.lit(tries)}
        and exists (select 1 from result r where r.content_key = j.asset_hash and r.form in ('document', 'seed'))
        and not exists (select 1 from result r where r.content_key = j.asset_hash and r.form in ('document', 'seed') and r.treatment = 'TX')
      order by j.priority desc, j.since limit 200),
    chosen as (select j.asset_hash from preview_job j join head h using (asset_hash)
      order by exists (select 1 from result r where r.content_key = j.asset_hash and r.form in ('document', 'seed') and r.treatment not in ('T0', 'T1')) desc, h.priority desc, h.since
      limit ${sql.lit(batch)} for update of j skip locked)
    update preview_job j set state = 'running', taken_at = ${now}, tries = j.tries + 1 from chosen c, asset_blob b
    where j.asset_hash = c.asset_hash and b.hash = j.asset_hash returning j.asset_hash, j.tries, b.bytes`.execute(db)
  return rows
}

async function store(db: Kysely<Database>, hash: string, made: Previews, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('preview').where('asset_hash', '=', hash).execute()
    await trx.deleteFrom('asset_print').where('asset_hash', '=', hash).execute()
    await trx
      .insertInto('preview')
      .values(made.pictures.map((picture) => ({ asset_hash: hash, ...picture })))
      .execute()
    const prints = made.greys.map((grey, n) => ({ n, print: printOf(grey) }))
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

/** Makes the previews of the jobs that come next; answers how many there were. */
export async function workOnce(db: Kysely<Database>, decoder: Decoder | null, now: () => Date): Promise<number> {
  const jobs = await takeJobs(db, now())
  for (const job of jobs) {
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
  }
  return jobs.length
}

/** Works until no job is left that can be done now. */
export async function workThrough(db: Kysely<Database>, decoder: Decoder | null, now: () => Date): Promise<number> {
  let done = 0
  for (;;) {
    const more = await workOnce(db, decoder, now)
    if (more === 0) return done
    done += more
  }
}

/** What failed for want of a program or a library waits again where both are here now. */
export async function tryAgain(db: Kysely<Database>, decoder: Decoder | null): Promise<void> {
  const here = [...((await loadSharp()) ? ['no-library'] : []), ...(decoder ? ['no-decoder'] : [])]
  await sql`update preview_job set state = 'waiting', tries = 0 where state = 'failed' and problem = any(${here})`.execute(
    db,
  )
}
