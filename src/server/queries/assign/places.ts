import { sql, type Transaction } from 'kysely'
import type { AssignmentState, Database, Purpose } from '../../db/schema.ts'

/** A sitting as far as places go. */
export interface Seat {
  project_id: string
  task_id: string
  purpose: Purpose
  state: AssignmentState
  surplus: boolean
}

/** Whether the sitting counts among the task's places: only production does, and surplus work has lost its place. */
export function holdsPlaces({ purpose, surplus }: Pick<Seat, 'purpose' | 'surplus'>): boolean {
  return purpose === 'production' && !surplus
}

/** How many places a sitting in this state holds. */
export function heldIn(state: AssignmentState): 0 | 1 {
  return state === 'active' || state === 'deferred' ? 1 : 0
}

/** Moves the task's counters by what the change of state means; answers false where no place is free. */
export async function movePlaces(trx: Transaction<Database>, seat: Seat, held: number, done: number): Promise<boolean> {
  if ((held === 0 && done === 0) || !holdsPlaces(seat)) return true
  // Only taking a place that one does not hold yet can overfill the task.
  const room = held + done > 0 ? sql`and held + done < overlap` : sql``
  const { rows } = await sql`update task set held = held + ${held}, done = done + ${done}
    where project_id = ${seat.project_id} and id = ${seat.task_id} ${room} returning id`.execute(trx)
  return rows.length > 0
}

/** Someone else filled the place meanwhile: the sitting's labels stay in history and agreement, outside consensus. */
export async function becomeSurplus(
  trx: Transaction<Database>,
  { project_id, id }: { project_id: string; id: string },
): Promise<void> {
  await trx
    .updateTable('assignment')
    .set({ surplus: true })
    .where('project_id', '=', project_id)
    .where('id', '=', id)
    .execute()
  await trx
    .updateTable('current_label')
    .set({ surplus: true })
    .where('project_id', '=', project_id)
    .where('assignment_id', '=', id)
    .execute()
}
