import { sql, type Transaction } from 'kysely'
import type { Database, Purpose } from '../../db/schema.ts'
import { leaseOf } from './lease.ts'

interface Gone {
  project_id: string
  id: string
  task_id: string
  purpose: Purpose
}

/**
 * Takes the place of a lapsed or given-back assignment again, if it is still free, and answers whether it was. Only production needs a
 * place. Where it was filled meanwhile nothing changes: the caller says what that means.
 */
export async function takeBack(
  trx: Transaction<Database>,
  { project_id, id, task_id, purpose }: Gone,
  now: Date,
): Promise<boolean> {
  if (purpose === 'production') {
    const { rows } = await sql`update task set held = held + 1 where project_id = ${project_id} and id = ${task_id}
      and state = 'open' and held + done < overlap returning id`.execute(trx)
    if (rows.length === 0) return false
  }
  await trx
    .updateTable('assignment')
    .set({ state: 'active', leased_until: new Date(now.getTime() + (await leaseOf(trx, project_id))), last_at: now })
    .where('project_id', '=', project_id)
    .where('id', '=', id)
    .execute()
  return true
}
