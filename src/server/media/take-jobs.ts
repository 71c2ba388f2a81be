import { type Kysely, sql } from 'kysely'
import type { Database } from '../db/schema.ts'

/** A job that was taken so long ago is taken again: whoever had it is gone. In minutes. */
const stale = 15
/** Times that a job is tried before it stays failed. */
export const mostTries = 3
/** The queue's head, in which masked results come first. */
const head = 100
/** Most pictures that are taken at once, and most bytes that they have together: all of them are in memory. */
const [batch, batchBytes] = [16, 8_388_608]

/** An asset of which previews are to be made; `tries` counts this one. */
export interface Job {
  hash: string
  tries: number
}

/** Takes jobs from the first `among` of the queue, or from all of it. */
async function takeAmong(db: Kysely<Database>, now: Date, among: number | null): Promise<Job[]> {
  // The first are found before anything is asked about them: the other way round, all of them would be asked about.
  const { rows } = await sql<Job>`with first as materialized (select asset_hash, priority, since from preview_job
      where state = 'waiting' order by priority desc, since limit ${among}),
    head as materialized (select f.*, s.masked from first f,
      lateral (select count(*) > 0 as shown, bool_or(r.treatment = 'TX') as never, bool_or(r.treatment not in ('T0', 'T1')) as masked
        from result r where r.content_key = f.asset_hash and r.form in ('document', 'seed')) s
      where s.shown and not s.never order by f.priority desc, f.since limit ${sql.lit(head)}),
    chosen as materialized (select j.asset_hash, j.tries, a.kind, a.size, h.masked, h.priority, h.since
      from head h join preview_job j on j.asset_hash = h.asset_hash and j.state = 'waiting' join asset a on a.hash = h.asset_hash
      order by h.masked desc, h.priority desc, h.since, h.asset_hash limit ${sql.lit(batch)} for update of j skip locked),
    placed as (select asset_hash, row_number() over inOrder as place, sum(size) over inOrder as together,
        bool_and(kind = 'image' and tries = 0) over inOrder as easy
      from chosen window inOrder as (order by masked desc, priority desc, since, asset_hash))
    update preview_job j set state = 'running', taken_at = ${now}, tries = j.tries + 1 from placed p
    where j.asset_hash = p.asset_hash and (p.place = 1 or (p.easy and p.together <= ${sql.lit(batchBytes)}))
    returning j.asset_hash as hash, j.tries`.execute(db)
  return rows
}

/**
 * Takes the next jobs, those of masked results first: several pictures, or one clip. What was tried before is taken alone, so that
 * whatever kills the worker takes nothing else with it. Assets that no result shows wait, and so do those of which nothing is ever
 * shown (TX): no picture of them is made.
 */
export async function takeJobs(db: Kysely<Database>, now: Date): Promise<Job[]> {
  const jobs = await takeAmong(db, now, head)
  // Perhaps all that is in front waits for something else.
  return jobs.length > 0 ? jobs : takeAmong(db, now, null)
}

/** Jobs whose worker died wait again; whoever killed three of them is left alone. With `all` every job that runs, not only old ones. */
export async function takeBackJobs(db: Kysely<Database>, now: Date, { all }: { all: boolean }): Promise<void> {
  const since = all ? now : new Date(now.getTime() - stale * 60_000)
  const again = sql`tries < ${sql.lit(mostTries)}`
  await sql`update preview_job set state = case when ${again} then 'waiting' else 'failed' end,
    problem = case when ${again} then problem else 'worker-died' end where state = 'running' and taken_at <= ${since}`.execute(
    db,
  )
}
