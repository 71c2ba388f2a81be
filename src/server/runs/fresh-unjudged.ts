import { type Kysely, sql } from 'kysely'
import type { Unjudged } from '#contract/runs.ts'
import type { Database } from '../db/schema.ts'
import type { Deps, Patience } from '../deps.ts'
import { changeMark } from '../insights/change-mark.ts'
import type { Known, Workshop } from '../insights/workshop.ts'
import { unjudged } from './unjudged.ts'

/** A text that differs whenever other runs are there, or tasks were made of their documents or put first. */
async function runsMark(db: Kysely<Database>, projectId: string): Promise<string> {
  const { rows } = await sql<{
    mark: string
  }>`select concat_ws('|', (select string_agg(id::text, ',' order by id) from run where project_id = ${projectId}),
    (select concat_ws(' ', count(*), sum(priority)) from task where project_id = ${projectId})) as mark`.execute(db)
  return rows[0]?.mark ?? ''
}

/** The documents at the top of the runs that have no grade, as they stand, or as they stood before where counting them takes longer than the patience. */
export async function freshUnjudged(
  { db }: Pick<Deps, 'db'>,
  workshop: Workshop,
  { projectId, k, patience }: { projectId: string; k: number; patience: Patience },
): Promise<Known<Unjudged>> {
  const [mark, basis] = [await changeMark(db, projectId), await runsMark(db, projectId)]
  const work = () => unjudged(db, projectId, k)
  // A room of its own: it waits for nothing that is worked out in the project's.
  const room = `unjudged ${projectId}`
  return workshop.ask({ projectId, room, key: `unjudged ${k}`, basis, mark, patience, work })
}
