import type { CalibrationAsks, CalibrationPhase, Settlement } from '#contract/calibration.ts'
import { newId } from '#server/deps.ts'
import { settleItem } from '#server/queries/calibration/settle-item.ts'
import type { Client, TestServer } from './api.ts'

/** A settlement of grade 2, with what differs. */
export const settlement = (differ: Partial<Settlement> = {}): Settlement => ({
  ...{ value: 2, tolerance: 0, reason: 'As the room saw it', clause: null, safety: null },
  ...differ,
})

interface Planned {
  projectId: string
  trainer: Client
  results: readonly string[]
  people: readonly Client[]
  asks?: CalibrationAsks
  phase?: CalibrationPhase
}

/** A session straight in the tables, in which everybody has taken a seat; answers its id. */
export async function plantSession(
  { db, clock }: TestServer,
  { projectId, trainer, results, people, asks = 'relevance', phase = 'settle' }: Planned,
): Promise<string> {
  const id = newId()
  const own = { project_id: projectId, session_id: id }
  await db
    .insertInto('calibration_session')
    .values({
      ...{ project_id: projectId, id, title: 'Intent', kind: 'live', asks, names: 'never', pass_mark: 0.7, phase },
      ...{ closes_at: null, trainer_id: trainer.id, created_by: trainer.id, created_at: clock.now },
    })
    .execute()
  await db
    .insertInto('calibration_item')
    .values(results.map((result_id, n) => ({ ...own, n, result_id, pick: 'hand' as const })))
    .execute()
  await db
    .insertInto('calibration_seat')
    .values(people.map(({ id: person_id }, seat) => ({ ...own, person_id, seat, joined_at: clock.now })))
    .execute()
  return id
}

/** Votes of several people on an item, in the order of the people. */
export async function plantVotes(
  { db, clock }: TestServer,
  { projectId, sessionId, n }: { projectId: string; sessionId: string; n: number },
  votes: readonly { by: Client; value: number; at?: Date }[],
): Promise<void> {
  await db
    .insertInto('calibration_vote')
    .values(
      votes.map(({ by, value, at }) => ({
        ...{ project_id: projectId, session_id: sessionId, n, round: 0, person_id: by.id, seq: 0, id: newId() },
        ...{ mode: 'blind' as const, value, reason: null, clause: null, body_hash: newId(), at: at ?? clock.now },
      })),
    )
    .execute()
}

/** Settles an item as the room does. */
export async function settle(
  server: TestServer,
  which: { projectId: string; sessionId: string; n: number },
  trainer: Client,
  differ: Partial<Settlement> = {},
): Promise<void> {
  const settling = { ...which, personId: trainer.id, settlement: settlement(differ), now: server.clock.now }
  await server.db.transaction().execute((trx) => settleItem(trx, settling))
}
