import { sql, type Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { refreshTreatments } from '../treatments.ts'
import { keepVerdicts } from '../verdicts.ts'
import type { Settling } from './settling.ts'

/** Makes what the room settled about safety binding for these contents, as a reviewer's decision is; takes back what it settled before. */
export async function settleSafety(
  trx: Transaction<Database>,
  { projectId, sessionId, personId, settlement, now, resultId }: Settling & { resultId: string },
): Promise<void> {
  // The session stands where the label stands: together with the result it tells which settlement a verdict came from.
  const { rows } = await sql<{
    key: string
  }>`delete from verdict where project_id = ${projectId} and result_id = ${resultId} and binds and label_id = ${sessionId} returning content_key as key`.execute(
    trx,
  )
  const { safety } = settlement
  if (safety)
    await keepVerdicts(trx, [{ projectId, resultId, labelId: sessionId, findings: safety.findings }], personId, now, {
      binds: true,
    })
  else await refreshTreatments(trx, { keys: rows.map(({ key }) => key) })
}
