import type { Role } from '#contract/basics.ts'
import { found } from '../api-error.ts'
import { makeLink } from '../auth/links.ts'
import type { On } from '../router.ts'

/** Accounts, for the server's owner. */
export function peopleRoutes(on: On): void {
  on('people.list', async ({ db }) => {
    const people = await db
      .selectFrom('person')
      .leftJoin('auth_user', 'auth_user.id', 'person.user_id')
      .select([
        'person.id',
        'auth_user.name',
        'auth_user.email',
        'person.server_owner',
        'person.officer',
        'person.created_at',
      ])
      .orderBy('person.created_at')
      .execute()
    const memberships = await db
      .selectFrom('membership')
      .innerJoin('project', 'project.id', 'membership.project_id')
      .select(['membership.person_id', 'project.id', 'project.name', 'membership.roles'])
      .orderBy('project.name')
      .execute()
    const projects = new Map<string, { id: string; name: string; roles: Role[] }[]>()
    for (const { person_id, id, name, roles } of memberships) {
      const own = projects.get(person_id)
      if (own) own.push({ id, name, roles })
      else projects.set(person_id, [{ id, name, roles }])
    }
    return {
      people: people.map((row) => ({
        id: row.id,
        name: row.name ?? '',
        email: row.email,
        serverOwner: row.server_owner,
        officer: row.officer,
        createdAt: row.created_at.toISOString(),
        projects: projects.get(row.id) ?? [],
      })),
    }
  })

  on('people.resetLink', async ({ params, db, person, now, newId }) => {
    const other = found(
      await db
        .selectFrom('person')
        .select('id')
        .where('id', '=', params.personId)
        .where('user_id', 'is not', null)
        .executeTakeFirst(),
    )
    return makeLink(db, { now, newId }, { kind: 'reset', personId: other.id, createdBy: person.id }, 24)
  })
}
