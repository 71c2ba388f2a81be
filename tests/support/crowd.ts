import type { Client, TestServer } from './api.ts'
import { makePeople } from './people.ts'

/** Many people at once, signed in. */
export function makeCrowd(server: TestServer, size: number): Promise<Client[]> {
  const names = Array.from({ length: size }, () => crypto.randomUUID())
  return makePeople(
    server,
    names.map((name) => ({ name: `Crowd ${name.slice(0, 8)}`, email: `${name}@example.org` })),
  )
}

/** Makes all of them annotators of a project, in all its languages and markets unless told. */
export async function joinAll(
  server: TestServer,
  projectId: string,
  people: readonly Client[],
  membership: { languages?: string[]; markets?: string[] } = {},
): Promise<void> {
  const rows = people.map(({ id }) => ({
    ...{ project_id: projectId, person_id: id, roles: ['annotator' as const] },
    ...{ languages: [], markets: [], created_at: server.clock.now, ...membership },
  }))
  await server.db.insertInto('membership').values(rows).execute()
}
