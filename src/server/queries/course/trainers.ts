import { type Kysely, sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { notify } from '../notify.ts'

/** Whom something is told about, and with what. */
export interface Notifying {
  projectId: string
  personId: string
  language: string
  now: Date
  newId: () => string
}

/** Those who train in a project; where there are none, its owners. */
export async function trainersOf(db: Kysely<Database>, projectId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{
    id: string
    name: string
    trains: boolean
  }>`select m.person_id as id, u.name, 'trainer' = any(m.roles) as trains
    from membership m join person p on p.id = m.person_id join auth_user u on u.id = p.user_id
    where m.project_id = ${projectId} and m.roles && array['trainer', 'owner'] order by u.name`.execute(db)
  const trainers = rows.filter(({ trains }) => trains)
  return (trainers.length > 0 ? trainers : rows).map(({ id, name }) => ({ id, name }))
}

/** Tells those who train something about a person, but not that person. */
export async function tellTrainers(
  db: Kysely<Database>,
  { projectId, personId, language, kind, now, newId }: Notifying & { kind: 'course-again' | 'test-used-up' },
): Promise<void> {
  const { rows } = await sql<{
    name: string
  }>`select u.name from person p join auth_user u on u.id = p.user_id where p.id = ${personId}`.execute(db)
  const detail = { language, name: rows[0]?.name ?? '' }
  for (const { id } of await trainersOf(db, projectId))
    if (id !== personId) await notify(db, { id: newId(), personId: id, projectId, kind, at: now, detail })
}
