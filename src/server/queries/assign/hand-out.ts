import { sql, type Transaction } from 'kysely'
import { isGoldTurn } from '#core/gold-draw.ts'
import type { Database } from '../../db/schema.ts'
import { type Draw, drawOf, hiddenGold } from '../gold/queue.ts'
import { freeFor } from './free.ts'
import type { Giving } from './giving.ts'
import { fillRequeued } from './requeued.ts'
import type { Seeker } from './seeker.ts'
import { takePlaces } from './take.ts'

type Trx = Transaction<Database>

/** What each of the next places in the person's queue holds: the task that is slipped in as gold, or null for work. */
async function planPlaces(trx: Trx, seeker: Seeker, want: number, draw: Draw): Promise<(string | null)[]> {
  // Looked for whether or not it is the turn of one, so that the time it takes tells nothing.
  const hidden = await hiddenGold(trx, seeker, draw.seed, want)
  return Array.from({ length: want }, (_, place) =>
    isGoldTurn(draw.seed, draw.turns + place, draw.share) ? (hidden.shift() ?? null) : null,
  )
}

async function isAnyFree(trx: Trx, seeker: Seeker): Promise<boolean> {
  const { rows } = await sql`select 1 from task t where ${freeFor(seeker)} limit 1`.execute(trx)
  return rows.length > 0
}

/**
 * Hands out up to `want` new tasks, work with gold in the places that were drawn for it, and answers the assignments' ids in order.
 * The counter on the task changes in the UPDATE that hands it out: counting assignments under SKIP LOCKED would
 * overfill. The caller holds the person's lock, so that two tabs cannot both get a place in the same task. Gold comes
 * with the same row as any work, and in front of other work only: where nothing else is left, it would show itself.
 */
export async function handOut(trx: Trx, seeker: Seeker, want: number, giving: Giving): Promise<string[]> {
  if (want <= 0) return []
  const draw = await drawOf(trx, seeker)
  if (!draw) return handOutWork(trx, seeker, want, giving)
  const plan = await planPlaces(trx, seeker, want, draw)
  const work = plan.filter((task) => task === null).length
  const taken = work > 0 ? await takePlaces(trx, seeker, work) : []
  const isAnyRequeued = taken.some(({ isRequeued }) => isRequeued)
  const rows: ReturnType<Giving['row']>[] = []
  for (const gold of plan) {
    const task = gold === null ? taken.shift() : null
    if (task === undefined) break
    rows.push(
      task
        ? giving.row(rows.length, { taskId: task.id, purpose: 'production', subset: task.undecided })
        : giving.row(rows.length, { taskId: gold ?? '', purpose: 'gold' }),
    )
  }
  if (!(await isAnyFree(trx, seeker))) while (rows.at(-1)?.purpose === 'gold') rows.pop()
  await touch(trx, seeker, rows)
  if (rows.length === 0) return []
  await trx.insertInto('assignment').values(rows).execute()
  const ids = rows.map(({ id }) => id)
  if (isAnyRequeued) await fillRequeued(trx, seeker.projectId, ids)
  return ids
}

/** Hands out work alone, to those who are given no gold, in one statement. */
async function handOutWork(trx: Trx, seeker: Seeker, want: number, giving: Giving): Promise<string[]> {
  const taken = await takePlaces(trx, seeker, want, giving)
  const ids = taken.map((_, place) => giving.id(place))
  if (taken.some(({ isRequeued }) => isRequeued)) await fillRequeued(trx, seeker.projectId, ids)
  return ids
}

/** Counts the person's turns, and writes to the tasks that came as gold as if a place had been taken. */
async function touch(trx: Trx, { projectId, personId }: Seeker, rows: ReturnType<Giving['row']>[]): Promise<void> {
  const gold = rows.filter(({ purpose }) => purpose === 'gold').map((row) => row.task_id)
  await sql`update task set held = held where project_id = ${projectId} and id = any(${gold}::uuid[])`.execute(trx)
  await sql`update membership set turns = turns + ${rows.length} where project_id = ${projectId} and person_id = ${personId}`.execute(
    trx,
  )
}
