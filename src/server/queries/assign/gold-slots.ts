import type { Transaction } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Giving } from './giving.ts'
import type { Seeker } from './seeker.ts'

/** Which of the next `want` places in the person's queue are to hold gold, drawn at random; places count from 0. */
export async function drawGold(_trx: Transaction<Database>, _seeker: Seeker, _want: number): Promise<number[]> {
  return []
}

/**
 * Makes an assignment of purpose `gold` for the place, with the id and times that `giving` has for it, and answers whether there was
 * gold to give. It must use nothing but `giving.row(place, …)`, so that it cannot be told from the others.
 */
export async function giveGold(
  _trx: Transaction<Database>,
  _seeker: Seeker,
  _place: number,
  _giving: Giving,
): Promise<boolean> {
  return false
}
