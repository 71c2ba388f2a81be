import { sql, type Transaction } from 'kysely'
import type { Database } from '../db/schema.ts'
import { notify } from './notify.ts'

/** Tells the members of a project, but for who published it, of a new version; one that they have not read yet takes its place. */
export async function tellOfGuideline(
  trx: Transaction<Database>,
  {
    projectId,
    by,
    version,
    at,
    newId,
  }: { projectId: string; by: string; version: number; at: Date; newId: () => string },
): Promise<void> {
  await sql`delete from notification where project_id = ${projectId} and kind = 'guideline' and read_at is null`.execute(
    trx,
  )
  const members = await trx
    .selectFrom('membership')
    .select('person_id')
    .where('project_id', '=', projectId)
    .where('person_id', '<>', by)
    .execute()
  for (const { person_id } of members)
    await notify(trx, { id: newId(), personId: person_id, projectId, kind: 'guideline', at, detail: { version } })
}
