import { sql, type Transaction } from 'kysely'
import type { RoomAct } from '#contract/calibration.ts'
import { advance, isOver, isRevealed, type Move, type Room } from '#core/calibration/room.ts'
import type { Database } from '../db/schema.ts'
import { afterSession } from '../queries/calibration/after-session.ts'
import { settleItem } from '../queries/calibration/settle-item.ts'
import { readRoom, type SessionKey, type StoredRoom } from './read-room.ts'
import { tellRoom } from './tell-room.ts'

type Trx = Transaction<Database>

interface Acting {
  key: SessionKey
  personId: string
  act: RoomAct
  /** The step that the act was meant for. */
  step: number
  now: Date
}

/** Whether everybody who is to vote has voted on every item: those with a seat who do not lead. */
async function allVoted(trx: Trx, { projectId, sessionId }: SessionKey): Promise<boolean> {
  const { rows } = await sql<{
    missing: boolean
  }>`select exists (select 1 from calibration_seat s cross join calibration_item i
      left join membership m on m.project_id = s.project_id and m.person_id = s.person_id
      where s.project_id = ${projectId} and s.session_id = ${sessionId} and i.project_id = s.project_id and i.session_id = s.session_id and not coalesce(m.roles && '{trainer,owner}', false)
        and not exists (select 1 from calibration_vote v where v.project_id = i.project_id and v.session_id = i.session_id and v.n = i.n and v.person_id = s.person_id)) as missing`.execute(
    trx,
  )
  return rows[0]?.missing === false
}

/** An open session is talked over once all are in, or its time is up. */
async function mayBegin(trx: Trx, room: StoredRoom, { key, now }: Acting): Promise<boolean> {
  if (room.kind === 'live' || (room.closesAt !== null && room.closesAt <= now)) return true
  return allVoted(trx, key)
}

/** Writes where the room is now, and when its items were voted on and shown. */
async function store(trx: Trx, before: StoredRoom, after: Room, { key, personId, act, now }: Acting): Promise<void> {
  const { projectId, sessionId } = key
  const isNewItem = after.n !== before.n || after.phase === 'vote'
  await trx
    .updateTable('calibration_session')
    .set({ phase: after.phase, n: after.n, step: after.step, trainer_id: personId })
    .$if(isNewItem, (query) => query.set({ pointer: null, timer_at: null, timer_seconds: null }))
    .$if(act.act === 'begin' || act.act === 'open', (query) => query.set({ began_at: now }))
    .$if(isOver(after.phase), (query) => query.set({ ended_at: now }))
    .where('project_id', '=', projectId)
    .where('id', '=', sessionId)
    .execute()
  if (after.n === null || act.act === 'decide') return
  await trx
    .updateTable('calibration_item')
    .set({ round: after.rounds[after.n] ?? 0 })
    .$if(after.phase === 'vote', (query) => query.set({ voted_at: now }))
    .$if(isRevealed(after.phase) && !(isRevealed(before.phase) && after.n === before.n), (query) =>
      query.set({ revealed_at: now }),
    )
    .where('project_id', '=', projectId)
    .where('session_id', '=', sessionId)
    .where('n', '=', after.n)
    .execute()
}

/** Moves the room on; nothing happens where somebody else leads, the act is meant for another step, or leads nowhere. */
async function move(trx: Trx, room: StoredRoom, acting: Acting): Promise<boolean> {
  const { key, personId, act, step, now } = acting
  if (room.trainerId !== null && room.trainerId !== personId) return false
  const after = advance(room, act.act as Move, step)
  if (!after || (act.act === 'begin' && !(await mayBegin(trx, room, acting)))) return false
  if (act.act === 'decide' && room.n !== null)
    await settleItem(trx, { ...key, n: room.n, personId, settlement: act.settlement, now })
  await store(trx, room, after, acting)
  if (after.phase === 'summary') await afterSession(trx, { ...key, now })
  return true
}

/** What does not move the room: who leads, the timer, what the trainer points at. */
async function change(trx: Trx, room: StoredRoom, { key, personId, act, now }: Acting): Promise<boolean> {
  const update = trx
    .updateTable('calibration_session')
    .where('project_id', '=', key.projectId)
    .where('id', '=', key.sessionId)
  if (act.act === 'take-over') {
    if (isOver(room.phase) || room.trainerId === personId) return false
    // Acts of whoever led before, still under way, are meant for a step that is over.
    await update.set({ trainer_id: personId, step: room.step + 1 }).execute()
    return true
  }
  if (room.trainerId !== personId || room.n === null) return false
  if (act.act === 'timer')
    await update.set({ timer_at: act.seconds === null ? null : now, timer_seconds: act.seconds }).execute()
  if (act.act === 'point') await update.set({ pointer: act.pointer && JSON.stringify(act.pointer) }).execute()
  return true
}

/** Does what the trainer says, once; answers whether it was done. Throws as `settleItem` for a decision that does not fit. */
export async function actInRoom(trx: Trx, acting: Acting): Promise<boolean> {
  const room = await readRoom(trx, acting.key, 'update')
  const { act } = acting.act
  const isMove = act !== 'take-over' && act !== 'timer' && act !== 'point'
  const done = isMove ? await move(trx, room, acting) : await change(trx, room, acting)
  if (done) await tellRoom(trx, acting.key, 'stage')
  return done
}
