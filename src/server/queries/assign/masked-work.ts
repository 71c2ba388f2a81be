import { type Kysely, sql } from 'kysely'
import type { Treatment } from '#contract/basics.ts'
import type { Database } from '../../db/schema.ts'
import { usedToday } from '../exposure/used.ts'
import type { MaskedWork } from './seeker.ts'

/** No more hard tasks than this in a row. */
const inARow = 3

/** How long somebody who had that many is given none, in ms; a pause of this length ends a row. */
const restMs = 5 * 60_000

/** So near to the limit of seconds nothing masked is begun any more. */
const nearly = 0.95

const isHard = (treatment: Treatment) => treatment >= 'T3'

/** The person's latest tasks, newest first; those given back unseen do not count. */
async function latest(db: Kysely<Database>, personId: string) {
  const { rows } = await sql<{ hardest: Treatment; last: Date }>`select t.hardest, l.last_at as last from (
      select a.project_id, a.task_id, a.created_at, a.id, a.last_at from assignment a where a.person_id = ${personId} and (a.state <> 'returned' or a.begun_at is not null)
      order by a.last_at desc, a.id desc limit 20) l
    join task t on t.project_id = l.project_id and t.id = l.task_id order by l.created_at desc, l.id desc limit ${inARow}`.execute(
    db,
  )
  return rows
}

/** How many hard tasks in a row the person has had, and when they last were at one. */
async function hardRow(db: Kysely<Database>, personId: string, now: Date): Promise<{ row: number; last: number }> {
  const tasks = await latest(db, personId)
  const first = tasks.findIndex(({ hardest }) => !isHard(hardest))
  const row = first === -1 ? tasks.length : first
  const last = Math.max(0, ...tasks.slice(0, row).map((task) => task.last.getTime()))
  return now.getTime() - last < restMs ? { row, last } : { row: 0, last }
}

/** How much masked work a person can be given now: by what they take, by today's limits, and by what they had last. */
export async function maskedWork(db: Kysely<Database>, personId: string, now: Date): Promise<MaskedWork> {
  const { rows } = await sql<{
    sealed: boolean
  }>`select coalesce((preferences ->> 'sealed')::boolean, false) as sealed from viewing_preference where person_id = ${personId}`.execute(
    db,
  )
  const { seconds, hard, secondsPerDay, hardPerDay } = await usedToday(db, personId, now)
  const isOut = secondsPerDay !== null && seconds >= nearly * secondsPerDay
  const isHardOut = hardPerDay !== null && hard >= hardPerDay
  const { row, last } = await hardRow(db, personId, now)
  const rests = row >= inARow
  return {
    isSealed: rows[0]?.sealed ?? false,
    limit: isOut ? 'seconds' : isHardOut ? 'hard' : null,
    restUntil: rests ? new Date(last + restMs) : null,
    room: rests ? Number.POSITIVE_INFINITY : inARow - row,
  }
}
