import { type Kysely, sql, type Transaction } from 'kysely'
import type { ServerStatus } from '#contract/status.ts'
import { previewProblems } from '#contract/words.ts'
import type { Database } from '../db/schema.ts'

/** How many previews are made, are to be made, and failed, and why. */
export async function previewStatus(db: Kysely<Database>): Promise<Pick<ServerStatus, 'previews' | 'failures'>> {
  const shown = sql`select 1 from result r where r.content_key = j.asset_hash and r.form in ('document', 'seed')`
  const { rows } = await sql<{
    state: string
    problem: string | null
    count: number
  }>`select state, case when state = 'failed' then problem end as problem, count(*)::int as count from preview_job j
    where state <> 'waiting' or (exists (${shown}) and not exists (${shown} and r.treatment = 'TX')) group by 1, 2`.execute(
    db,
  )
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
export async function retryPreviews(trx: Transaction<Database>): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('preview_job')
    .set({ state: 'waiting', problem: null, tries: 0 })
    .where('state', '=', 'failed')
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
