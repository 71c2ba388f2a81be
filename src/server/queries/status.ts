import { type Kysely, sql } from 'kysely'
import type { ServerStatus } from '#contract/status.ts'
import { previewProblems } from '#contract/words.ts'
import type { Database } from '../db/schema.ts'

/** A job whose worker has been gone for so long, in minutes, is taken anew, up to so many tries. */
const [stale, tries] = [10, 3]

/** Jobs `j` by what has become of them; those that broke off at every try have failed, though nobody was left to say so. */
const stateOf = (now: Date) =>
  sql`case when j.state = 'running' and j.tries >= ${sql.lit(tries)} and j.taken_at < ${new Date(now.getTime() - stale * 60_000)} then 'failed' else j.state end`

/** How many previews are made, are to be made, and failed, and why. */
export async function previewStatus(
  db: Kysely<Database>,
  now: Date,
): Promise<Pick<ServerStatus, 'previews' | 'failures'>> {
  const { rows } = await sql<{ state: string; problem: string | null; count: number }>`with j as (
      select ${stateOf(now)} as state, case when j.state = 'running' then 'unfinished' else j.problem end as problem, j.asset_hash from preview_job j)
    select state, case when state = 'failed' then problem end as problem, count(*)::int as count from j
    where state <> 'waiting' or (exists (select 1 from result r where r.content_key = j.asset_hash and r.form in ('document', 'seed'))
      and not exists (select 1 from result r where r.content_key = j.asset_hash and r.form in ('document', 'seed') and r.treatment = 'TX'))
    group by 1, 2`.execute(db)
  const sum = (of: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(of).reduce((total, { count }) => total + count, 0)
  const inState = (state: keyof ServerStatus['previews']) => sum((row) => row.state === state)
  const known = (problem: string | null) => previewProblems.find((one) => one === problem) ?? 'cannot-decode'
  return {
    previews: {
      waiting: inState('waiting'),
      running: inState('running'),
      done: inState('done'),
      failed: inState('failed'),
    },
    failures: previewProblems
      .map((problem) => ({ problem, count: sum((row) => row.state === 'failed' && known(row.problem) === problem) }))
      .filter(({ count }) => count > 0),
  }
}

/** Lets everything that failed wait again, with all its tries; answers how many there were. */
export async function retryPreviews(db: Kysely<Database>, now: Date): Promise<number> {
  const { rows } = await sql<{
    asset_hash: string
  }>`update preview_job j set state = 'waiting', problem = null, tries = 0
    where ${stateOf(now)} = 'failed' returning j.asset_hash`.execute(db)
  return rows.length
}
