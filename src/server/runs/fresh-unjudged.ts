import { type Kysely, sql } from 'kysely'
import type { Unjudged } from '#contract/runs.ts'
import type { Database } from '../db/schema.ts'
import type { Deps } from '../deps.ts'
import { changeMark } from '../insights/change-mark.ts'
import type { Workshop } from '../insights/workshop.ts'
import { unjudged } from './unjudged.ts'

/** So long somebody waits, in ms: the first time on a million labels takes seconds. */
const patience = 60_000

/** A text that differs whenever other runs are there, or tasks were made of their documents or put first. */
async function runsMark(db: Kysely<Database>, projectId: string): Promise<string> {
  const { rows } = await sql<{
    mark: string
  }>`select concat_ws('|', (select string_agg(id::text, ',' order by id) from run where project_id = ${projectId}),
    (select concat_ws(' ', count(*), sum(priority)) from task where project_id = ${projectId})) as mark`.execute(db)
  return rows[0]?.mark ?? ''
}

/** The documents at the top of the runs that have no grade, worked out once for everybody who asks while nothing has changed. */
export async function freshUnjudged(
  { db }: Pick<Deps, 'db'>,
  workshop: Workshop,
  { projectId, k }: { projectId: string; k: number },
): Promise<Unjudged> {
  const mark = `${await changeMark(db, projectId)} ${await runsMark(db, projectId)}`
  const work = () => unjudged(db, projectId, k)
  // A room of its own: it waits for nothing that is worked out in the project's.
  const { value } = await workshop.ask({ room: `unjudged ${projectId}`, key: String(k), mark, patience, work })
  return value ?? work()
}
