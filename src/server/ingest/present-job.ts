import { type Kysely, type Selectable, sql } from 'kysely'
import type { BadRow, ImportJob } from '#contract/imports.ts'
import type { Database } from '../db/schema.ts'

/** Bad rows that come with the job; the rest is downloaded. */
const shown = 1000
const silent = 60_000

/** An import as its owner sees it; one that nobody works on any more has failed. */
export async function presentJob(
  db: Kysely<Database>,
  job: Selectable<Database['import_job']>,
  now: Date,
  withRows: boolean,
): Promise<ImportJob> {
  const isLost = job.state === 'running' && now.getTime() - job.heartbeat_at.getTime() > silent
  const bad = withRows && job.bad_rows > 0 ? await badRows(db, job, 0, shown) : []
  const { id, format, bytes, rows, queries, results, ratings, matched } = job
  return {
    ...{ id, format, bytes, rows, queries, results, ratings, matched, bad },
    state: isLost ? 'failed' : job.state,
    fileNames: job.file_names,
    bytesRead: job.bytes_read,
    badRows: job.bad_rows,
    startedAt: job.started_at.toISOString(),
    endedAt: job.ended_at?.toISOString() ?? null,
  }
}

/** Bad rows of an import in the order they were found, after number `after`. */
export async function badRows(
  db: Kysely<Database>,
  { project_id, id }: { project_id: string; id: string },
  after: number,
  limit: number,
): Promise<BadRow[]> {
  const { rows } = await sql<BadRow>`select file, row, problem, detail from import_bad_row
    where project_id = ${project_id} and import_id = ${id} and n > ${after} order by n limit ${limit}`.execute(db)
  return rows
}
