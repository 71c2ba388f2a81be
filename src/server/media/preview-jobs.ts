import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Decoder } from './decoder.ts'
import { makePreviews, type PreviewProblem } from './make-previews.ts'
import { loadSharp } from './pictures.ts'
import { type MadeOf, storePreviews } from './store-previews.ts'
import { type Job, mostTries, takeBackJobs, takeJobs } from './take-jobs.ts'

/** So many pictures are made side by side: while one is decoded, another is made grey. */
const sideBySide = 2

interface Failed extends Job {
  problem: PreviewProblem
}

/** Makes what can be made of the assets, two at a time. */
async function makeAll(db: Kysely<Database>, jobs: readonly Job[], decoder: Decoder | null) {
  const stored = await db
    .selectFrom('asset_blob')
    .select(['hash', 'bytes'])
    .where('hash', '=', sql<string>`any(${jobs.map(({ hash }) => hash)})`)
    .execute()
  const files = new Map(stored.map(({ hash, bytes }) => [hash, bytes]))
  const [done, failed]: [MadeOf[], Failed[]] = [[], []]
  const waiting = [...jobs]
  async function work(): Promise<void> {
    for (let job = waiting.pop(); job; job = waiting.pop()) {
      const made = await makePreviews(files.get(job.hash) ?? new Uint8Array(), decoder)
      if ('problem' in made) failed.push({ ...job, ...made })
      else done.push({ hash: job.hash, made })
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, work))
  return { done, failed }
}

/** Makes the previews of the jobs that come next; answers whether there were any. */
async function workOnce(db: Kysely<Database>, decoder: Decoder | null, now: () => Date): Promise<boolean> {
  const jobs = await takeJobs(db, now())
  if (jobs.length === 0) return false
  const { done, failed } = await makeAll(db, jobs, decoder)
  await storePreviews(db, done, now())
  for (const { hash, tries, problem } of failed) {
    // What is no picture stays none; what went wrong for another reason may go well again.
    const state = problem === 'cannot-decode' && tries < mostTries ? 'waiting' : 'failed'
    await db.updateTable('preview_job').set({ state, problem, done_at: now() }).where('asset_hash', '=', hash).execute()
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
