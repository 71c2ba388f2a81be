import type { Insertable } from 'kysely'
import { queuedLeaseMs } from '#core/lease.ts'
import type { Database, Purpose } from '../../db/schema.ts'
import type { Seeker } from './seeker.ts'

/** One round of handing out to one person. */
export interface Giving {
  now: Date
  newId: () => string
  /** The id of the assignment at a place; ids ascend with the places. */
  id: (place: number) => string
  /** Until when the task at a place is lent. */
  until: (place: number) => Date
  /** The assignment at a place (from 0) of what is handed out now: ids and leases follow the place, whatever the purpose. */
  row: (
    place: number,
    what: { taskId: string; purpose: Purpose; subset?: string[] | null; attemptId?: string | null },
  ) => Insertable<Database['assignment']> & { id: string }
}

/** Prepares a round of at most `want` tasks for a person who holds `before` others already; `lease` in ms. */
export function prepareGiving(
  { projectId, personId }: Seeker,
  { want, before, lease, now, newId }: { want: number; before: number; lease: number; now: Date; newId: () => string },
): Giving {
  // In order, so that the tasks come back in the order they were given.
  const ids = Array.from({ length: want }, newId).sort()
  const id = (place: number) => ids[place] ?? newId()
  const until = (place: number) => new Date(now.getTime() + queuedLeaseMs(lease, before + place))
  return {
    ...{ now, newId, id, until },
    row: (place, { taskId, purpose, subset = null, attemptId = null }) => ({
      ...{ project_id: projectId, id: id(place), task_id: taskId, person_id: personId, purpose },
      ...{ state: 'active' as const, subset, attempt_id: attemptId, created_at: now, last_at: now },
      leased_until: until(place),
    }),
  }
}
