import type { Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** The id of the round or test that a person has running in a language, if there is one. */
export async function runningAttempt(
  trx: Transaction<Database>,
  { projectId, personId }: { projectId: string; personId: string },
  language: string,
  kind: 'training' | 'qualification',
): Promise<string | undefined> {
  const row = await trx
    .selectFrom('attempt')
    .select('id')
    .where('project_id', '=', projectId)
    .where('person_id', '=', personId)
    .where('language', '=', language)
    .where('kind', '=', kind)
    .where('state', '=', 'running')
    .executeTakeFirst()
  return row?.id
}
