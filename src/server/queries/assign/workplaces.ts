import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { loadSeeker } from './load-seeker.ts'
import type { Seeker } from './seeker.ts'

/** A project where a person labels, as it stands among the others. */
export interface Workplace {
  seeker: Seeker
  priority: number
}

/**
 * The open projects where a person is an annotator, in the order in which new tasks come from them: by priority, and of equal ones
 * first the one that has given this person nothing for the longest time. `isMember` tells whether there are any, open or not.
 */
export async function workplaces(
  db: Kysely<Database>,
  personId: string,
  now: Date,
): Promise<{ places: Workplace[]; isMember: boolean }> {
  const { rows } = await sql<{
    id: string
    priority: number
    is_open: boolean
    languages: string[]
    markets: string[]
  }>`select p.id, p.priority, p.state in ('pilot', 'production') as is_open, m.languages, m.markets
    from membership m join project p on p.id = m.project_id
    left join lateral (select a.created_at, a.id from assignment a where a.project_id = p.id and a.person_id = ${personId}
      order by a.created_at desc, a.id desc limit 1) latest on true
    where m.person_id = ${personId} and 'annotator' = any(m.roles)
    order by p.priority desc, latest.created_at nulls first, latest.id nulls first, p.created_at, p.id`.execute(db)
  const open = rows.filter(({ is_open }) => is_open)
  const places = await Promise.all(
    open.map(async ({ id, priority, languages, markets }) => ({
      seeker: await loadSeeker(db, { projectId: id, personId, languages, markets }, now),
      priority,
    })),
  )
  return { places, isMember: rows.length > 0 }
}
