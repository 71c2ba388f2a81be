import type { Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import { refreshReview, returnFromAnnotators } from '../refresh-review.ts'

/** What was sent back waits for the reviewer again once nobody is at it any more; what now agrees leaves the queue. */
export async function returnToReview(
  trx: Transaction<Database>,
  projectId: string,
  taskIds: string[],
  now: Date,
): Promise<void> {
  if (taskIds.length === 0) return
  await returnFromAnnotators(trx, projectId, now, taskIds)
  await refreshReview(trx, projectId, now, taskIds)
}
