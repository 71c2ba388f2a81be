import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { hasGates, standings } from './facts.ts'

/** Languages of the project in which the person may not do production now. */
export async function barredLanguages(db: Kysely<Database>, projectId: string, personId: string): Promise<string[]> {
  if (!(await hasGates(db, projectId, personId))) return []
  const closed = (await standings(db, projectId, personId)).filter(({ gate }) => gate !== 'open')
  return closed.map(({ language }) => language)
}
