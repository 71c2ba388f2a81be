import { isRevealed } from '#core/calibration/room.ts'
import { ApiError, found } from '../api-error.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { Deps } from '../deps.ts'
import { actInRoom } from '../room/act.ts'
import { createHub } from '../room/hub.ts'
import { presentStage } from '../room/present-room.ts'
import { readRoom, readSeats, readVotes, type SessionKey } from '../room/read-room.ts'
import { enterRoom, ownSeat, rosterChanged, takeSeat } from '../room/seats.ts'
import { roomStream } from '../room/stream.ts'
import { viewRoom } from '../room/view-room.ts'
import { castVote } from '../room/vote.ts'
import type { On } from '../router.ts'

interface Call {
  person: { id: string; serverOwner: boolean }
  membership: { roles: readonly string[] } | null
}

/** Whether a person may lead a room of the project. */
const mayLead = ({ person, membership }: Call) =>
  person.serverOwner || (membership?.roles.some((role) => role === 'trainer' || role === 'owner') ?? false)

/** The room a calibration is held in: everybody in it votes blind on one item after the other, and talks about what comes out. */
export function roomRoutes(on: On, deps: Deps): void {
  const hub = createHub(deps)

  async function stageOf(key: SessionKey) {
    const room = await readRoom(deps.db, key)
    const votes = room.n !== null && isRevealed(room.phase) ? await readVotes(deps.db, key, room.n) : []
    return presentStage(deps.secret, room, votes, await readSeats(deps.db, key))
  }

  on('room.get', async (call) => {
    const { params: key, person, db, now } = call
    const leads = mayLead(call)
    const seat = await inTransaction(db, async (trx) => {
      const own = await takeSeat(trx, key, { personId: person.id, mayLead: leads })
      await enterRoom(trx, key, { personId: person.id, now: now() })
      return own
    })
    return viewRoom(call, key, { personId: person.id, seat, mayLead: leads })
  })

  on('room.events', async (call) => {
    const { params: key, person, db, now, c } = call
    await ownSeat(db, key, person.id)
    await inTransaction(db, (trx) => enterRoom(trx, key, { personId: person.id, now: now() }))
    return roomStream(call, { key, personId: person.id, token: found(c.get('session')), hub })
  })

  on('room.act', async ({ params: key, body, person, db, now }) => {
    await ownSeat(db, key, person.id)
    const acting = { key, personId: person.id, ...body, now: now() }
    const done = await inTransaction(db, (trx) => actInRoom(trx, acting))
    hub.refresh(key, 'stage')
    return { done, stage: await stageOf(key) }
  })

  on('room.vote', async ({ params: key, body, person, db, now }) => {
    await ownSeat(db, key, person.id)
    const vote = await inTransaction(db, (trx) => castVote(trx, { key, personId: person.id, vote: body, now: now() }))
    hub.refresh(key, 'marks')
    return vote
  })

  on('room.agree', async ({ params: key, body, person, db }) => {
    await ownSeat(db, key, person.id)
    const room = await readRoom(db, key)
    if (room.names === 'never') throw new ApiError('bad-request', 'This session shows no names.')
    await inTransaction(db, async (trx) => {
      await trx
        .updateTable('calibration_seat')
        .set({ agrees: body.agrees })
        .where('project_id', '=', key.projectId)
        .where('session_id', '=', key.sessionId)
        .where('person_id', '=', person.id)
        .execute()
      await rosterChanged(trx, key)
    })
    hub.refresh(key, 'marks')
    return { ok: true }
  })
}
