import type { Kysely } from 'kysely'
import type { Database } from '../db/schema.ts'
import type { Person } from '../env.ts'

/** The person with an account under this (lower-case) address, or null. */
export async function personByUser(db: Kysely<Database>, email: string): Promise<Person | null> {
  const row = await db
    .selectFrom('auth_user')
    .innerJoin('person', 'person.user_id', 'auth_user.id')
    .select([
      'person.id',
      'auth_user.id as userId',
      'auth_user.name',
      'auth_user.email',
      'person.server_owner as serverOwner',
      'person.officer',
      'person.settings',
    ])
    .where('auth_user.email', '=', email)
    .executeTakeFirst()
  return row ?? null
}

/** Adds to what a person is in a project: roles are joined; an empty list of languages or markets means all and stays so. */
export async function joinProject(
  db: Kysely<Database>,
  row: {
    project_id: string
    person_id: string
    roles: Database['membership']['roles']
    languages: string[]
    markets: string[]
    created_at: Date
  },
): Promise<void> {
  const old = await db
    .selectFrom('membership')
    .selectAll()
    .where('project_id', '=', row.project_id)
    .where('person_id', '=', row.person_id)
    .forUpdate()
    .executeTakeFirst()
  if (!old) {
    await db.insertInto('membership').values(row).execute()
    return
  }
  const both = <T>(a: T[], b: T[]) => [...new Set([...a, ...b])]
  const wider = (a: string[], b: string[]) => (a.length === 0 || b.length === 0 ? [] : both(a, b))
  await db
    .updateTable('membership')
    .set({
      roles: both(old.roles, row.roles),
      languages: wider(old.languages, row.languages),
      markets: wider(old.markets, row.markets),
    })
    .where('project_id', '=', row.project_id)
    .where('person_id', '=', row.person_id)
    .execute()
}
