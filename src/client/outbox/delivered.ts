import type { Entry } from './entry.ts'
import type { Outbox } from './outbox.ts'

/** Sends what waits, and answers whether nothing that matches waits any more; false where it cannot be sent now. */
export async function delivered(outbox: Outbox, matches: (entry: Entry) => boolean): Promise<boolean> {
  // Whoever is sending already may have begun before the entry came: so more than once.
  for (let round = 0; round < 3; round++) {
    await outbox.drain()
    if (!(await outbox.waiting()).some(matches)) return true
  }
  return false
}
