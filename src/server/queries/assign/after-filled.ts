import type { Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'

/** What follows when a task may have got its last label: more labels for what is still undecided. */
export async function afterFilled(
  _trx: Transaction<Database>,
  _projectId: string,
  _taskId: string,
  _now: Date,
): Promise<void> {}
