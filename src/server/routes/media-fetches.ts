import { type Kysely, sql } from 'kysely'
import type { MediaFetches } from '#contract/media-fetches.ts'
import type { Database } from '../db/schema.ts'
import type { On } from '../router.ts'

async function fetchesOf(db: Kysely<Database>, projectId: string): Promise<MediaFetches> {
  const counts = await sql<
    Omit<MediaFetches, 'problems'>
  >`select count(*) filter (where state in ('waiting', 'running'))::int as waiting,
    count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'failed')::int as failed
    from media_fetch where project_id = ${projectId}`.execute(db)
  // Nothing under suspicion is named, and what is treated TX not even by its id.
  const problems = await sql<
    MediaFetches['problems'][number]
  >`select r.external_id as "docId", f.problem from media_fetch f
    join result r on r.project_id = f.project_id and r.id = f.result_id
    where f.project_id = ${projectId} and f.state = 'failed' and f.problem is not null and r.treatment <> 'TX'
    group by r.external_id, f.problem order by min(f.since), r.external_id limit 100`.execute(db)
  return { ...(counts.rows[0] ?? { waiting: 0, done: 0, failed: 0 }), problems: problems.rows }
}

/** How far remote media has been fetched, and fetching again what has failed. */
export function mediaFetchRoutes(on: On): void {
  on('media.fetches', ({ params, db }) => fetchesOf(db, params.projectId))

  on('media.retry', async ({ params: { projectId }, db, now }) => {
    await db
      .updateTable('media_fetch')
      .set({ state: 'waiting', problem: null, tries: 0, since: now() })
      .where('project_id', '=', projectId)
      .where('state', '=', 'failed')
      .execute()
    return fetchesOf(db, projectId)
  })
}
