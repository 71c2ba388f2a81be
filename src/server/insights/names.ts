import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import { pseudonyms } from '../queries/pseudonyms.ts'

/** What people and sources go by: names for owners, pseudonyms for everybody else; sources by their own name. */
export async function ratersNames(
  db: Kysely<Database>,
  projectId: string,
  isOwner: boolean,
): Promise<(id: string) => string> {
  const sources = await db.selectFrom('source').select(['id', 'name']).where('project_id', '=', projectId).execute()
  const names = await pseudonyms(db, projectId)
  if (isOwner) {
    const people = await db
      .selectFrom('person')
      .innerJoin('auth_user', 'auth_user.id', 'person.user_id')
      .select(['person.id', 'auth_user.name'])
      .where('person.id', 'in', [...names.keys(), projectId])
      .execute()
    for (const { id, name } of people) names.set(id, name)
  }
  for (const { id, name } of sources) names.set(id, name)
  return (id) => names.get(id) ?? ''
}
