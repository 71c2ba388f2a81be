import type { Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Giving } from './giving.ts'
import { drawGold, giveGold } from './gold-slots.ts'
import { fillRequeued } from './requeued.ts'
import type { Seeker } from './seeker.ts'
import { takePlaces } from './take.ts'

/**
 * Hands out up to `want` new production tasks, with gold in the places that were drawn for it, and answers the assignments' ids in order.
 * The counter on the task changes in the UPDATE that hands it out: counting assignments under SKIP LOCKED would
 * overfill. The caller holds the person's lock, so that two tabs cannot both get a place in the same task.
 */
export async function handOut(
  trx: Transaction<Database>,
  seeker: Seeker,
  want: number,
  giving: Giving,
): Promise<string[]> {
  if (want <= 0) return []
  const drawn = await drawGold(trx, seeker, want)
  // Gold comes among other work only: where nothing else is left, it would show itself.
  const first = await takePlaces(trx, seeker, Math.max(1, want - drawn.length))
  if (first.length === 0) return []
  const gold = new Set<number>()
  for (const place of drawn) {
    if (first.length + gold.size >= want) break
    if (await giveGold(trx, seeker, place, giving)) gold.add(place)
  }
  const more = want - first.length - gold.size
  const taken = [...first, ...(more > 0 && drawn.length > 0 ? await takePlaces(trx, seeker, more) : [])]
  const places = Array.from({ length: want }, (_, place) => place).filter((place) => !gold.has(place))
  const rows = taken.map(({ id, undecided }, i) =>
    giving.row(places[i] ?? i, { taskId: id, purpose: 'production', subset: undecided }),
  )
  await trx.insertInto('assignment').values(rows).execute()
  await fillRequeued(
    trx,
    seeker.projectId,
    rows.map(({ id }) => id),
  )
  return [...rows.map(({ id }) => id), ...[...gold].map((place) => giving.id(place))].sort()
}
